import { type FormEvent, useState } from "react";
import { CallError, call, errorText } from "./api";
import { Field, Notice } from "./field";
import { LookupResult, type Progress } from "./lookup-result";
import { Page } from "./page";
import { useAddress } from "./router";
import { isPhone } from "./send/draft";
import { useTexts } from "./texts";

export function LookupPage() {
  const { t, has } = useTexts();
  const { query } = useAddress();
  const [code, setCode] = useState(query.get("ma") ?? "");
  const [phone, setPhone] = useState("");
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<{ progress: Progress; phone: string }>();

  const show = (wrong: Record<string, string>) => {
    setProblems(wrong);
    const first = ["code", "phone"].find((field) => field in wrong);
    if (first) requestAnimationFrame(() => document.getElementById(first)?.focus());
    return first !== undefined;
  };
  const look = async (event?: FormEvent) => {
    event?.preventDefault();
    if (isBusy) return;
    setFailure(undefined);
    const wrong: Record<string, string> = {};
    if (!code.trim()) wrong.code = "required";
    if (!phone.trim()) wrong.phone = "required";
    else if (!isPhone(phone)) wrong.phone = "invalid";
    if (show(wrong)) return setFound(undefined);
    setBusy(true);
    try {
      const progress = await call<Progress>("look_up_ticket", { p_code: code, p_phone: phone });
      setFound({ progress, phone });
    } catch (error) {
      setFound(undefined);
      const isShown = error instanceof CallError && show(error.fields);
      if (!isShown) setFailure(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };
  const wrong = (field: string) => {
    if (!problems[field]) return undefined;
    const key = `lookup.problems.${field}_${problems[field]}`;
    return has(key) ? t(key) : t("form.wrong");
  };

  return (
    <Page title={t("lookup.title")} lead={t("lookup.lead")}>
      <form noValidate onSubmit={look} className="form sheet lookup-form no-print">
        <Field name="code" label={t("lookup.code")} hint={t("lookup.codeHint")} error={wrong("code")} isRequired>
          {(field) => (
            <input
              {...field}
              type="text"
              autoComplete="off"
              maxLength={40}
              value={code}
              onChange={(event) => {
                setCode(event.target.value);
                setProblems({});
              }}
            />
          )}
        </Field>
        <Field name="phone" label={t("lookup.phone")} hint={t("lookup.phoneHint")} error={wrong("phone")} isRequired>
          {(field) => (
            <input
              {...field}
              type="tel"
              autoComplete="tel"
              maxLength={40}
              value={phone}
              onChange={(event) => {
                setPhone(event.target.value);
                setProblems({});
              }}
            />
          )}
        </Field>
        {failure ? <Notice kind="error">{failure}</Notice> : null}
        <button type="submit" className="button button-main" aria-disabled={isBusy}>
          {t(isBusy ? "lookup.looking" : "lookup.submit")}
        </button>
      </form>
      {found ? (
        <LookupResult
          key={found.progress.code}
          progress={found.progress}
          phone={found.phone}
          onChanged={() => look()}
        />
      ) : null}
    </Page>
  );
}
