import { type FormEvent, useEffect, useState } from "react";
import { CallError, call, errorText } from "../api";
import { Field, Notice } from "../field";
import { Page } from "../page";
import { Link, useAddress } from "../router";
import { useTexts } from "../texts";
import { DossierProgress, type Progress } from "./progress";

/** Where is my dossier? By the code of the slip alone; a scanned QR code brings it along. */
export function LookupPage() {
  const { t } = useTexts();
  const { query } = useAddress();
  const given = query.get("ma") ?? "";
  const [code, setCode] = useState(given);
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<Progress>();

  const look = async (wanted: string) => {
    setFailure(undefined);
    if (!wanted.trim()) {
      setProblem(t("dossier.lookup.required"));
      document.getElementById("code")?.focus();
      return;
    }
    setBusy(true);
    try {
      setFound(await call<Progress>("look_up_dossier", { p_code: wanted }));
    } catch (error) {
      setFound(undefined);
      if (error instanceof CallError && error.fields.code) setProblem(t("dossier.lookup.required"));
      else setFailure(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    if (given) void look(given);
  }, [given]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void look(code);
  };

  return (
    <Page title={t("dossier.lookup.title")} lead={t("dossier.lookup.lead")}>
      <form noValidate onSubmit={submit} className="form sheet lookup-form no-print">
        <Field name="code" label={t("dossier.code")} hint={t("dossier.lookup.hint")} error={problem} isRequired>
          {(field) => (
            <input
              {...field}
              type="text"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
              value={code}
              onChange={(event) => {
                setCode(event.target.value);
                setProblem(undefined);
              }}
            />
          )}
        </Field>
        {failure ? <Notice kind="error">{failure}</Notice> : null}
        <button type="submit" className="button button-main" aria-disabled={isBusy}>
          {t(isBusy ? "lookup.looking" : "lookup.submit")}
        </button>
      </form>
      {found ? <DossierProgress key={found.code} progress={found} onChanged={() => void look(found.code)} /> : null}
      <p className="lookup-file no-print">
        {t("dossier.lookup.fileText")} <Link href="/cong-dan/ho-so/nop">{t("dossier.lookup.file")}</Link>
      </p>
    </Page>
  );
}
