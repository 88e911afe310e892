import { useTranslation } from "react-i18next";
import { useRpcQuery } from "../../../components/use-rpc";
import { formatDateTime } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import type { ParticipantRow, PointRow, SessionRow } from "../types";
import { GuestLink } from "./guest-link";

type Contact = { participant_id: number; has_email: boolean; has_phone: boolean; is_revoked: boolean };

function Reply({ person }: { person: ParticipantRow }) {
  const { t } = useTranslation("sessions");
  const at = person.replied_at ?? person.invited_at;
  return (
    <span className="reply" data-reply={person.invitation}>
      {t(`reply.${person.invitation}`)}
      {at ? <small className="num"> {formatDateTime(at)}</small> : null}
      {person.invitation === "substituted" ? (
        <small>
          {t("reply.instead", { name: [person.substitute_name, person.substitute_title].filter(Boolean).join(", ") })}
        </small>
      ) : null}
      {person.reply_note ? <small>“{person.reply_note}”</small> : null}
    </span>
  );
}

/** Who takes part, by point, with their answers and (for those without a login) their personal link. */
export function ParticipantsSection({
  session,
  points,
  participants,
}: {
  session: SessionRow;
  points: PointRow[];
  participants: ParticipantRow[];
}) {
  const { t } = useTranslation("sessions");
  const mayEdit = may("sessions.edit");
  const contacts = useRpcQuery<Contact[]>(
    "session_guest_contacts",
    { p_session_id: session.id },
    { enabled: mayEdit, tables: ["sessions"] },
  );
  const present = participants.filter((each) => !each.removed_at);
  const removed = participants.filter((each) => each.removed_at);
  const groups: { key: number; title: string; people: ParticipantRow[] }[] = [
    ...points.map((point) => ({
      key: point.id,
      title: point.point.name,
      people: present.filter((each) => each.session_point_id === point.id),
    })),
    { key: 0, title: t("people.noPoint"), people: present.filter((each) => each.session_point_id === null) },
  ].filter((group) => group.people.length);
  const accepted = present.filter((each) => each.invitation === "accepted" || each.invitation === "substituted").length;
  return (
    <section className="sheet sheet-pad" aria-labelledby="session-people">
      <h2 id="session-people" className="sheet-title">
        {t("fields.participants")} <span className="muted num">{present.length}</span>
        {session.invited_at ? (
          <small className="muted"> · {t("list.replies", { accepted, all: present.length })}</small>
        ) : null}
      </h2>
      {groups.map((group) => (
        <div key={group.key} className="people-group">
          <h3>{group.title}</h3>
          <ul className="people-list">
            {group.people.map((person) => {
              const contact = contacts.data?.find((each) => each.participant_id === person.id);
              return (
                <li key={person.id}>
                  <div>
                    <strong>{person.display_name}</strong>{" "}
                    <span className="session-part">{t(`capacity.${person.capacity}`)}</span>
                    <small>{[person.job_title, person.organisation].filter(Boolean).join(" · ")}</small>
                    {contact && !contact.has_email && !contact.has_phone ? (
                      <small className="session-warning">{t("people.noContact")}</small>
                    ) : null}
                  </div>
                  <Reply person={person} />
                  {mayEdit && person.staff_id === null && person.invitation !== "none" ? (
                    <GuestLink person={person} session={session} isRevoked={contact?.is_revoked ?? false} />
                  ) : null}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      {removed.length ? (
        <p className="muted">{t("people.removed", { names: removed.map((each) => each.display_name).join(", ") })}</p>
      ) : null}
    </section>
  );
}
