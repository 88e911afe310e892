import type { Db } from "../support/database.ts";
import { asOwner, type Person, person } from "../support/people.ts";

/** A session with everybody a room knows, its start, and the rows of those who take part. */
export interface Room {
  sessionId: number;
  startsAt: Date;
  endsAt: Date;
  name: string;
  chair: Person;
  secretary: Person;
  invited: Person;
  board: Person;
  /** Participant ids by name. */
  participants: Record<"chair" | "secretary" | "invited" | "citizen" | "central", number>;
}

export const minutes = (at: Date, count: number, milliseconds = 0) =>
  new Date(at.getTime() + count * 60_000 + milliseconds);

const vietnamese = "Nguyễn Thị Ánh Tuyết";

/** A planned and invited session on 2030-03-14, 08:00–11:00 in Hải Phòng, unless told otherwise. */
export async function openRoom(db: Db, start = "2030-03-14T01:00:00Z"): Promise<Room> {
  const startsAt = new Date(start);
  const endsAt = minutes(startsAt, 180);
  const chair = await person(db, "city_leader", { name: "Trần Văn Chủ Tịch" });
  const secretary = await person(db, "supervisor", { name: "Lê Thị Thư Ký", permissions: ["keep_minutes"] });
  const invited = await person(db, "agency_head", { name: "Phạm Đình Khách Mời" });
  const board = await person(db, "reception_board", { name: "Đỗ Ban Tiếp Dân" });
  const sessionId = await db.value<number>(
    `insert into public.sessions (code, kind, title, status, starts_at, ends_at, agency_id, chair_id, chair_name, secretary_id, secretary_name, planned_at, last_event_at)
     select 'BT-THU-' || gen_random_uuid(), 'city', 'Tiếp công dân thử', 'invited', $1, $2, a.id, $3, 'Trần Văn Chủ Tịch', $4, 'Lê Thị Thư Ký', '2030-01-01', '2030-01-01'
     from public.agencies a where a.code = 'VPUBND' returning id`,
    [startsAt, endsAt, chair.staffId, secretary.staffId],
  );
  const name = await db.value<string>(
    `insert into private.session_rooms (session_id, room_name, link_salt)
     values ($1, 'tiep-cong-dan-' || encode(extensions.gen_random_bytes(16), 'hex'), encode(extensions.gen_random_bytes(16), 'hex')) returning room_name`,
    [sessionId],
  );
  await db.rows("insert into public.session_minutes (session_id, updated_at) values ($1, '2030-01-01')", [sessionId]);
  const participant = (values: {
    staff?: Person;
    name: string;
    capacity: string;
    organisation?: string;
    invitation?: string;
  }) =>
    db.value<number>(
      `insert into public.session_participants (session_id, staff_id, agency_id, display_name, capacity, organisation, invitation)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [
        sessionId,
        values.staff?.staffId ?? null,
        values.staff?.agencyId ?? null,
        values.name,
        values.capacity,
        values.organisation ?? null,
        values.invitation ?? "sent",
      ],
    );
  const participants = {
    chair: await participant({ staff: chair, name: "Trần Văn Chủ Tịch", capacity: "chair" }),
    secretary: await participant({
      staff: secretary,
      name: "Lê Thị Thư Ký",
      capacity: "secretary",
      invitation: "none",
    }),
    invited: await participant({
      staff: invited,
      name: "Phạm Đình Khách Mời",
      capacity: "agency_leader",
      organisation: "Sở Xây dựng",
    }),
    citizen: await participant({ name: "N*** T*** Ánh T***", capacity: "citizen" }),
    central: await participant({ name: "Hoàng Trung Ương", capacity: "central_leader" }),
  };
  await db.rows("insert into private.session_guests (participant_id, full_name) values ($1, $2), ($3, $4)", [
    participants.citizen,
    vietnamese,
    participants.central,
    "Hoàng Trung Ương",
  ]);
  await asOwner(db);
  return { sessionId, startsAt, endsAt, name, chair, secretary, invited, board, participants };
}

export const appSecret = "khóa-bí-mật-0123456789-abcdefghij";

/** The meeting server of the tests; what is given stands in place of these. */
export async function setServer(db: Db, values: Record<string, string | number> = {}): Promise<void> {
  const settings = {
    mode: "token",
    domain: "hop.haiphong.example",
    app_id: "van-phong",
    xmpp_domain: "meet.jitsi",
    allowance_minutes: 120,
    ...values,
  };
  for (const [key, value] of Object.entries(settings))
    await db.rows("update public.settings set value = to_jsonb($2::text) where key = $1", [
      `jitsi.${key}`,
      String(value),
    ]);
  await db.rows(
    "insert into private.secrets (name, value) values ('jitsi_secret', $1) on conflict (name) do update set value = excluded.value",
    [appSecret],
  );
}

export interface Entry {
  domain: string;
  room: string;
  mode: string;
  jwt: string | null;
  expires_at: string | null;
  user_id: string;
  display_name: string;
  is_moderator: boolean;
  is_recorded: boolean;
  closes_at: string;
}
