-- The public form of a procedure is reached by the procedure's code, as every public page names it.

create function public.dossier_form_by_code(p_code text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_id bigint;
begin
  select p.id into v_id from public.procedures p where p.code = left(private.tidy(p_code), 40);
  -- Asked for even when there is none: that counts the attempt and answers 404.
  return public.dossier_form(coalesce(v_id, 0));
end $$;
comment on function public.dossier_form_by_code(text) is
  'What the public form of the procedure with this code is made from: see dossier_form(); 404 public.procedure_not_found. Nguồn: QĐ2926 Điều 19.1a.';
