-- The bell as people read it: what happened to one record is one line, the newest record first.

create function public.my_bell(
  p_limit integer default 20, p_before_id bigint default null, p_unread_only boolean default false, p_kinds text[] default null)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare
  v_me bigint := authz.person();
  v_limit integer := least(greatest(coalesce(p_limit, 20), 1), 100);
  -- So many single lines are looked through for a page of records; more than any office sends one person in a month.
  v_window constant integer := 5000;
  v_groups jsonb;
  v_found integer;
  v_last_id bigint;
  v_seen_id bigint;
  v_seen integer;
begin
  if v_me is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  end if;
  with seen as materialized (
    -- Two branches of which one runs: few are unread, and an index of their own finds them.
    (select u.id, u.group_key from (
      select n.id, n.group_key from public.notifications n
      where p_unread_only is true and n.staff_id = v_me and n.read_at is null and (p_before_id is null or n.id < p_before_id)
        and (p_kinds is null or n.kind = any (p_kinds))
      -- Else the planner walks through everybody's to find the newest.
      offset 0) u
    order by u.id desc limit v_window)
    union all
    (select n.id, n.group_key from public.notifications n
    where p_unread_only is not true and n.staff_id = v_me and (p_before_id is null or n.id < p_before_id)
      and (p_kinds is null or n.kind = any (p_kinds))
    order by n.id desc limit v_window)
  ), head as (
    select s.group_key, max(s.id) as id from seen s group by s.group_key
  ), page as (
    -- A record whose newest line stands on an earlier page was shown there.
    select h.* from head h
    where p_before_id is null or not exists (
      select from public.notifications n
      where n.staff_id = v_me and n.group_key = h.group_key and n.id >= p_before_id
        and (p_unread_only is not true or n.read_at is null) and (p_kinds is null or n.kind = any (p_kinds)))
    order by h.id desc limit v_limit
  )
  select coalesce(jsonb_agg(jsonb_build_object('group_key', n.group_key, 'id', n.id, 'kind', n.kind, 'params', n.params,
      'subject_type', n.subject_type, 'subject_id', n.subject_id, 'created_at', n.created_at, 'read_at', n.read_at,
      'total', c.total, 'unread', c.unread, 'kinds', c.kinds) order by n.id desc), '[]'), count(*), min(n.id),
    (select min(s.id) from seen s), (select count(*) from seen s)
    into v_groups, v_found, v_last_id, v_seen_id, v_seen
  from page p
  join public.notifications n on n.id = p.id
  cross join lateral (
    select count(*) as total, count(*) filter (where x.read_at is null) as unread, array_agg(distinct x.kind) filter (where x.read_at is null) as kinds
    from public.notifications x
    where x.staff_id = v_me and x.group_key = p.group_key
      and (p_unread_only is not true or x.read_at is null) and (p_kinds is null or x.kind = any (p_kinds))) c;
  return jsonb_build_object('groups', v_groups,
    'next', case when v_found = v_limit then v_last_id when v_seen = v_window then v_seen_id end,
    'newest_id', (select max(n.id) from public.notifications n where n.staff_id = v_me),
    'unread', (select count(*) from public.notifications n where n.staff_id = v_me and n.read_at is null));
end $$;
comment on function public.my_bell(integer, bigint, boolean, text[]) is
  'The caller''s notifications by record: {groups: [{group_key, id, kind, params, subject_type, subject_id, created_at, read_at (of the newest line), total, unread, kinds (of the unread lines)}], next (pass as p_before_id for the next page; null = no more), newest_id, unread (in all)}; only unread ones or only some kinds on request. Nguồn: SPEC §10.';
