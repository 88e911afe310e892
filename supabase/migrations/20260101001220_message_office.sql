-- What the office sees and does: sent and dead messages, sending again, the alarm, how messages are delivered, a test.

create function private.masked_email(p_email text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select left(p_email, 1) || '•••' || substring(p_email from '@.*$')
$$;
comment on function private.masked_email(text) is 'A mail address as anybody may see it: an.nguyen@gmail.com → a•••@gmail.com. Nguồn: SPEC §12.';

create function private.recipient_name(p_message_id bigint)
returns text language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select coalesce((select s.display_name from public.staff s where s.id = o.staff_id),
      private.masked_name(coalesce((select c.full_name from public.citizens c where c.id = o.citizen_id),
        case when o.subject_type = 'dossier' then (private.dossier_address(o.subject_id)).full_name end, o.params ->> 'name')))
    from private.outbox o where o.id = p_message_id);
end $$;
comment on function private.recipient_name(bigint) is 'Whom a message is for: staff by name, citizens and guests masked; null for a bare address.';

create function private.recipient_address(p_message_id bigint)
returns text language plpgsql stable security definer set search_path = '' as $$
declare
  v_message private.outbox;
  v_address text;
begin
  select * into v_message from private.outbox o where o.id = p_message_id;
  v_address := (private.message_address(v_message)).address;
  return case v_message.channel when 'sms' then private.masked_phone(v_address) else private.masked_email(v_address) end;
end $$;
comment on function private.recipient_address(bigint) is 'Where a message goes, masked; null when there is no address.';

-- The columns that tell nothing of what stands in a message; text and address have functions of their own. API roles
-- have no usage on the schema: they come here through the view below alone.
grant select (id, channel, staff_id, citizen_id, template, subject_type, subject_id, is_urgent, created_at, not_before, status, reason, attempts, last_error,
  lease_until, sent_at, receipt, code) on private.outbox to authenticated;
create policy "messages.read: whoever watches the deliveries" on private.outbox for select to authenticated using ((select authz.can_all('messages.read')));

create index outbox_sent on private.outbox (sent_at desc) where status = 'sent';

create view public.messages with (security_invoker = true) as
  select o.id, o.channel, o.template, o.status, o.reason, o.is_urgent, o.attempts, o.last_error, o.receipt, o.created_at, o.not_before, o.sent_at,
    o.subject_type, o.subject_id, o.code,
    case when o.citizen_id is not null or (o.subject_type = 'dossier' and o.staff_id is null) then 'citizen' when o.staff_id is not null then 'staff' else 'other' end as audience,
    private.recipient_name(o.id) as recipient,
    private.recipient_address(o.id) as address,
    coalesce(o.lease_until > now(), false) and o.status = 'queued' as is_sending
  from private.outbox o;
comment on view public.messages is 'Every SMS and letter: queued, sent, dead, skipped, discarded; recipients masked. What it says: message_detail(). Nguồn: SPEC §10.';

create function public.message_counts()
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('messages.read');
begin
  -- Not the sent ones: they are hundreds of thousands, and nobody waits for their number.
  return (select jsonb_object_agg(s.status, (select count(*) from private.outbox o where o.status = s.status and o.status <> 'sent'))
    from unnest('{queued,dead,skipped,discarded}'::text[]) as s (status));
end $$;
comment on function public.message_counts() is 'How many messages are in each state but sent: {queued, dead, skipped, discarded}.';

create function private.hide_name(p_text text, p_message private.outbox)
returns text language plpgsql stable set search_path = '' as $$
declare v_name text;
begin
  if p_message.staff_id is null then
    v_name := private.tidy(coalesce((select c.full_name from public.citizens c where c.id = p_message.citizen_id),
      case when p_message.subject_type = 'dossier' then (private.dossier_address(p_message.subject_id)).full_name end, p_message.params ->> 'name'));
  end if;
  return case when v_name is null then p_text else replace(p_text, v_name, private.masked_name(v_name)) end;
end $$;
comment on function private.hide_name(text, private.outbox) is 'A message''s text with the name of the citizen or guest it went to masked. Nguồn: SPEC §12.';

