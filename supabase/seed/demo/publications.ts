import type pg from "pg";

/**
 * What the Office has published (QĐ583 Điều 11.1): every third answered ticket of the last half year that may be, at
 * most 120, each some hours after it was closed. A text that holds the citizen's particulars is left out, as the
 * database refuses it.
 */
export async function publishResults(client: pg.Client, now: Date): Promise<void> {
  await client.query("select set_config('demo.now', $1, true)", [now.toISOString()]);
  await client.query(`
    do $$
    declare
      v_now timestamptz := current_setting('demo.now')::timestamptz;
      v_publisher_id bigint := (select s.id from public.staff s where s.email like 'vanphong@%' limit 1);
      v_ticket record;
      v_texts jsonb;
    begin
      for v_ticket in
        select t.id, least(v_now, t.closed_at + interval '3 hours') as at from public.tickets t
        where t.status = 'closed' and not t.is_confidential and t.closed_at > v_now - interval '180 days' and t.id % 3 = 0
        order by t.closed_at desc limit 120
      loop
        v_texts := private.publication_of(v_ticket.id);
        -- A title that was cut ends with a whole word.
        v_texts := v_texts || jsonb_build_object('title', case when length(v_texts ->> 'title') >= 100
          then regexp_replace(v_texts ->> 'title', '[\\s,]+\\S*$', '…') else v_texts ->> 'title' end);
        begin
          perform private.publish_ticket(v_publisher_id, v_ticket.at, v_ticket.id, v_texts);
        exception when sqlstate 'PT422' then
          null;
        end;
      end loop;
    end $$`);
}
