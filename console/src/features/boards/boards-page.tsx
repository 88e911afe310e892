import { PlusOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { myId } from "../../lib/me";
import { AlertList } from "./alert-list";
import { BoardModal } from "./board-modal";
import "./boards.css";
import { boardsForMe, useSavedBoards, useSavedCharts } from "./use-boards";

function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="boards-section" aria-label={title}>
      <header className="boards-section-head">
        <h2>{title}</h2>
        {action}
      </header>
      <div className="sheet">{children}</div>
    </section>
  );
}

/** Every board and chart a person has: made for their role, their own, and what colleagues share with them. */
export function Page() {
  const { t } = useTranslation(["boards", "charts", "app"]);
  const [isNaming, setNaming] = useState(false);
  const boards = useSavedBoards();
  const charts = useSavedCharts();
  const shared = (row: { staff_id: number; shared_role_code: string | null }) =>
    row.staff_id !== myId() ? (
      <Tag>{t("sharedWithMe")}</Tag>
    ) : row.shared_role_code ? (
      <Tag>{t("sharedWith", { role: t(`app:roles.${row.shared_role_code}`) })}</Tag>
    ) : null;
  return (
    <div className="page">
      <PageHeader
        title={t("title")}
        subtitle={t("subtitle")}
        actions={
          <>
            <Button onClick={() => setNaming(true)}>{t("newBoard")}</Button>
            <Link to="/charts/new">
              <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
                {t("newChart")}
              </Button>
            </Link>
          </>
        }
      />
      <Section title={t("forRole")}>
        <ul className="boards-list">
          {boardsForMe().map((board) => (
            <li key={board.code}>
              <Link to={`/boards/${board.code}`}>{t(`shipped.${board.code}.title`)}</Link>
              <span className="boards-note">{t(`shipped.${board.code}.note`)}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("own")}>
        {boards.query.isError ? (
          <ErrorState error={boards.query.error} onRetry={() => boards.query.refetch()} />
        ) : boards.result.data.length ? (
          <ul className="boards-list">
            {boards.result.data.map((board) => (
              <li key={board.id}>
                <Link to={`/boards/${board.id}`}>{board.name}</Link>
                {shared(board)}
              </li>
            ))}
          </ul>
        ) : boards.query.isLoading ? null : (
          <EmptyState
            title={t("noBoards")}
            hint={t("noBoardsHint")}
            actions={<Button onClick={() => setNaming(true)}>{t("newBoard")}</Button>}
          />
        )}
      </Section>
      <Section title={t("charts")}>
        {charts.query.isError ? (
          <ErrorState error={charts.query.error} onRetry={() => charts.query.refetch()} />
        ) : charts.result.data.length ? (
          <ul className="boards-list">
            {charts.result.data.map((chart) => (
              <li key={chart.id}>
                <Link to={`/charts/${chart.id}`}>{chart.name}</Link>
                <span className="boards-note">
                  {t(`charts:look.${chart.look}`)} · {t(`charts:period.${chart.period}`)}
                  {chart.note ? ` · ${chart.note}` : ""}
                </span>
                {shared(chart)}
              </li>
            ))}
          </ul>
        ) : charts.query.isLoading ? null : (
          <EmptyState
            title={t("noCharts")}
            hint={t("noChartsHint")}
            actions={
              <Link to="/charts/new">
                <Button tabIndex={-1}>{t("newChart")}</Button>
              </Link>
            }
          />
        )}
      </Section>
      <Section title={t("alerts.title")}>
        <AlertList />
      </Section>
      <BoardModal isOpen={isNaming} onClose={() => setNaming(false)} />
    </div>
  );
}
