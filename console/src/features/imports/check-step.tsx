import { Alert, App, Button, Progress, Segmented } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../components/error-state";
import { toAppError } from "../../lib/app-error";
import { errorText } from "../../lib/error-text";
import { download } from "../../lib/export-rows";
import { rpc } from "../../lib/rpc";
import { supabase } from "../../lib/supabase";
import { errorCsv } from "./error-file";
import { fieldName } from "./fields";
import type { Outcome, SourceFile } from "./import-wizard";
import type { Choice } from "./mapping-step";
import { PreviewTable } from "./preview-table";
import { type Batch, lineOf, stage } from "./stage";
import type { ImportTarget } from "./targets";
import { useProblemText } from "./use-problem-text";

type Props = {
  target: ImportTarget;
  file: SourceFile;
  choice: Choice;
  onStaged: (batch: Batch) => void;
  onBack: () => void;
  onDone: (outcome: Outcome) => void;
};

/** What became of a batch whose answer was lost; undefined while it is not finished, or cannot be asked. */
async function finished(batchId: number): Promise<Omit<Outcome, "kind"> | undefined> {
  const { data } = await supabase()
    .from("import_batches")
    .select("status, imported_count, rejected_count")
    .eq("id", batchId)
    .limit(1);
  const row = data?.[0];
  if (row?.status !== "done") return undefined;
  return { batchId, imported: Number(row.imported_count), rejected: Number(row.rejected_count) };
}

/** All rows go in together or not at all, so there is no half to show: how long it has been going on. */
function Importing({ count }: { count: number }) {
  const { t } = useTranslation("imports");
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="import-importing">
      <span role="status">{t("check.importing", { count })}</span>
      <span className="num muted" aria-hidden="true">
        {t("check.seconds", { count: seconds })}
      </span>
      <progress aria-label={t("check.importing", { count })} />
    </div>
  );
}

/** The dry run: the database looks at every row; only the button below brings them in. */
export function CheckStep({ target, file, choice, onStaged, onBack, onDone }: Props) {
  const { t } = useTranslation(["imports", "errors"]);
  const { message } = App.useApp();
  const problemText = useProblemText();
  const [done, setDone] = useState(0);
  const [batch, setBatch] = useState<Batch>();
  const [failure, setFailure] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const [isImporting, setImporting] = useState(false);
  const [shown, setShown] = useState<"all" | "errors" | "warnings">("all");
  const tell = useRef(onStaged);
  tell.current = onStaged;

  useEffect(() => {
    const abort = new AbortController();
    setDone(0);
    setFailure(undefined);
    setBatch(undefined);
    stage(target, file, choice, setDone, abort.signal).then(
      (staged) => {
        if (abort.signal.aborted) {
          rpc("discard_import", { p_batch_id: staged.id }).catch(() => undefined);
          return;
        }
        setBatch(staged);
        tell.current(staged);
      },
      (error) => {
        if (!abort.signal.aborted) setFailure(toAppError(error));
      },
    );
    return () => abort.abort();
  }, [target, file, choice, attempt]);

  const total = file.table.rows.length;
  const warned = useMemo(
    () =>
      new Set(
        batch?.problems
          .filter(({ severity, row }) => severity === "warning" && !batch.badRows.has(row))
          .map(({ row }) => row),
      ),
    [batch],
  );
  const rows = useMemo(() => {
    const all = file.table.rows.map((cells, index) => ({ line: lineOf(file.table, index), cells }));
    if (shown === "errors") return all.filter(({ line }) => batch?.badRows.has(line));
    if (shown === "warnings") return all.filter(({ line }) => warned.has(line));
    return all;
  }, [file, shown, batch, warned]);

  const finish = async (mode: "good_rows" | "all_or_none") => {
    if (!batch || isImporting) return;
    setImporting(true);
    try {
      const result = await rpc<{ imported: number; rejected: number }>("finish_import", {
        p_batch_id: batch.id,
        p_mode: mode,
      });
      onDone({ batchId: batch.id, kind: choice.kind, ...result });
    } catch (error) {
      // The line may have broken after everything was in: then it is done, and not said to have failed.
      const known = await finished(batch.id);
      if (known) return onDone({ ...known, kind: choice.kind });
      message.error(errorText(t, error));
      setImporting(false);
    }
  };

  if (failure) return <ErrorState error={failure} onRetry={() => setAttempt(attempt + 1)} />;
  if (!batch) {
    return (
      <section className="import-progress" aria-live="polite">
        <h2>{t("check.running")}</h2>
        <Progress percent={Math.floor((done / total) * 100)} strokeLinecap="butt" aria-label={t("check.running")} />
        <p>{t("check.progress", { done, total })}</p>
        <Button onClick={onBack}>{t("action.backToColumns")}</Button>
      </section>
    );
  }

  const bad = batch.badRows.size;
  const good = total - bad;
  const saveErrors = () =>
    download(
      `${file.name.replace(/\.\w+$/, "")}-${t("check.errorFileSuffix")}.csv`,
      errorCsv(
        file.table,
        batch.problems,
        { line: t("check.line"), reason: t("check.reason") },
        (problem) => `${fieldName(t, target, problem.column)}: ${problemText(problem)}`,
      ),
      "text/csv;charset=utf-8",
    );

  return (
    <section aria-label={t("steps.check")}>
      <dl className="import-verdict">
        <div>
          <dt>{t("check.good")}</dt>
          <dd className="num">{good}</dd>
        </div>
        <div className={bad ? "is-bad" : ""}>
          <dt>{t("check.bad")}</dt>
          <dd className="num">{bad}</dd>
        </div>
        <div>
          <dt>{t("check.warned")}</dt>
          <dd className="num">{warned.size}</dd>
        </div>
      </dl>
      {isImporting ? (
        <Importing count={good} />
      ) : (
        <Alert type="info" showIcon message={t(`${target.key}.nothingYet`)} />
      )}
      <div className="import-toolbar">
        <Segmented
          value={shown}
          onChange={setShown}
          options={[
            { value: "all", label: t("check.show.all", { count: total }) },
            { value: "errors", label: t("check.show.errors", { count: bad }), disabled: bad === 0 },
            { value: "warnings", label: t("check.show.warnings", { count: warned.size }), disabled: warned.size === 0 },
          ]}
        />
        {bad > 0 ? <Button onClick={saveErrors}>{t("action.errorFile")}</Button> : null}
      </div>
      <PreviewTable
        target={target}
        rows={rows}
        headers={file.table.headers}
        mapping={choice.mapping}
        problems={batch.problems}
      />
      <footer className="import-footer">
        <Button onClick={onBack} disabled={isImporting}>
          {t("action.backToColumns")}
        </Button>
        {bad > 0 ? <span className="import-advice">{t("check.allOrNone")}</span> : null}
        <Button
          type="primary"
          disabled={good === 0}
          loading={isImporting}
          onClick={() => finish(bad > 0 ? "good_rows" : "all_or_none")}
        >
          {bad > 0 ? t("action.importGood", { count: good }) : t("action.importAll", { count: good })}
        </Button>
      </footer>
    </section>
  );
}
