import { BellOutlined, DeleteOutlined, DownOutlined } from "@ant-design/icons";
import { useCreate, useDelete, useOne, useUpdate, useWarnAboutChange } from "@refinedev/core";
import { App, Button, Dropdown, Form, Input } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { ChartDefinition } from "../../components/bi/ask";
import { BiTile } from "../../components/bi/bi-tile";
import { datasetOf, useCatalogue } from "../../components/bi/use-bi";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { PageLoading } from "../../components/page-loading";
import { useRpc } from "../../components/use-rpc";
import { useSubmitKey } from "../../components/use-submit-key";
import { myId } from "../../lib/me";
import { AlertList } from "./alert-list";
import { AlertModal } from "./alert-modal";
import "./boards.css";
import { BuilderForm } from "./builder-form";
import { asked, firstDraft, tidy } from "./draft";
import { PutOnBoardModal } from "./put-on-board-modal";
import { RoleSelect } from "./role-select";
import type { SavedChart } from "./types";

const PREVIEW = 480;

/** A chart of one's own being built or changed, or one a colleague shares. */
export function Page() {
  const { t } = useTranslation("boards");
  const { id } = useParams();
  const catalogue = useCatalogue();
  const { query, result } = useOne<SavedChart>({
    resource: "charts",
    id: id ?? "",
    liveMode: "off",
    queryOptions: { enabled: id !== undefined, refetchOnWindowFocus: false, retry: false },
    errorNotification: false,
  });
  if (catalogue.isError)
    return (
      <div className="page">
        <ErrorState error={catalogue.error} onRetry={() => catalogue.refetch()} />
      </div>
    );
  if (id !== undefined && query.isError)
    return (
      <div className="page">
        <PageHeader title={t("chart")} back={{ label: t("title"), to: "/boards" }} />
        <div className="sheet">
          <EmptyState title={t("chartNotFound")} hint={t("notFoundHint")} />
        </div>
      </div>
    );
  if (!catalogue.data || (id !== undefined && !result)) return <PageLoading />;
  const first = result ?? firstDraft(catalogue.data);
  if (!first)
    return (
      <div className="page">
        <EmptyState title={t("nothingToAsk")} />
      </div>
    );
  return <Builder key={id ?? "new"} chart={result} first={first} />;
}

type Head = { name: string; note?: string; shared_role_code?: string };

