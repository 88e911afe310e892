import { periodOf } from "@city-office/reports/periods";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { PageLoading } from "../../components/page-loading";
import { toAppError } from "../../lib/app-error";
import { formatDateTime, isoDate } from "../../lib/date-time";
import { errorText } from "../../lib/error-text";
import { may } from "../../lib/me";
import { DownloadButtons } from "./download-buttons";
import { type Chosen, issueReport, makeReport } from "./make";
import { ReportView } from "./report-view";
import "./reports.css";
import { useKinds } from "./use-kinds";

type Remarks = { assessment?: string; proposals?: string };

function isPeriod(key: string): boolean {
  try {
    periodOf(key);
    return true;
  } catch {
    return false;
  }
}

/** A report before it is issued: its numbers as of now, the author's own words, then its number. */
export function Page() {
  const { t } = useTranslation("reports");
  const [params] = useSearchParams();
  const { nameOf } = useKinds();
  const agency = Number(params.get("agency"));
  const chosen: Chosen = {
    kind: params.get("kind") ?? "",
    period: params.get("period") ?? "",
    agencyId: agency > 0 ? agency : null,
  };
  const [remarks, setRemarks] = useState<Remarks>({});
  const isKnown = isPeriod(chosen.period);
  const made = useQuery({
    queryKey: ["report", chosen, remarks],
    queryFn: () => makeReport(chosen, remarks),
    enabled: isKnown,
    placeholderData: (previous) => previous,
    retry: false,
    staleTime: 60_000,
  });
  const [isIssuing, setIssuing] = useState(false);
  const back = { label: t("title"), to: "/reports" };
  if (!isKnown || !chosen.kind)
    return (
      <div className="page">
        <PageHeader title={t("preview.title")} back={back} />
        <EmptyState title={t("preview.unknown")} hint={t("preview.unknownHint")} />
      </div>
    );
  const content = made.data?.content;
  const isUnfinished = periodOf(chosen.period).to > isoDate(new Date()) && chosen.period.length !== 10;
  const mayIssue = may("reports.issue", chosen.agencyId) && content;
  return (
    <div className="page">
      <PageHeader
        title={nameOf(chosen.kind) || t("preview.title")}
        back={back}
        subtitle={
          content
            ? t("preview.asOf", { period: periodOf(chosen.period).name, time: formatDateTime(content.asOf) })
            : periodOf(chosen.period).name
        }
        actions={
          <>
            <DownloadButtons content={content} issued={null} />
            {mayIssue ? (
              <Button type="primary" onClick={() => setIssuing(true)}>
                {t("issue.action")}
              </Button>
            ) : null}
          </>
        }
      />
      {isUnfinished ? <Alert className="report-note" type="info" showIcon message={t("preview.unfinished")} /> : null}
      {made.isError ? <ErrorState error={made.error} onRetry={made.refetch} /> : null}
      {made.isLoading ? <PageLoading /> : null}
      {content ? (
        <div className="report-columns">
          <ReportView content={content} issued={null} />
          {mayIssue ? <RemarksForm onSet={setRemarks} /> : null}
        </div>
      ) : null}
      {isIssuing ? <IssueModal chosen={chosen} remarks={remarks} onClose={() => setIssuing(false)} /> : null}
    </div>
  );
}

function RemarksForm({ onSet }: { onSet: (remarks: Remarks) => void }) {
  const { t } = useTranslation("reports");
  return (
    <Form<Remarks> layout="vertical" className="report-remarks" onFinish={onSet}>
      <h2>{t("remarks.title")}</h2>
      <p className="muted">{t("remarks.hint")}</p>
      <Form.Item name="assessment" label={t("remarks.assessment")}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={10_000} />
      </Form.Item>
      <Form.Item name="proposals" label={t("remarks.proposals")}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={10_000} />
      </Form.Item>
      <Button htmlType="submit">{t("remarks.apply")}</Button>
    </Form>
  );
}

function IssueModal({ chosen, remarks, onClose }: { chosen: Chosen; remarks: Remarks; onClose: () => void }) {
  const { t } = useTranslation("reports");
  const navigate = useNavigate();
  const [form] = Form.useForm<{ reason?: string }>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const issue = async ({ reason }: { reason?: string }) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const report = await issueReport(chosen, remarks, reason?.trim() || null);
      navigate(`/reports/${report.id}`, { replace: true });
    } catch (error) {
      setBusy(false);
      if (toAppError(error).field === "reason") {
        form.setFields([{ name: "reason", errors: [errorText(t, error)] }]);
        form.scrollToField("reason", { focus: true });
      } else setProblem(errorText(t, error));
    }
  };
  return (
    <Modal
      open
      title={t("issue.title")}
      okText={t("issue.action")}
      cancelText={t("common:cancel")}
      confirmLoading={isBusy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{t("issue.hint")}</p>
      {problem ? <Alert type="error" showIcon message={problem} role="alert" /> : null}
      <Form form={form} layout="vertical" onFinish={issue}>
        <Form.Item name="reason" label={t("issue.reason")} extra={t("issue.reasonHint")}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
