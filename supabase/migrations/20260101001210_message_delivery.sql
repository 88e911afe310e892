-- Delivery: the worker claims what is due, sends it, and writes down how it went.
--
-- How "nothing is lost, nothing is sent twice" holds:
--   * A message is a row until it is sent. Claiming it lends it for a while (a lease); whoever is killed while sending
--     gives it back when the lease ends.
--   * Rows are claimed with skip locked: two workers never hold the same one. A sending takes less than its lease
--     (the worker's timeouts are a fraction of it), so no other worker starts while it is under way.
--   * What nobody can know (the line broke after the other side took it, before it said so) is sent again under the
--     same key: Message-ID of a letter, Idempotency-Key of an SMS request, by which the receiver recognises it.
--   * Failures wait longer each time; what cannot be delivered is dead and shown, and stays until somebody decides.
-- When a message is no longer worth sending (docs of message_templates.relevant_while): a reminder to staff or a question
-- to a citizen whose ticket has moved on meanwhile is skipped, and so is a digest that a newer one has replaced.
-- Results and refusals are always sent. Anything older than messages.max_age_days is not sent by itself after a long
-- silence: it is dead (too_old), shown, and can be sent by hand.

create table private.message_log (
  id bigint generated always as identity primary key,
  outbox_id bigint not null references private.outbox (id) on delete cascade,
  at timestamptz not null,
  kind text not null check (kind in ('failed', 'sent', 'dead', 'skipped', 'resent', 'discarded')),
  attempt integer,
  detail text,
  staff_id bigint references public.staff (id)
);
comment on table private.message_log is 'What became of a message: each failed try, and whoever sent it again or gave it up. Append-only.';
create index message_log_outbox on private.message_log (outbox_id, id);
create index message_log_staff on private.message_log (staff_id);
alter table private.message_log enable row level security;

create table private.sample_mailbox (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  channel text not null check (channel in ('sms', 'email')),
  recipient text not null,
  subject text,
  body text not null,
  message_key text unique,
  outbox_id bigint references private.outbox (id) on delete set null
);
comment on table private.sample_mailbox is
  'Where letters and SMS go in a demonstration that has no mail server and no gateway, and account letters (without a key) of any system that has no mail server. One row a message however often it is delivered.';
create index sample_mailbox_outbox on private.sample_mailbox (outbox_id);
create index sample_mailbox_at on private.sample_mailbox (at desc);
alter table private.sample_mailbox enable row level security;

create function private.retry_delay(p_attempts integer, p_jitter double precision)
returns interval language sql immutable parallel safe set search_path = '' as $$
  -- 30 s, 1 min, 2 min, … at most two hours; up to a fifth more, so that a gateway that comes back is not stormed.
  select make_interval(secs => least(30 * 2 ^ least(greatest(p_attempts, 1) - 1, 20), 7200) * (1 + 0.2 * least(greatest(p_jitter, 0), 1)))
$$;
comment on function private.retry_delay(integer, double precision) is 'How long a message waits after its n-th failed try; jitter 0–1.';

create function private.number_setting(p_key text, p_default integer)
returns integer language sql stable set search_path = '' as $$
  select case when private.setting(p_key) #>> '{}' ~ '^[0-9]{1,6}$' then (private.setting(p_key) #>> '{}')::integer else p_default end
$$;
comment on function private.number_setting(text, integer) is 'A whole number of the settings; its default when somebody wrote something else there.';

create function private.message_address(p_message private.outbox, out address text, out is_known boolean)
language plpgsql stable set search_path = '' as $$
declare v_person record;
begin
  is_known := true;
  if p_message.address is not null or (p_message.staff_id is null and p_message.params ? 'recipient') then
    -- A guest of a session is no citizen on record: the invitation itself says where it goes.
    address := coalesce(p_message.address, p_message.params ->> 'recipient');
  elsif p_message.staff_id is not null then
    select s.phone, s.email, s.is_active and s.archived_at is null as is_here into v_person from public.staff s where s.id = p_message.staff_id;
    is_known := coalesce(v_person.is_here, false);
    address := case p_message.channel when 'sms' then v_person.phone else v_person.email end;
  elsif p_message.subject_type = 'dossier' then
    select x.phone, x.email into v_person from private.dossier_address(p_message.subject_id) x;
    address := case p_message.channel when 'sms' then v_person.phone else v_person.email end;
  else
    select c.phone, c.email into v_person from public.citizens c where c.id = p_message.citizen_id;
    address := case p_message.channel when 'sms' then v_person.phone else v_person.email end;
  end if;
  address := case p_message.channel when 'sms' then private.normal_phone(address)
    else (regexp_match(private.tidy(address), '^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$'))[1] end;
end $$;
comment on function private.message_address(private.outbox) is 'Where a message goes as of now: telephone number or mail address, null when there is none or it is none; is_known = false for staff who have left.';

create function private.next_hour(p_message private.outbox, p_now timestamptz)
returns timestamptz language plpgsql stable set search_path = '' as $$
begin
  if p_message.is_urgent or p_message.address is not null then
    return p_now;
  elsif p_message.staff_id is null then
    return private.next_citizen_hour(p_now);
  end if;
  return (select sla.add_working_time(a.calendar_id, p_now, interval '0') from public.staff s join public.agencies a on a.id = s.agency_id where s.id = p_message.staff_id);
end $$;
comment on function private.next_hour(private.outbox, timestamptz) is
  'When the message may go out: staff in the working time of their agency, citizens in their hours, urgent ones at once. Nguồn: SPEC §2 (reminders are delivered in working time only).';

create function private.is_stale(p_message private.outbox, p_now timestamptz)
returns boolean language plpgsql stable set search_path = '' as $$
declare
  v_template record;
  v_ticket record;
begin
  if p_message.is_forced then
    return false;
  elsif p_message.template = 'digest' then
    return exists (select from private.outbox o where o.staff_id = p_message.staff_id and o.template = 'digest' and o.id > p_message.id)
      or (p_message.created_at at time zone 'Asia/Ho_Chi_Minh')::date < (p_now at time zone 'Asia/Ho_Chi_Minh')::date;
  elsif p_message.template in ('session_invited', 'session_moved', 'session_cancelled') then
    -- Nobody comes to what has begun, or to a time that was moved again.
    return (p_message.params ->> 'starts_at')::timestamptz <= p_now
      or exists (select from private.outbox o where o.template = 'session_moved' and o.subject_type = 'session' and o.subject_id = p_message.subject_id
        and o.id > p_message.id and p_message.template <> 'session_cancelled');
  elsif p_message.template = 'chart_alert' then
    return not private.alert_stands((p_message.params ->> 'alert_id')::bigint, p_message.created_at);
  elsif p_message.subject_type = 'dossier' then
    return private.is_dossier_message_stale(p_message.template, p_message.channel, p_message.subject_id);
  elsif p_message.subject_type is distinct from 'ticket' then
    return false;
  end if;
  select t.relevant_while, t.follows_agency into v_template from public.message_templates t where t.code = p_message.template and t.channel = p_message.channel and t.language = 'vi';
  if v_template.relevant_while is null then
    return false;
  end if;
  select t.status, a.name as agency into v_ticket from public.tickets t left join public.agencies a on a.id = t.agency_id where t.id = p_message.subject_id;
  return v_ticket.status is null or v_ticket.status <> all (v_template.relevant_while)
    -- A slip that was recalled or passed on is another agency's work now.
    or (v_template.follows_agency and p_message.params ? 'agency' and v_ticket.agency is distinct from p_message.params ->> 'agency');
end $$;
comment on function private.is_stale(private.outbox, timestamptz) is 'Whether what the message is about has passed: sending it late would only mislead.';

create function private.end_message(p_id bigint, p_now timestamptz, p_status text, p_reason text, p_detail text default null)
returns void language plpgsql volatile set search_path = '' as $$
begin
  update private.outbox o set status = p_status, reason = p_reason, lease_token = null, lease_until = null, last_error = coalesce(p_detail, o.last_error) where o.id = p_id;
  insert into private.message_log (outbox_id, at, kind, detail) values (p_id, p_now, p_status, concat_ws(': ', p_reason, p_detail));
end $$;
comment on function private.end_message(bigint, timestamptz, text, text, text) is 'A message that will not be sent: dead or skipped, with its reason.';

create function private.claim_messages(p_limit integer, p_now timestamptz, p_lease interval, p_channels text[] default '{sms,email}')
returns table (id bigint, token uuid, message_key text, channel text, address text, subject text, body text, attempt integer)
language plpgsql volatile set search_path = '' as $$
#variable_conflict use_column
declare
  v_message private.outbox;
  v_address record;
  v_text record;
  v_hour timestamptz;
  v_is_stale boolean;
  v_max_age interval := make_interval(days => private.number_setting('messages.max_age_days', 7));
  v_count integer := 0;
begin
  while v_count < p_limit loop
    select * into v_message from private.outbox o
    where o.status = 'queued' and o.not_before <= p_now and o.channel = any (p_channels) and (o.lease_until is null or o.lease_until <= p_now)
    order by o.is_urgent desc, o.not_before, o.id limit 1 for update skip locked;
    exit when v_message.id is null;
    begin
      v_hour := private.next_hour(v_message, p_now);
      v_is_stale := private.is_stale(v_message, p_now);
      select * into v_text from private.render_message(v_message);
    exception when others then
      -- One that cannot be written must not hold back all that wait behind it; what is only busy is tried again.
      if sqlstate ~ '^(40|53|55|57|58|XX)' then
        raise;
      end if;
      perform private.end_message(v_message.id, p_now, 'dead', 'no_text', private.hide_address(sqlerrm, null));
      continue;
    end;
    if v_is_stale then
      perform private.end_message(v_message.id, p_now, 'skipped', 'stale');
    elsif v_message.created_at < p_now - v_max_age and not v_message.is_forced then
      perform private.end_message(v_message.id, p_now, 'dead', 'too_old');
    elsif v_hour > p_now then
      update private.outbox o set not_before = v_hour, lease_token = null, lease_until = null where o.id = v_message.id;
    else
      select * into v_address from private.message_address(v_message);
      if not v_address.is_known then
        perform private.end_message(v_message.id, p_now, 'dead', 'recipient_left');
      elsif v_address.address is null then
        perform private.end_message(v_message.id, p_now, 'dead', 'no_address');
      elsif v_text.body is null then
        perform private.end_message(v_message.id, p_now, 'dead', 'no_text');
      elsif v_message.attempts >= private.number_setting('messages.max_attempts', 12) then
        -- Whoever took it last never came back, once too often.
        perform private.end_message(v_message.id, p_now, 'dead', 'attempts_used');
      else
        token := gen_random_uuid();
        update private.outbox o
        set lease_token = token, lease_until = p_now + p_lease, attempts = o.attempts + 1, sent_subject = v_text.subject, sent_body = v_text.body
        where o.id = v_message.id;
        id := v_message.id;
        message_key := private.signature('message_keys', v_message.idempotency_key);
        channel := v_message.channel;
        address := v_address.address;
        subject := v_text.subject;
        body := v_text.body;
        attempt := v_message.attempts + 1;
        v_count := v_count + 1;
        return next;
      end if;
    end if;
  end loop;
end $$;
comment on function private.claim_messages(integer, timestamptz, interval, text[]) is
  'Lends up to p_limit due messages to a worker for p_lease, urgent ones first, with address and text as of now, and the key by which receivers know it (signed: two installations behind one gateway never share one). On the way it puts aside what may not go out yet (hours) or any more (stale, too old, no address). Nguồn: SPEC §10.';

create function private.hide_address(p_text text, p_address text)
returns text language sql immutable parallel safe set search_path = '' as $$
  -- Servers like to repeat whom they refuse; the log of deliveries is no telephone book.
  select left(regexp_replace(replace(p_text, coalesce(nullif(p_address, ''), U&'\FFFF'), '•••'), '[^\s@<>]+@[^\s@<>]+|\+?[0-9][0-9 .-]{7,}[0-9]', '•••', 'g'), 500)
$$;
comment on function private.hide_address(text, text) is 'What a server said, without the addresses and numbers in it, at most 500 characters.';

create function private.finish_message(p_id bigint, p_token uuid, p_now timestamptz, p_outcome jsonb)
returns text language plpgsql volatile set search_path = '' as $$
declare
  v_message private.outbox;
  v_error text;
  v_wait interval;
begin
  select * into v_message from private.outbox o where o.id = p_id for update;
  v_error := private.hide_address(p_outcome ->> 'error', (private.message_address(v_message)).address);
  if v_message.id is null or v_message.status = 'sent' then
    return v_message.status;
  elsif p_outcome ->> 'result' = 'sent' then
    -- Believed even from whoever has lost the lease: what has arrived must not go out again.
    update private.outbox o set status = 'sent', reason = null, sent_at = p_now, lease_token = null, lease_until = null, last_error = null,
      receipt = private.hide_address(p_outcome ->> 'receipt', (private.message_address(v_message)).address)
    where o.id = p_id;
    if v_message.attempts > 1 then
      insert into private.message_log (outbox_id, at, kind, attempt) values (p_id, p_now, 'sent', v_message.attempts);
    end if;
    return 'sent';
  elsif v_message.lease_token is distinct from p_token or v_message.status <> 'queued' then
    return v_message.status;
  end if;
  insert into private.message_log (outbox_id, at, kind, attempt, detail) values (p_id, p_now, 'failed', v_message.attempts, v_error);
  if (p_outcome ->> 'is_permanent')::boolean then
    perform private.end_message(p_id, p_now, 'dead', 'refused', v_error);
    return 'dead';
  elsif v_message.attempts >= private.number_setting('messages.max_attempts', 12) then
    perform private.end_message(p_id, p_now, 'dead', 'attempts_used', v_error);
    return 'dead';
  end if;
  -- A gateway that says when to come back is believed, within reason.
  v_wait := greatest(private.retry_delay(v_message.attempts, random()), make_interval(secs => least(coalesce((p_outcome ->> 'retry_after')::numeric, 0), 7200)::double precision));
  update private.outbox o set lease_token = null, lease_until = null, last_error = v_error, not_before = private.next_hour(o, p_now + v_wait) where o.id = p_id;
  return 'queued';
end $$;
comment on function private.finish_message(bigint, uuid, timestamptz, jsonb) is
  'How a sending ended: {result: sent, receipt} or {result: failed, error, is_permanent, retry_after seconds}. Returns the message''s status: sent, dead, or queued for another try after a growing pause.';

create function private.beat(p_worker text, p_result jsonb, p_error text default null)
returns void language sql volatile set search_path = '' as $$
  insert into private.worker_heartbeats as h (worker, last_started_at, last_finished_at, last_result, last_error)
  values (p_worker, clock_timestamp(), clock_timestamp(), p_result, p_error)
  on conflict (worker) do update set last_started_at = excluded.last_started_at, last_finished_at = excluded.last_finished_at,
    last_result = excluded.last_result, last_error = excluded.last_error
$$;
comment on function private.beat(text, jsonb, text) is 'A background job says that it lives and what it can do.';

create function private.delivery_settings()
returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('smtp', private.setting('messages.smtp'), 'sms', private.setting('messages.sms'),
    'secrets', (select coalesce(jsonb_object_agg(s.name, s.value), '{}') from private.secrets s where s.name ~ '^(smtp|sms)_[a-z0-9_]+$'),
    'is_demo', private.is_demo(), 'site_url', private.base_url())
$$;
comment on function private.delivery_settings() is 'How the worker delivers, with the passwords it needs: for the owner''s connection alone.';
revoke execute on function private.delivery_settings() from public;
