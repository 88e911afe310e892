import { CallError, errorText } from "./api";
import { Notice } from "./field";
import { NotFound } from "./not-found";
import { Page } from "./page";
import { type Result, ResultView } from "./result-view";
import { useTexts } from "./texts";
import { useCall } from "./use-call";
import { Waiting } from "./waiting";

export function ResultPage({ code }: { code: string }) {
  const { t } = useTexts();
  const { data, error, retry } = useCall<Result>("published_result", { p_code: code });
  if (error instanceof CallError && error.status === 404) return <NotFound />;
  if (error) {
    return (
      <Page title={t("results.title")}>
        <Notice kind="error">
          {errorText(t, error)}{" "}
          <button type="button" className="linklike" onClick={retry}>
            {t("form.retry")}
          </button>
        </Notice>
      </Page>
    );
  }
  if (!data) return <Waiting />;
  return <ResultView data={data} />;
}