function Builder({ chart, first }: { chart?: SavedChart; first: ChartDefinition }) {
  const { t } = useTranslation(["boards", "common"]);
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { data: catalogue } = useCatalogue();
  const [form] = Form.useForm<Head>();
  const [draft, setDraft] = useState<ChartDefinition>({ query: first.query, look: first.look, period: first.period });
  const [dialog, setDialog] = useState<"board" | "alert">();
  const { setWarnWhen } = useWarnAboutChange();
  const create = useCreate<SavedChart>();
  const update = useUpdate<SavedChart>();
  const remove = useDelete();
  const board = Number(search.get("board")) || undefined;
  const place = useRpc<number>("add_board_tile", { invalidates: ["boards"] });
  const dataset = datasetOf(catalogue, draft.query.dataset);
  const shown = useMemo(() => asked(draft), [draft]);
  const isOwn = !chart || chart.staff_id === myId();
  const name = Form.useWatch("name", form) || chart?.name || t("newChart");

  const change = (next: ChartDefinition) => {
    setDraft(next);
    setWarnWhen(true);
  };
  const save = (head: Head) => {
    if (!dataset || draft.query.measures.length === 0) return;
    const { query, look, period } = tidy(shown, dataset);
    const values = {
      name: head.name.trim(),
      note: head.note?.trim() || null,
      shared_role_code: head.shared_role_code ?? null,
      query,
      look,
      period,
    };
    const successNotification = () => ({ type: "success" as const, message: t("chartSaved") });
    setWarnWhen(false);
    if (chart && isOwn) return update.mutate({ resource: "charts", id: chart.id, values, successNotification });
    create.mutate(
      { resource: "charts", values, successNotification },
      {
        onSuccess: ({ data }) => {
          const id = Number(data.id);
          if (!board) return navigate(`/charts/${id}`, { replace: true });
          place.mutate(
            { p_board_id: board, p_kind: "chart", p_chart_id: id, p_width: 6, p_height: look === "number" ? 2 : 4 },
            { onSuccess: () => navigate(`/boards/${board}`) },
          );
        },
      },
    );
  };
  const askRemove = () =>
    modal.confirm({
      title: t("removeChart", { name: chart?.name }),
      content: t("removeChartHint"),
      okText: t("remove"),
      cancelText: t("common:cancel"),
      onOk: () => {
        setWarnWhen(false);
        remove.mutate(
          {
            resource: "charts",
            id: chart?.id as number,
            successNotification: () => ({ type: "success", message: t("removed") }),
          },
          { onSuccess: () => navigate("/boards") },
        );
      },
    });
  // The form is longer than a screen, and its button stands above it.
  useSubmitKey(form.submit, dialog !== undefined || create.mutation.isPending || update.mutation.isPending);
  return (
    <div className="page">
      <PageHeader
        title={chart?.name ?? t("newChart")}
        subtitle={isOwn ? t("chartHint") : t("sharedNumbers")}
        back={{ label: t("title"), to: "/boards" }}
        actions={
          <>
            {chart && isOwn ? (
              <Dropdown
                trigger={["click"]}
                menu={{ items: [{ key: "remove", icon: <DeleteOutlined />, label: t("remove"), onClick: askRemove }] }}
              >
                <Button icon={<DownOutlined />} iconPosition="end">
                  {t("more")}
                </Button>
              </Dropdown>
            ) : null}
            {chart ? (
              <>
                <Button icon={<BellOutlined />} onClick={() => setDialog("alert")}>
                  {t("alerts.add")}
                </Button>
                <Button onClick={() => setDialog("board")}>{t("putOnBoard")}</Button>
              </>
            ) : null}
            <Button
              type="primary"
              loading={create.mutation.isPending || update.mutation.isPending || place.isPending}
              onClick={form.submit}
            >
              {t(isOwn ? "common:save" : "saveAsOwn")}
            </Button>
          </>
        }
      />
      <div className="builder">
        <Form
          form={form}
          name="chart"
          layout="vertical"
          className="sheet builder-form"
          onFinish={save}
          onValuesChange={() => setWarnWhen(true)}
          scrollToFirstError={{ focus: true }}
          initialValues={{
            name: chart && !isOwn ? t("copyOf", { name: chart.name }) : chart?.name,
            note: chart?.note ?? undefined,
            shared_role_code: (isOwn && chart?.shared_role_code) || undefined,
          }}
        >
          <Form.Item name="name" label={t("chartName")} rules={[{ required: true, whitespace: true, max: 120 }]}>
            <Input maxLength={120} />
          </Form.Item>
          {catalogue && dataset ? (
            <BuilderForm catalogue={catalogue} dataset={dataset} draft={draft} onChange={change} />
          ) : null}
          <Form.Item name="note" label={t("note")}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
          </Form.Item>
          <Form.Item name="shared_role_code" label={t("shareWith")} extra={t("shareHint")}>
            <RoleSelect />
          </Form.Item>
        </Form>
        <div className="builder-preview">
          <div style={{ height: PREVIEW }}>
            {draft.query.measures.length ? <BiTile title={name} chart={shown} height={PREVIEW} /> : null}
          </div>
          {chart ? (
            <section className="boards-section" aria-label={t("alerts.title")} style={{ marginTop: 16 }}>
              <div className="sheet">
                <AlertList chartId={chart.id} />
              </div>
            </section>
          ) : null}
        </div>
      </div>
      {chart && dialog === "board" ? (
        <PutOnBoardModal isOpen chart={chart} onClose={() => setDialog(undefined)} />
      ) : null}
      {chart && dialog === "alert" ? <AlertModal isOpen chart={chart} onClose={() => setDialog(undefined)} /> : null}
    </div>
  );
}
