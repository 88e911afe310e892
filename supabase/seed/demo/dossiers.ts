import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { demoDesks } from "./accounts.ts";
import { type DossierLife, DossierLives, type Offered, type Rest } from "./dossier-lives.ts";
import { dayMs } from "./inflow.ts";
import { demoPhone, mailName, personName } from "./people.ts";
import { connect } from "./player.ts";
import { Random } from "./random.ts";

const drive = readFileSync(fileURLToPath(new URL("dossier-drive.sql", import.meta.url)), "utf8");

/** Desks of communes with dossiers in the demo; the city's desk is the public service centre. */
const communeDesks = [demoDesks.ward, "11329", "11407", "10507", "11824"];
const cityDesk = "TTPVHCC";
/** What the lives fill. */
const filled =
  "public.dossiers, public.dossier_steps, public.dossier_documents, public.dossier_events, public.dossier_supplements, public.applicants, private.dossier_drafts, private.outbox, public.notifications, sla.clocks, sla.clock_intervals";
/** The catalogue's first versions count from here on; before it there were other communes and other procedures. */
const catalogueBegins = new Date("2025-07-02T00:30:00Z");

/** States that pass quickly in life: some recent dossiers are left standing in each. */
const resting: readonly (readonly [rest: Rest, count: number, minDays: number, maxDays: number])[] = [
  ["draft", 2, 0.1, 3],
  ["submitted", 4, 0.02, 0.4],
  ["asked_first", 3, 1, 4],
  ["accepted", 4, 0.02, 0.3],
  ["processing", 10, 0.5, 3],
  ["late", 5, 12, 30],
  ["apologised", 4, 20, 34],
  ["supplement", 4, 3, 9],
  ["suspended", 4, 5, 20],
  ["result_ready", 6, 8, 16],
  ["returned", 6, 9, 20],
];

/** So many connections share the desks between them. */
const hands = 2;

/**
 * About a tenth as many dossiers as tickets, lived through by the real functions at their past times: over 24 months, or
 * since the communes of today and their catalogue exist. Dossiers and the papers of a desk are numbered at that desk, and a
 * life holds the registers it has written in until its end: so desks are played side by side, the dossiers of one in order.
 * An apology is numbered by the agency that decides, but a dossier has one at most, so nobody waits in a circle for it.
 */
export async function fillDossiers(client: pg.Client, databaseUrl: string, now: Date, tickets: number): Promise<void> {
  const random = new Random(2926);
  await addDeskOfficers(client, random);
  const offered = await readOffered(client);
  if (offered.length === 0) return;
  const desks = new Map<number, DossierLife[]>();
  const lives = await atOpenCounters(client, makeLives(offered, now, Math.max(24, Math.round(tickets / 10)), random));
  for (const life of lives) desks.set(life.agency_id, [...(desks.get(life.agency_id) ?? []), life]);
  // The busiest first: the hands end about together.
  const left = [...desks.values()].sort((a, b) => b.length - a.length);
  let played = 0;
  await Promise.all(
    Array.from({ length: hands }, async () => {
      const hand = await connect(databaseUrl);
      try {
        await hand.query(drive);
        for (let desk = left.shift(); desk; desk = left.shift()) {
          for (const life of desk) {
            await hand.query("select pg_temp.live_dossier($1, $2)", [JSON.stringify(life), now]);
            // Plans made for empty tables serve badly once they are full.
            played += 1;
            if ([8, 32, 128].includes(played)) await hand.query(`analyze ${filled}`);
          }
        }
      } finally {
        await hand.end();
      }
    }),
  );
  await numberByTime(client);
  await client.query("begin");
  await client.query("select set_config('demo.now', $1, true)", [now.toISOString()]);
  await client.query(reviews);
  await client.query("commit");
  // The limits of the public pages are for the living.
  await client.query("delete from private.request_counts");
}

/** One life after the other is no order of time; a register is: its numbers follow the days of its papers. */
async function numberByTime(client: pg.Client): Promise<void> {
  await client.query("begin");
  // A number given anew is the demonstration's doing, no change of the office's.
  await client.query("alter table public.documents disable trigger tg_documents__audit");
  await client.query("update public.documents set number = -number where subject_type = 'dossier'");
  await client.query(
    `update public.documents d set number = n.number
     from (
       select d.agency_id, d.register, d.year, d.number as old_number,
         row_number() over (partition by d.agency_id, d.register, d.year order by min(d.issued_at), min(o.number)) as number
       from public.documents d join public.dossiers o on o.id = d.subject_id
       where d.subject_type = 'dossier' group by d.agency_id, d.register, d.year, d.number
     ) n
     where d.subject_type = 'dossier' and (d.agency_id, d.register, d.year, d.number) = (n.agency_id, n.register, n.year, n.old_number)`,
  );
  await client.query("alter table public.documents enable trigger tg_documents__audit");
  await client.query("commit");
}

function makeLives(offered: readonly Offered[], now: Date, count: number, random: Random): DossierLife[] {
  const lives = new DossierLives(offered, random);
  const begin = Math.max(now.getTime() - 730 * dayMs, catalogueBegins.getTime());
  const made: DossierLife[] = [];
  for (let n = 0; n < count; n += 1) {
    // More of them as time goes on, and online ones oftener.
    const progress = Math.sqrt(random.next());
    made.push(lives.make(new Date(begin + progress * (now.getTime() - begin)), progress, n, undefined));
  }
  let n = count;
  for (const [rest, number, minDays, maxDays] of resting) {
    for (let k = 0; k < number; k += 1) {
      const age = (minDays + (maxDays - minDays) * random.next()) * dayMs;
      const at = new Date(now.getTime() - 300_000 - Math.round(age));
      if (at.getTime() > begin) made.push(lives.make(at, 1, n, rest));
      n += 1;
    }
  }
  return made.map((life) => ({ ...life, request_id: randomUUID() }));
}

