import { useTranslation } from "react-i18next";
import { formatTime } from "../../../lib/date-time";
import { PointPhones } from "./room-stage";
import type { Room, RoomPerson } from "./use-room";

/** Who is here, point by point: from the room's own events. */
export function PeoplePanel({ room }: { room: Room }) {
  const { t } = useTranslation("room");
  const linesOf = (person: RoomPerson) => room.session_attendance.filter((line) => line.participant_id === person.id);
  const isHere = (person: RoomPerson) => linesOf(person).some((line) => !line.left_at);
  const expected = room.session_participants.filter((each) => each.invitation !== "declined");
  const groups = [
    ...room.session_points.map((each) => ({ id: each.id, name: each.point.name })),
    { id: null, name: t("people.noPoint") },
  ]
    .map((group) => ({
      ...group,
      people: room.session_participants.filter((each) => (each.session_point_id ?? null) === group.id),
    }))
    .filter(({ people }) => people.length);
  const others = [
    ...new Set(
      room.session_attendance.filter((line) => !line.participant_id && !line.left_at).map((line) => line.display_name),
    ),
  ].filter(Boolean);
  return (
    <section className="sheet room-people" aria-labelledby="room-people">
      <div className="room-panel-head">
        <h2 className="sheet-title" id="room-people">
          {t("people.title")}
        </h2>
        <span className="num muted">
          {t("people.count", { here: expected.filter(isHere).length, all: expected.length })}
        </span>
      </div>
      {groups.map((group) => (
        <div key={group.id ?? "none"} className="room-group">
          <h3>{group.name}</h3>
          <ul>
            {group.people.map((person) => {
              const lines = linesOf(person);
              const here = isHere(person);
              const since = lines.map((line) => line.joined_at).sort()[0];
              const gone = lines
                .map((line) => line.left_at ?? "")
                .sort()
                .at(-1);
              return (
                <li key={person.id} data-here={here || undefined}>
                  <span className="room-dot" aria-hidden />
                  <span className="room-person">
                    <span>
                      {person.invitation === "substituted"
                        ? (person.substitute_name ?? person.display_name)
                        : person.display_name}
                    </span>
                    <small>
                      {[t(`capacity.${person.capacity}`), person.capacity === "citizen" ? null : person.organisation]
                        .filter(Boolean)
                        .join(" · ")}
                    </small>
                  </span>
                  <span className="room-presence num">
                    {here
                      ? t("people.since", { time: formatTime(since) })
                      : gone
                        ? t("people.gone", { time: formatTime(gone) })
                        : t(person.invitation === "declined" ? "people.declined" : "people.absent")}
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      {others.length ? (
        <p className="room-others">
          {t("people.others")}: {others.join(", ")}
        </p>
      ) : null}
      <details className="room-call">
        <summary>{t("phones")}</summary>
        <PointPhones room={room} />
      </details>
    </section>
  );
}
