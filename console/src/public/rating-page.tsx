import { useState } from "react";
import { call, errorText } from "./api";
import { date } from "./dates";
import { Notice } from "./field";
import { icons } from "./icons";
import { Page } from "./page";
import { RatingForm } from "./rating-form";
import { Link } from "./router";
import { useTexts } from "./texts";
import { useCall } from "./use-call";
import { Waiting } from "./waiting";

interface Form {
  code: string;
  state: "open" | "rated" | "expired" | "replaced";
  agency: string | null;
  answered_at: string;
  category: string | null;
  category_en: string | null;
}

export function RatingPage({ token }: { token: string }) {
  const { t, language } = useTexts();
  const form = useCall<Form>("rating_form", { p_token: token });
  const [done, setDone] = useState<number>();

  if (form.error) {
    return (
      <Page title={t("rating.title")}>
        <Notice kind="error">{errorText(t, form.error)}</Notice>
        <p>{t("rating.help")}</p>
        <Link className="button" href="/cong-dan/tra-cuu">
          {t("nav.lookup")}
        </Link>
      </Page>
    );
  }
  if (!form.data) return <Waiting />;
  const { code, state, agency, answered_at } = form.data;
  const category = language === "en" ? (form.data.category_en ?? form.data.category) : form.data.category;
  const lookup = (
    <Link className="button button-quiet" href={`/cong-dan/tra-cuu?ma=${code}`}>
      {t("rating.lookup")}
    </Link>
  );
  if (done || state !== "open") {
    const key = done ? "done" : state;
    return (
      <Page title={t(`rating.${key}.title`)}>
        <section className="sheet thanks">
          {done ? icons.check : null}
          <p>{t(`rating.${key}.text`, { code })}</p>
          {(done ?? 5) <= 2 ? <p>{t("rating.done.low")}</p> : null}
          {lookup}
        </section>
      </Page>
    );
  }

  return (
    <Page title={t("rating.title")} lead={t("rating.lead")}>
      <p className="about">
        <strong>{code}</strong>
        {[category, agency, date(answered_at)].filter(Boolean).map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      <RatingForm
        send={(rating) => call("rate_by_link", { p_token: token, ...rating })}
        onDone={setDone}
        // Somebody may have rated or re-opened meanwhile: then the page says that instead of the form.
        onChanged={form.retry}
      />
    </Page>
  );
}
