import { Steps } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { PageHeader } from "../../components/page-header";
import { may } from "../../lib/me";
import { rpc } from "../../lib/rpc";
import { CheckStep } from "./check-step";
import { DoneStep } from "./done-step";
import { layoutOf } from "./fields";
import { FileStep } from "./file-step";
import "./imports.css";
import { type Choice, MappingStep, rememberedChoice } from "./mapping-step";
import type { Batch } from "./stage";
import type { FileTable } from "./table-file";
import { targetOf, targets } from "./targets";
import { useOwnFields } from "./use-own-fields";

export type SourceFile = { name: string; table: FileTable; layout: string };
export type Outcome = { batchId: number; kind: string; imported: number; rejected: number };

/** File → columns → check (nothing is imported yet) → import. Leaving before the end forgets what was sent. */
export function Page() {
  const { t } = useTranslation("imports");
  const [params] = useSearchParams();
  // Most may import one thing only: then that is meant.
  const target = useOwnFields(targetOf(params.get("target") ?? targets.find(({ permission }) => may(permission))?.key));
  const [file, setFile] = useState<SourceFile>();
  const [choice, setChoice] = useState<Choice>();
  const [isMapped, setMapped] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const staged = useRef<Batch>(undefined);

  const forget = () => {
    if (staged.current) rpc("discard_import", { p_batch_id: staged.current.id }).catch(() => undefined);
    staged.current = undefined;
  };
  useEffect(() => forget, []);
  const isAtRisk = file !== undefined && outcome === undefined;
  useEffect(() => {
    if (!isAtRisk) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isAtRisk]);

  const open = async (name: string, table: FileTable) => {
    const layout = layoutOf(table.headers);
    setChoice(await rememberedChoice(target, layout, table.headers));
    setFile({ name, table, layout });
    setMapped(false);
    setOutcome(undefined);
  };
  const restart = () => {
    forget();
    setFile(undefined);
    setOutcome(undefined);
    setMapped(false);
  };
  const step = outcome ? 3 : !file ? 0 : !isMapped ? 1 : 2;

  return (
    <div className="page">
      <PageHeader title={t(`${target.key}.title`)} subtitle={file?.name} back={{ label: t("title"), to: "/imports" }} />
      <Steps
        className="import-steps"
        size="small"
        current={step}
        responsive
        items={(["file", "columns", "check", "done"] as const).map((key) => ({ title: t(`steps.${key}`) }))}
      />
      {step === 0 ? <FileStep target={target} onOpen={open} /> : null}
      {step === 1 && file && choice ? (
        <MappingStep
          target={target}
          file={file}
          choice={choice}
          onChange={setChoice}
          onBack={restart}
          onNext={() => setMapped(true)}
        />
      ) : null}
      {step === 2 && file && choice ? (
        <CheckStep
          target={target}
          file={file}
          choice={choice}
          onStaged={(batch) => {
            staged.current = batch;
          }}
          onBack={() => {
            forget();
            setMapped(false);
          }}
          onDone={(done) => {
            staged.current = undefined;
            setOutcome(done);
          }}
        />
      ) : null}
      {outcome ? <DoneStep target={target} outcome={outcome} onAgain={restart} /> : null}
    </div>
  );
}