create function public.message_detail(p_id bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('messages.read');
  v_message private.outbox;
  v_text record;
  v_is_open boolean;
begin
  select * into v_message from private.outbox o where o.id = p_id;
  if not found then
    perform private.fail('404', 'message.not_found', 'no such message');
  end if;
  -- Who may watch deliveries need not be one who may read the records they are about.
  v_is_open := v_message.template = 'test' or authz.can_all('tickets.read');
  if v_is_open and v_message.sent_body is not null then
    select v_message.sent_subject as subject, v_message.sent_body as body into v_text;
  else
    select * into v_text from private.render_message(v_message, not v_is_open);
  end if;
  return jsonb_build_object('id', v_message.id, 'subject', v_text.subject,
    -- The links with which the citizen rates and a guest joins are theirs alone; and a citizen's name is shown as everywhere.
    'body', private.hide_name(regexp_replace(v_text.body, '(/danh-gia/|/moi-hop/)[A-Za-z0-9._-]+', '\1•••', 'g'), v_message),
    'is_masked', not v_is_open, 'sms', case when v_message.channel = 'sms' then private.sms_size(v_text.body) end,
    'template_name', (select t.name from public.message_templates t where t.code = v_message.template and t.channel = v_message.channel and t.language = 'vi'),
    'log', coalesce((select jsonb_agg(jsonb_build_object('at', l.at, 'kind', l.kind, 'attempt', l.attempt, 'detail', l.detail,
        'by', (select s.display_name from public.staff s where s.id = l.staff_id)) order by l.id)
      from private.message_log l where l.outbox_id = p_id), '[]'));
end $$;
comment on function public.message_detail(bigint) is
  'What a message says (as sent, else as it would be now; contents of records masked for whoever may not read them) and what became of it: {subject, body, is_masked, sms, template_name, log}.';

-- Deciding ------------------------------------------------------------------------------------------

create function private.resend_message(p_actor_id bigint, p_now timestamptz, p_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_message private.outbox;
begin
  select * into v_message from private.outbox o where o.id = p_id for update;
  if not found then
    perform private.fail('404', 'message.not_found', 'no such message');
  elsif v_message.status not in ('dead', 'skipped', 'discarded') then
    perform private.fail('409', 'message.not_resendable', 'only what was not sent is sent again', jsonb_build_object('status', v_message.status));
  end if;
  -- The key stays: a receiver that had it after all still recognises it.
  update private.outbox o set status = 'queued', reason = null, attempts = 0, is_forced = true, not_before = coalesce(private.next_hour(o, p_now), p_now) where o.id = p_id;
  insert into private.message_log (outbox_id, at, kind, staff_id) values (p_id, p_now, 'resent', p_actor_id);
end $$;
comment on function private.resend_message(bigint, timestamptz, bigint) is 'Queues a message again that was not sent; it goes out in its recipient''s hours even if its reason has passed: a person has decided.';

create function public.resend_message(p_id bigint)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('messages.read');
begin
  perform private.resend_message(v_actor_id, clock_timestamp(), p_id);
end $$;
comment on function public.resend_message(bigint) is 'Sends a dead, skipped or discarded message again.';

create function public.resend_messages(p_ids bigint[])
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('messages.read');
  v_id bigint;
  v_results jsonb := '[]';
  v_key text;
  v_detail text;
begin
  if coalesce(cardinality(p_ids), 0) not between 1 and 500 then
    perform private.fail('422', 'message.choose_some', 'choose 1 to 500 messages', '{"field": "ids"}');
  end if;
  foreach v_id in array (select array_agg(distinct i order by i) from unnest(p_ids) i) loop
    begin
      perform private.resend_message(v_actor_id, clock_timestamp(), v_id);
      v_results := v_results || jsonb_build_object('id', v_id, 'is_done', true);
    exception when sqlstate 'PT404' or sqlstate 'PT409' then
      get stacked diagnostics v_key = pg_exception_hint, v_detail = pg_exception_detail;
      v_results := v_results || jsonb_build_object('id', v_id, 'is_done', false, 'key', v_key, 'params', coalesce(nullif(v_detail, ''), '{}')::jsonb);
    end;
  end loop;
  return v_results;
end $$;
comment on function public.resend_messages(bigint[]) is 'Sends several again, each by itself: [{id, is_done, key, params}], up to 500.';

create function public.discard_message(p_id bigint, p_reason text default null)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('messages.read');
  v_message private.outbox;
  v_now timestamptz := clock_timestamp();
begin
  select * into v_message from private.outbox o where o.id = p_id for update;
  if not found then
    perform private.fail('404', 'message.not_found', 'no such message');
  elsif v_message.status not in ('dead', 'queued') then
    perform private.fail('409', 'message.not_discardable', 'only what waits or is dead is given up', jsonb_build_object('status', v_message.status));
  elsif v_message.status = 'queued' and v_message.lease_until > v_now then
    perform private.fail('409', 'message.being_sent', 'the message is being sent');
  end if;
  update private.outbox o set status = 'discarded', lease_token = null, lease_until = null where o.id = p_id;
  insert into private.message_log (outbox_id, at, kind, detail, staff_id) values (p_id, v_now, 'discarded', left(private.tidy(p_reason), 500), v_actor_id);
end $$;
comment on function public.discard_message(bigint, text) is 'Gives up a message that waits or is dead; recorded, and it can still be sent again.';

-- The alarm -----------------------------------------------------------------------------------------

create function private.message_health(p_now timestamptz)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_beat private.worker_heartbeats;
  v_dead bigint;
  v_dead_since timestamptz;
  v_waiting record;
  v_channels jsonb;
  v_unset jsonb;
begin
  select * into v_beat from private.worker_heartbeats h where h.worker = 'outbox';
  select count(*), min(o.created_at) into v_dead, v_dead_since from private.outbox o where o.status = 'dead' and o.template <> 'test';
  select count(*) as count, min(o.not_before) as oldest into v_waiting
  from private.outbox o where o.status = 'queued' and o.not_before < p_now - interval '10 minutes';
  -- What is tried again and again waits by its own pauses: it is undelivered all the same.
  if v_waiting.count = 0 then
    select count(*) as count, min(o.created_at) as oldest into v_waiting
    from private.outbox o where o.status = 'queued' and o.attempts >= 4;
  end if;
  v_channels := coalesce(v_beat.last_result -> 'channels', '{}');
  select jsonb_agg(distinct o.channel) into v_unset
  from private.outbox o where o.status = 'queued' and o.not_before <= p_now and v_channels ->> o.channel = 'none';
  return jsonb_build_object('dead', v_dead, 'dead_since', v_dead_since, 'late', v_waiting.count, 'oldest_late', v_waiting.oldest,
    'unset_channels', coalesce(v_unset, '[]'), 'channels', v_channels, 'last_seen_at', v_beat.last_finished_at, 'last_error', v_beat.last_error,
    'is_stalled', v_beat.last_finished_at is null or v_beat.last_finished_at < p_now - interval '3 minutes',
    'is_demo', private.is_demo());
end $$;
comment on function private.message_health(timestamptz) is
  'Whether messages get out: {dead (tests apart), late (waiting more than ten minutes, or failed four times), unset_channels (something waits, nothing can send it), channels: {sms, email: smtp | gateway | sample | none}, is_stalled (no sign of the worker for three minutes), …}. Nguồn: SPEC §2 (undelivered messages raise a visible alarm).';

create function public.message_health()
returns jsonb language plpgsql stable security definer set search_path = '' as $$
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  end if;
  return private.message_health(clock_timestamp());
end $$;
comment on function public.message_health() is 'Whether messages get out: counts and times only, for everyone signed in. Nguồn: SPEC §2.';

-- How messages are delivered ------------------------------------------------------------------------

create function private.tg_settings__check_messages()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
declare v jsonb := new.value;
begin
  if new.key = 'messages.smtp' then
    if coalesce(v ->> 'host', '') <> '' then
      if v ->> 'host' !~ '^[A-Za-z0-9._:-]{1,253}$' then
        perform private.fail('422', 'message.invalid', 'not a host', '{"field": "smtp.host"}');
      elsif coalesce(v ->> 'port', '') !~ '^[0-9]{1,5}$' or (v ->> 'port')::integer not between 1 and 65535 then
        perform private.fail('422', 'message.invalid', 'not a port', '{"field": "smtp.port"}');
      elsif coalesce(v ->> 'security', '') not in ('tls', 'starttls', 'none') then
        perform private.fail('422', 'message.invalid', 'security is tls, starttls or none', '{"field": "smtp.security"}');
      elsif coalesce(v ->> 'from', '') !~ '^([^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$' then
        perform private.fail('422', 'message.invalid', 'not a sender', '{"field": "smtp.from"}');
      end if;
    end if;
    -- A password was given for one server: it is not carried to another.
    if tg_op = 'UPDATE' and (old.value ->> 'host', old.value ->> 'port', old.value ->> 'security', old.value ->> 'user')
      is distinct from (v ->> 'host', v ->> 'port', v ->> 'security', v ->> 'user') then
      delete from private.secrets s where s.name ~ '^smtp_';
    end if;
  elsif new.key = 'messages.sms' then
    if coalesce(v ->> 'url', '') <> '' then
      if v ->> 'url' !~* '^https?://[^\s/?#{}]+([/?#]\S*)?$' then
        perform private.fail('422', 'message.invalid', 'not a web address', '{"field": "sms.url"}');
      elsif coalesce(v ->> 'method', '') not in ('POST', 'GET', 'PUT') then
        perform private.fail('422', 'message.invalid', 'method is POST, PUT or GET', '{"field": "sms.method"}');
      elsif coalesce(v ->> 'format', '') not in ('json', 'form', 'text') then
        perform private.fail('422', 'message.invalid', 'format is json, form or text', '{"field": "sms.format"}');
      elsif coalesce(v ->> 'phone_format', '') not in ('national', 'international', 'plus') then
        perform private.fail('422', 'message.invalid', 'format of numbers', '{"field": "sms.phone_format"}');
      elsif coalesce(v ->> 'success_status', '') !~ '^[1-5][0-9][0-9](-[1-5][0-9][0-9])?$' then
        perform private.fail('422', 'message.invalid', 'statuses like 200 or 200-299', '{"field": "sms.success_status"}');
      elsif coalesce(v ->> 'success_path', '') !~ '^([A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*)?$' then
        perform private.fail('422', 'message.invalid', 'a path like data.status', '{"field": "sms.success_path"}');
      elsif position('{{text}}' in concat_ws(' ', v ->> 'url', v ->> 'body')) = 0 or position('{{to}}' in concat_ws(' ', v ->> 'url', v ->> 'body')) = 0 then
        perform private.fail('422', 'message.no_place', 'the request must name {{to}} and {{text}}', '{"field": "sms.body"}');
      elsif exists (select from unnest(private.template_names(concat_ws(' ', v ->> 'url', v ->> 'body', v ->> 'headers'))) n
          where n not in ('to', 'text', 'key', 'sender') and n !~ '^secret\.sms_[a-z0-9_]+$') then
        perform private.fail('422', 'message.unknown_variable', 'unknown variable', jsonb_build_object('field', 'sms.body', 'names',
          (select string_agg(n, ', ' order by n) from unnest(private.template_names(concat_ws(' ', v ->> 'url', v ->> 'body', v ->> 'headers'))) n
            where n not in ('to', 'text', 'key', 'sender') and n !~ '^secret\.sms_[a-z0-9_]+$')));
      elsif v ->> 'url' ~ '\{\{\s*secret\.' then
        -- Addresses end up in the logs of every machine on the way.
        perform private.fail('422', 'message.secret_in_url', 'no secret in an address', '{"field": "sms.url"}');
      end if;
      if coalesce(v ->> 'success_pattern', '') <> '' then
        begin
          perform '' ~ (v ->> 'success_pattern');
        exception when invalid_regular_expression then
          perform private.fail('422', 'message.invalid', 'not a pattern', '{"field": "sms.success_pattern"}');
        end;
      end if;
      if v ->> 'format' = 'json' and v ->> 'method' <> 'GET' then
        begin
          -- Whatever the variables hold is written as JSON text: with plain words in their place it must be JSON.
          perform (regexp_replace(v ->> 'body', '\{\{[^{}]*\}\}', 'x', 'g'))::jsonb;
        exception when others then
          perform private.fail('422', 'message.invalid', 'the body is no JSON', '{"field": "sms.body"}');
        end;
      end if;
      if jsonb_typeof(coalesce(v -> 'headers', '[]')) <> 'array' or exists (
        select from jsonb_array_elements(coalesce(v -> 'headers', '[]')) h
        where coalesce(h ->> 'name', '') !~ '^[A-Za-z0-9-]+$' or coalesce(h ->> 'value', '') ~ '[\r\n]') then
        perform private.fail('422', 'message.invalid', 'a header is name and value on one line', '{"field": "sms.headers"}');
      end if;
    end if;
    if tg_op = 'UPDATE' and substring(old.value ->> 'url' from '^[^/]*//[^/?#]*') is distinct from substring(v ->> 'url' from '^[^/]*//[^/?#]*') then
      delete from private.secrets s where s.name ~ '^sms_';
    end if;
  elsif new.key = 'messages.citizen_hours' then
    if coalesce(v ->> 'from', '') !~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' or coalesce(v ->> 'to', '') !~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' or v ->> 'from' >= v ->> 'to' then
      perform private.fail('422', 'message.invalid', 'hours like 07:00 to 21:00', '{"field": "citizen_hours"}');
    end if;
  elsif new.key = 'messages.digest_times' then
    if jsonb_typeof(v) <> 'array' or exists (select from jsonb_array_elements_text(case jsonb_typeof(v) when 'array' then v else '[]' end) x where x !~ '^([01][0-9]|2[0-3]):[0-5][0-9]$') then
      perform private.fail('422', 'message.invalid', 'times like 10:00', '{"field": "digest_times"}');
    end if;
  elsif new.key in ('messages.max_age_days', 'messages.max_attempts') then
    if v #>> '{}' !~ '^[1-9][0-9]{0,2}$' then
      perform private.fail('422', 'message.invalid', 'a number from 1 to 999', jsonb_build_object('field', substring(new.key from 10)));
    end if;
  end if;
  return new;
end $$;
comment on function private.tg_settings__check_messages() is
  'Settings of the messages are refused where they make no sense, and a password is forgotten when it would go to another server than it was given for.';
create trigger tg_settings__check_messages before insert or update of value on public.settings for each row when (new.key like 'messages.%') execute function private.tg_settings__check_messages();

create function public.save_message_settings(p_settings jsonb)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('settings.edit');
begin
  if jsonb_typeof(p_settings) is distinct from 'object' or exists (select from jsonb_object_keys(p_settings) k where k not like 'messages.%' and k <> 'public.base_url') then
    perform private.fail('422', 'message.invalid', 'settings of the messages only', '{"field": "settings"}');
  end if;
  update public.settings s set value = p_settings -> s.key where p_settings ? s.key and s.value is distinct from p_settings -> s.key;
end $$;
comment on function public.save_message_settings(jsonb) is 'Saves several settings of the messages ({key: value}) together or not at all.';

create function public.set_secret(p_name text, p_value text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('settings.edit');
begin
  -- Keys the database made for itself have other names: they are out of reach here.
  if p_name is null or p_name !~ '^((smtp|sms)_[a-z0-9_]{1,40}|jitsi_secret)$' then
    perform private.fail('422', 'message.invalid', 'names like smtp_password, sms_token', '{"field": "name"}');
  elsif length(p_value) > 2000 or p_value ~ '[\r\n]' then
    perform private.fail('422', 'message.invalid', 'one line, at most 2000 characters', jsonb_build_object('field', p_name));
  end if;
  if coalesce(p_value, '') = '' then
    delete from private.secrets s where s.name = p_name;
  else
    insert into private.secrets as s (name, value) values (p_name, p_value)
    on conflict (name) do update set value = excluded.value, updated_at = clock_timestamp();
  end if;
  insert into private.audit_log (user_id, staff_id, actor_name, table_name, row_id, action, after)
  select auth.uid(), s.id, s.display_name, 'private.secrets', p_name, case when coalesce(p_value, '') = '' then 'delete' else 'update' end, '{"value": "•••"}'
  from public.staff s where s.id = v_actor_id;
end $$;
comment on function public.set_secret(text, text) is 'Sets a password or token of the mail server, the SMS gateway or the meeting server (jitsi_secret); empty forgets it. No function reads one back. Nguồn: SPEC §1 (secrets never readable).';

create function public.secret_names()
returns table (name text, is_set boolean, updated_at timestamptz) language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare v_actor_id bigint := authz.require('settings.edit');
begin
  return query
    select n.name, s.name is not null, s.updated_at
    from (select 'smtp_password' as name union select 'sms_token' union select 'jitsi_secret' union select x.name from private.secrets x where x.name ~ '^(smtp|sms)_[a-z0-9_]+$'
      union select substring(m from 8) from unnest(private.template_names(private.setting('messages.sms')::text)) m where m ~ '^secret\.sms_[a-z0-9_]+$') n
    left join private.secrets s on s.name = n.name
    order by n.name;
end $$;
comment on function public.secret_names() is 'Which passwords and tokens are set and since when; never what they are.';

create function public.send_test_message(p_channel text, p_to text)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('settings.edit');
  v_now timestamptz := clock_timestamp();
  v_to text;
  v_id bigint;
begin
  if p_channel is null or p_channel not in ('sms', 'email') then
    perform private.fail('422', 'message.invalid', 'channel is sms or email', '{"field": "channel"}');
  end if;
  v_to := case p_channel when 'sms' then private.normal_phone(p_to) else (regexp_match(private.tidy(p_to), '^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$'))[1] end;
  if v_to is null then
    perform private.fail('422', 'message.invalid', 'no address of this channel', '{"field": "to"}');
  elsif (select count(*) from private.outbox o where o.template = 'test' and o.status = 'queued') >= 5 then
    perform private.fail('409', 'message.tests_waiting', 'five tests are waiting already');
  end if;
  insert into private.outbox (idempotency_key, channel, address, template, params, is_urgent, created_at, not_before)
  values ('test:' || gen_random_uuid(), p_channel, v_to, 'test', jsonb_build_object('by', (select s.display_name from public.staff s where s.id = v_actor_id), 'sent_at', v_now),
    true, v_now, v_now)
  returning id into v_id;
  return v_id;
end $$;
comment on function public.send_test_message(text, text) is 'Queues a test to an address, at any hour; returns the message''s id, whose state messages shows.';

create function public.sample_messages(p_channel text default null, p_before_id bigint default null)
returns table (id bigint, at timestamptz, channel text, recipient text, subject text, body text, outbox_id bigint)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare v_actor_id bigint := authz.require('messages.read');
begin
  if not private.is_demo() then
    -- Account letters of a real system are in this table when it has no mail server.
    return;
  end if;
  return query select m.id, m.at, m.channel, m.recipient, m.subject, m.body, m.outbox_id from private.sample_mailbox m
    where (p_channel is null or m.channel = p_channel) and (p_before_id is null or (m.at, m.id) < (select b.at, b.id from private.sample_mailbox b where b.id = p_before_id))
    order by m.at desc, m.id desc limit 50;
end $$;
comment on function public.sample_messages(text, bigint) is 'The sample mailbox of a demonstration, newest first, fifty at a time; empty in a real system.';

create function private.fill_sample_mailbox(p_now timestamptz, p_count integer default 120)
returns void language plpgsql volatile set search_path = '' as $$
begin
  insert into private.sample_mailbox (at, channel, recipient, subject, body, message_key, outbox_id)
  select o.sent_at, o.channel, (private.message_address(o)).address, t.subject, t.body, private.signature('message_keys', o.idempotency_key), o.id
  from (select * from private.outbox x where x.status = 'sent' and x.sent_at <= p_now order by x.sent_at desc, x.id desc limit p_count) o
  cross join lateral private.render_message(o) t
  where t.body is not null and (private.message_address(o)).address is not null
  order by o.sent_at, o.id
  on conflict (message_key) do nothing;
end $$;
comment on function private.fill_sample_mailbox(timestamptz, integer) is 'Puts the latest messages a demonstration pretends to have sent into its sample mailbox.';