/** What comes over the counter comes while it is open. Numbers are given in the order of receipt. */
async function atOpenCounters(client: pg.Client, lives: readonly DossierLife[]): Promise<DossierLife[]> {
  const { rows } = await client.query<{ at: Date }>(
    `select case when l.channel = 'online' then l.at else sla.add_working_time('vn-city', l.at, interval '0') end as at
     from unnest($1::timestamptz[], $2::text[]) with ordinality as l (at, channel, n) order by l.n`,
    [lives.map(({ at }) => at), lives.map(({ channel }) => channel)],
  );
  return lives
    .map((life, index) => ({ ...life, at: rows[index]!.at.toISOString() }))
    .sort((a, b) => a.at.localeCompare(b.at) || a.nth - b.nth);
}

async function readOffered(client: pg.Client): Promise<Offered[]> {
  const { rows } = await client.query<{
    id: string;
    level: string;
    online: string;
    steps: number;
    desk_id: string;
    desk: string;
  }>(
    `select p.id, p.level, v.online_level as online, count(s.id)::integer as steps, a.id as desk_id, a.code as desk
     from public.procedures p
     join public.procedure_versions v on v.procedure_id = p.id and v.published_at is not null and v.number = 1
     join public.procedure_steps s on s.version_id = v.id
     join public.agencies a on a.code = any (case p.level when 'commune' then $1::text[] else array[$2] end) and a.archived_at is null
     where p.retired_on is null group by p.id, p.level, p.code, v.online_level, a.id, a.code
     -- Identities differ from one making of the city to the next: by code.
     order by p.code, a.code`,
    [communeDesks, cityDesk],
  );
  return rows.map((row) => ({
    procedureId: Number(row.id),
    online: row.online,
    middleSteps: row.steps - 2,
    deskId: Number(row.desk_id),
    weight: row.desk === demoDesks.ward || row.desk === cityDesk ? 5 : 1,
  }));
}

/** Every commune has somebody at its desk, or what citizens send there would be seen by nobody. */
async function addDeskOfficers(client: pg.Client, random: Random): Promise<void> {
  const { rows } = await client.query<{ id: string; code: string; n: string }>(
    `select a.id, a.code, coalesce((select count(*) from public.staff_roles sr where sr.agency_id = a.id and sr.role_code = 'one_stop_officer'), 0) as n
     from public.agencies a where a.kind = 'commune' and a.archived_at is null and a.valid_to is null order by a.code`,
  );
  const people = rows.flatMap((row, index) => {
    const wanted = (row.code === demoDesks.ward ? 3 : communeDesks.includes(row.code) ? 2 : 1) - Number(row.n);
    return Array.from({ length: Math.max(0, wanted) }, (_, nth) => {
      const name = personName(random);
      return {
        agency_id: Number(row.id),
        name,
        title: "Công chức Một cửa",
        email: `${mailName(name)}.mc${index}${nth}@demo.haiphong.example`,
        phone: demoPhone(800_000 + index * 4 + nth),
        is_head: nth === 0 && Number(row.n) === 0,
      };
    });
  });
  await client.query(
    `with person as (select * from jsonb_to_recordset($1::jsonb) as p (agency_id bigint, name text, title text, email text, phone text, is_head boolean)),
     made as (
       insert into public.staff (agency_id, display_name, job_title, email, phone)
       select agency_id, name, title, email, phone from person returning id, email, agency_id
     ), role as (
       insert into public.staff_roles (staff_id, role_code, agency_id) select id, 'one_stop_officer', agency_id from made
     )
     insert into public.staff_permissions (staff_id, permission_code, agency_id)
     select m.id, 'head_one_stop', m.agency_id from made m join person p on p.email = m.email where p.is_head`,
    [JSON.stringify(people)],
  );
}

/** The last two weeks of the reviews at 10:30 and 15:00: most in time, some late, some never. */
const reviews = `
  do $reviews$
  declare
    v_now timestamptz := current_setting('demo.now')::timestamptz;
    v_day date;
    v_check record;
    v_at timestamptz;
  begin
    for v_day in select d::date from generate_series((v_now - interval '14 days')::date, (v_now at time zone 'Asia/Ho_Chi_Minh')::date - 1, interval '1 day') d loop
      perform private.open_overdue_checks((v_day + time '12:00') at time zone 'Asia/Ho_Chi_Minh');
      for v_check in select c.id, c.due_at, c.agency_id, row_number() over (order by c.due_at, a.code) as n
        from public.overdue_checks c join public.agencies a on a.id = c.agency_id where c.day = v_day and c.confirmed_at is null order by c.due_at, a.code
      loop
        continue when (v_check.n + extract(day from v_day)::integer) % 11 = 0;
        v_at := v_check.due_at + case when (v_check.n + extract(day from v_day)::integer) % 7 = 0 then interval '25 minutes' else make_interval(mins => -(10 + (v_check.n * 7) % 60)::integer) end;
        continue when v_at > v_now;
        perform private.confirm_overdue_check((private.one_stop_heads(v_check.agency_id))[1], v_at, v_check.id,
          (array['Đã rà soát, đôn đốc bộ phận chuyên môn', 'Đã báo cáo lãnh đạo, chuẩn bị thư xin lỗi', 'Không phát sinh hồ sơ quá hạn mới', 'Đã liên hệ cơ quan phối hợp'])[1 + v_check.n % 4]);
      end loop;
    end loop;
    perform private.open_overdue_checks(v_now);
  end $reviews$`;
