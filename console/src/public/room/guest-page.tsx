import { errorText } from "../api";
import { dateTime } from "../dates";
import { Notice } from "../field";
import { Page } from "../page";
import { useTexts } from "../texts";
import { useCall } from "../use-call";
import { Waiting } from "../waiting";
import { calendarFile } from "./calendar-file";
import type { Guest } from "./guest";
import { GuestRating } from "./guest-rating";
import { GuestRoom, Phone } from "./guest-room";
import { ReplyForm } from "./reply-form";

const timeOf = (at: string) => dateTime(at).slice(-5);

/** A guest's own page: when, where, who receives; coming or not; and the way into the room. */
export function GuestPage({ token }: { token: string }) {
  const { t } = useTexts();
  const session = useCall<Guest>("guest_session", { p_token: token });
  const guest = session.data;
  if (session.error && !guest) {
    return (
      <Page title={t("guest.title")}>
        <Notice kind="error">{errorText(t, session.error)}</Notice>
        <button type="button" className="button button-quiet" onClick={session.retry}>
          {t("form.retry")}
        </button>
      </Page>
    );
  }
  if (!guest) return <Waiting />;
  const isOver = ["ended", "concluded"].includes(guest.status) || Date.now() > Date.parse(guest.closes_at);
  const isCancelled = guest.status === "cancelled";
  const place = [guest.point?.room, guest.point?.name, guest.point?.address].filter(Boolean).join(", ");
  const phone = guest.office_phone ?? guest.point?.phone;
  const save = () => {
    const text = calendarFile(
      {
        code: guest.code,
        title: guest.title,
        startsAt: guest.slot?.starts_at ?? guest.starts_at,
        endsAt: guest.slot?.ends_at ?? guest.ends_at,
        place,
        link: window.location.href,
        organiser: [guest.office_name, guest.chair_name].filter(Boolean).join(", "),
      },
      Date.now(),
    );
    const url = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${guest.code}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <Page title={guest.title} lead={t("guest.greeting", { name: guest.name })}>
      {isCancelled ? <Notice kind="error">{t("guest.cancelled", { reason: guest.cancel_reason ?? "" })}</Notice> : null}
      {isOver && !isCancelled ? <Notice kind="info">{t("guest.over")}</Notice> : null}
      <GuestRating token={token} guest={guest} onChanged={session.retry} />
      {isOver || isCancelled || guest.invitation === "declined" ? null : <GuestRoom token={token} guest={guest} />}
      <section className="sheet">
        <dl className="guest-facts">
          <div>
            <dt>{t("guest.when")}</dt>
            <dd>
              <strong>
                {dateTime(guest.starts_at)}–{timeOf(guest.ends_at)}
              </strong>
            </dd>
          </div>
          {guest.slot ? (
            <div>
              <dt>{t("guest.slot")}</dt>
              <dd>
                <strong>
                  {timeOf(guest.slot.starts_at)}–{timeOf(guest.slot.ends_at)}
                </strong>
              </dd>
            </div>
          ) : null}
          {place ? (
            <div>
              <dt>{t("guest.where")}</dt>
              <dd>{place}</dd>
            </div>
          ) : null}
          <div>
            <dt>{t("guest.chair")}</dt>
            <dd>{[guest.chair_name, guest.chair_title].filter(Boolean).join(", ")}</dd>
          </div>
          {guest.case ? (
            <div>
              <dt>{t("guest.case")}</dt>
              <dd>
                {guest.case.title} ({guest.case.code})
              </dd>
            </div>
          ) : null}
          {phone ? (
            <div>
              <dt>{t("guest.phone")}</dt>
              <dd>
                <Phone number={phone} />
              </dd>
            </div>
          ) : null}
        </dl>
        {isOver || isCancelled ? null : (
          <button type="button" className="button button-quiet guest-calendar" onClick={save}>
            {t("guest.calendar")}
          </button>
        )}
      </section>
      {isOver || isCancelled ? null : <ReplyForm token={token} guest={guest} onReplied={session.retry} />}
    </Page>
  );
}
