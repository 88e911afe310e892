import { App, Button, Dropdown, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { AuditTimeline } from "../../../components/audit-timeline";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { useRpc } from "../../../components/use-rpc";
import { may, useMe } from "../../../lib/me";
import { keepRecent } from "../../../lib/recent";
import "../procedures.css";
import { SampleTag, StateTag } from "../state-tag";
import type { Made, ProcedureRow, Version } from "../types";
import { useProcedure, useVersions } from "../use-procedure";
import { Comparison } from "./comparison";
import { FactsSheet } from "./facts-sheet";
import { PublishModal } from "./publish-modal";
import { RetireModal } from "./retire-modal";
import { VersionContent } from "./version-content";
import { VersionTimeline } from "./version-timeline";

type StepsProps = { row: ProcedureRow; draft?: Version; onPublish: () => void; onRetire: () => void };

/** What an editor may do now: go on with the draft, or begin the next version; the rest folded away. */
function Steps({ row, draft, onPublish, onRetire }: StepsProps) {
  const { t } = useTranslation(["procedures", "common"]);
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const start = useRpc<Made>("start_procedure_version", {
    onSuccess: () => navigate(`/procedures/${row.id}/edit`),
  });
  const discard = useRpc("discard_procedure_version", {
    success: t("discard.done"),
    onSuccess: () => row.published_count === 0 && navigate("/procedures", { replace: true }),
  });
  const reinstate = useRpc("reinstate_procedure", { success: t("reinstate.done") });
  if (!may("procedures.edit")) return null;
  const rare = [
    draft
      ? {
          key: "discard",
          danger: true,
          label: t("discard.action"),
          onClick: () =>
            modal.confirm({
              title: t("discard.title"),
              content: t(row.published_count ? "discard.text" : "discard.whole"),
              okText: t("discard.action"),
              okButtonProps: { danger: true },
              onOk: () => discard.run({ p_version_id: draft.id }),
            }),
        }
      : null,
    row.published_count && !row.retired_on ? { key: "retire", label: t("retire.action"), onClick: onRetire } : null,
    row.retired_on
      ? {
          key: "reinstate",
          label: t("reinstate.action"),
          onClick: () =>
            modal.confirm({
              title: t("reinstate.title"),
              content: t("reinstate.text"),
              okText: t("reinstate.action"),
              onOk: () => reinstate.run({ p_procedure_id: row.id }),
            }),
        }
      : null,
  ].filter((each) => each !== null);
  return (
    <>
      {rare.length ? (
        <Dropdown trigger={["click"]} menu={{ items: rare }}>
          <Button aria-label={t("more")}>…</Button>
        </Dropdown>
      ) : null}
      {draft ? (
        <>
          <Link to={`/procedures/${row.id}/edit`}>
            <Button tabIndex={-1}>{t("editDraft")}</Button>
          </Link>
          <Button type="primary" onClick={onPublish}>
            {t("publish.open")}
          </Button>
        </>
      ) : row.retired_on ? null : (
        <Button type="primary" loading={start.isPending} onClick={() => start.run({ p_procedure_id: row.id })}>
          {t("newVersion")}
        </Button>
      )}
    </>
  );
}

function ProcedureView({ row }: { row: ProcedureRow }) {
  const { t } = useTranslation("procedures");
  const me = useMe();
  const versions = useVersions(row.id);
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState<"publish" | "retire">();
  useEffect(() => {
    if (me) keepRecent(me.person.id, { path: `/procedures/${row.id}`, title: row.code, detail: row.name });
  }, [me, row.id, row.code, row.name]);
  const all = versions.data ?? [];
  const byNumber = (key: string) => all.find((version) => String(version.number) === params.get(key));
  const chosen = byNumber("version") ?? all.find((version) => version.id === row.version_id) ?? all[0];
  const compared = byNumber("with");
  const draft = all.find((version) => !version.published_at);
  const keep = (key: string, id: number | undefined) => {
    const next = new URLSearchParams(params);
    const version = all.find((each) => each.id === id);
    if (version) next.set(key, String(version.number));
    else next.delete(key);
    if (key === "version" && next.get("with") === next.get("version")) next.delete("with");
    setParams(next, { replace: true });
  };
  const [older, newer] = chosen && compared ? [chosen, compared].sort((left, right) => left.number - right.number) : [];
  return (
    <div className="page">
      <PageHeader
        title={chosen?.name ?? row.name}
        subtitle={<span className="num">{row.code}</span>}
        back={{ label: t("title"), to: "/procedures" }}
        tags={
          <>
            <StateTag state={row.state} />
            {row.is_sample ? <SampleTag /> : null}
          </>
        }
        actions={
          <Steps row={row} draft={draft} onPublish={() => setOpen("publish")} onRetire={() => setOpen("retire")} />
        }
      />
      {row.is_sample ? <p className="procedure-notice">{t("sampleHint")}</p> : null}
      <div className="detail">
        <div className="detail-main">
          {versions.isError && !versions.data ? <ErrorState error={versions.error} onRetry={versions.refetch} /> : null}
          {versions.isLoading ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
          {older && newer ? (
            <section className="sheet sheet-pad">
              <h2 className="sheet-title">{t("versions.sideBySide")}</h2>
              <Comparison left={older} right={newer} />
            </section>
          ) : chosen ? (
            <VersionContent version={chosen} />
          ) : null}
          <section className="sheet sheet-pad">
            <h2 className="sheet-title">{t("common:timeline.title")}</h2>
            <AuditTimeline table="public.procedures" rowId={row.id} namespace="procedures" />
          </section>
        </div>
        <aside className="detail-side" aria-label={t("common:facts")}>
          {all.length && chosen ? (
            <VersionTimeline
              versions={all}
              currentId={row.state === "current" ? row.version_id : null}
              chosenId={chosen.id}
              comparedId={compared?.id}
              onChoose={(id) => keep("version", id)}
              onCompare={(id) => keep("with", id)}
            />
          ) : null}
          {chosen ? <FactsSheet row={row} version={chosen} /> : null}
        </aside>
      </div>
      {open === "publish" && draft ? (
        <PublishModal row={row} draft={draft} versions={all} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === "retire" ? <RetireModal row={row} onClose={() => setOpen(undefined)} /> : null}
    </div>
  );
}

/** One procedure: what it demands, its versions in time, and what an editor may do now. */
export function Page() {
  const { t } = useTranslation("procedures");
  const id = Number(useParams().id);
  const query = useProcedure(id);
  if (query.data) return <ProcedureView key={id} row={query.data} />;
  return (
    <div className="page">
      {query.isLoading ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={query.refetch} />
      ) : (
        <EmptyState title={t("notFound")} hint={t("notFoundHint")} />
      )}
    </div>
  );
}
