import { useState } from "react";
import { call } from "../api";
import { icons } from "../icons";
import { RatingForm } from "../rating-form";
import { useTexts } from "../texts";
import type { Guest } from "./guest";

/** What the citizen thinks of the session that received them, once. */
export function GuestRating({ token, guest, onChanged }: { token: string; guest: Guest; onChanged: () => void }) {
  const { t } = useTexts();
  const [done, setDone] = useState<number>();
  if (guest.rating === null || guest.rating === "early") return null;
  if (done || guest.rating !== "open") {
    return (
      <section className="sheet thanks" role="status">
        {done ? icons.check : null}
        <p>{t(`guest.rating.${done ? "done" : guest.rating}`)}</p>
        {(done ?? 5) <= 2 ? <p>{t("guest.rating.low")}</p> : null}
      </section>
    );
  }
  return (
    <section className="guest-rating" aria-labelledby="guest-rating">
      <h2 id="guest-rating">{t("guest.rating.title")}</h2>
      <RatingForm
        send={(rating) => call("rate_session_as_guest", { p_token: token, ...rating })}
        onDone={setDone}
        onChanged={onChanged}
        answerLabel={t("guest.rating.answer")}
        onceLabel={t("guest.rating.once")}
      />
    </section>
  );
}
