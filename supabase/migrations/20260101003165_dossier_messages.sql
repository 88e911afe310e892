-- What letters and SMS about dossiers are filled with, where those to applicants go, and when they come too late.

create function private.dossier_address(p_dossier_id bigint, out full_name text, out phone text, out email text)
language plpgsql stable security definer set search_path = '' as $$
begin
  select a.full_name, a.phone, a.email into full_name, phone, email
  from public.dossiers d join public.applicants a on a.id = d.applicant_id where d.id = p_dossier_id;
end $$;
comment on function private.dossier_address(bigint) is 'Whom a message about a dossier goes to when it goes to no member of staff.';

create function private.dossier_message_values(p_dossier_id bigint, p_staff_id bigint)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_base text := private.base_url();
  v_dossier public.dossiers;
begin
  select * into v_dossier from public.dossiers d where d.id = p_dossier_id;
  return jsonb_strip_nulls(jsonb_build_object(
    'code', v_dossier.number, 'agency', (select a.name from public.agencies a where a.id = v_dossier.agency_id),
    'procedure', (select v.name from public.procedure_versions v where v.id = v_dossier.version_id), 'due_at', v_dossier.due_at)
    || case when p_staff_id is not null then jsonb_build_object('dossier_url', v_base || '/dossiers/' || p_dossier_id)
      else jsonb_build_object('recipient_name', (private.dossier_address(p_dossier_id)).full_name, 'lookup_url', v_base || '/cong-dan/ho-so?ma=' || v_dossier.code,
        -- A signed link is made for the applicant alone.
        'rate_url', case when v_dossier.returned_at is not null then v_base || private.dossier_rating_path(p_dossier_id) end) end);
end $$;
comment on function private.dossier_message_values(bigint, bigint) is
  'What the variables of a text about a dossier stand for: code (its number), agency, procedure, due_at; dossier_url for staff; lookup_url, rate_url for the applicant.';

create function private.is_dossier_message_stale(p_template text, p_channel text, p_dossier_id bigint)
returns boolean language plpgsql stable set search_path = '' as $$
declare v_while text[];
begin
  select t.relevant_while into v_while from public.message_templates t where t.code = p_template and t.channel = p_channel and t.language = 'vi';
  return v_while is not null and not exists (select from public.dossiers d where d.id = p_dossier_id and d.status = any (v_while));
end $$;
comment on function private.is_dossier_message_stale(text, text, bigint) is 'Whether the dossier has moved on so far that the message would only mislead.';
