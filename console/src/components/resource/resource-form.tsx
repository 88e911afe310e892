import { useCreate, useInvalidate, useOne, useUpdate, useWarnAboutChange } from "@refinedev/core";
import { Alert, App, Button, Form } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { toAppError } from "../../lib/app-error";
import { errorText } from "../../lib/error-text";
import type { FeatureResource } from "../../lib/feature";
import { ErrorState } from "../error-state";
import { PageHeader } from "../page-header";
import { PageLoading } from "../page-loading";
import { type ResourceDefinition, type Row, tableOf, writeTableOf } from "./define-resource";
import { FormSections } from "./form-sections";
import "./resource-form.css";

type Props = { definition: ResourceDefinition; entry: FeatureResource };

export function ResourceCreate({ definition, entry }: Props) {
  return <ResourceForm definition={definition} entry={entry} />;
}

export function ResourceEdit({ definition, entry }: Props) {
  const { id = "" } = useParams();
  const { query, result } = useOne<Row>({
    resource: tableOf(definition),
    id,
    meta: { select: definition.select },
    // A form must not change under the hands of the person who fills it in.
    liveMode: "off",
    queryOptions: { refetchOnWindowFocus: false },
    errorNotification: false,
  });
  if (query.isError) {
    return (
      <div className="page">
        <ErrorState error={query.error} onRetry={query.refetch} />
      </div>
    );
  }
  return result ? <ResourceForm key={id} definition={definition} entry={entry} row={result} /> : <PageLoading />;
}

/** Only what the form knows, as antd needs it: no `null`s in controls that want `undefined`. */
function startValues(definition: ResourceDefinition, row: Row | undefined): Row {
  const values = row ? (definition.form?.fromRow?.(row) ?? row) : (definition.form?.initial?.() ?? {});
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? undefined]));
}

/** Empty controls are `undefined` to antd; the column needs `null` to become empty. */
const toNulls = (values: Row): Row =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, value === undefined || value === "" ? null : value]),
  );

function useSave(definition: ResourceDefinition, row: Row | undefined) {
  const { mutateAsync: create } = useCreate<Row>();
  const { mutateAsync: update } = useUpdate<Row>();
  const invalidate = useInvalidate();
  const quiet = { successNotification: false, errorNotification: false } as const;
  const resource = writeTableOf(definition);

  return async (values: Row): Promise<number> => {
    const form = definition.form;
    const written = form?.toRow?.(toNulls(values), row) ?? toNulls(values);
    let id: number;
    if (form?.save) id = await form.save(written, row?.id);
    else if (row) {
      await update({ resource, id: row.id, values: written, meta: { unchangedSince: row.updated_at }, ...quiet });
      id = row.id;
    } else {
      const answer = await create({ resource, values: written, ...quiet });
      id = Number(answer.data.id);
    }
    await invalidate({ resource: tableOf(definition), invalidates: ["list", "many", "detail"], id });
    return id;
  };
}

function ResourceForm({ definition, entry, row }: Props & { row?: Row }) {
  const { name, form: declared } = definition;
  const { t } = useTranslation([name, "common"]);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Row>();
  const [failure, setFailure] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const inFlight = useRef(false);
  const { warnWhen, setWarnWhen } = useWarnAboutChange();
  const [saved, setSaved] = useState<number>();
  // Only once the guard is off, or it would ask whether to leave what is saved.
  useEffect(() => {
    if (saved !== undefined && !warnWhen) navigate(`${entry.path}/${saved}`, { replace: true });
  }, [saved, warnWhen, navigate, entry.path]);
  const save = useSave(definition, row);
  const back = row ? `${entry.path}/${row.id}` : entry.path;

  const focusOn = (field: string | (string | number)[]) => {
    form.scrollToField(field, { block: "center", focus: true });
  };

  const submit = async (values: Row) => {
    // The button's own disabled state comes a render later than a second Enter.
    if (inFlight.current) return;
    inFlight.current = true;
    setSaving(true);
    setFailure(undefined);
    try {
      const id = await save(values);
      setWarnWhen(false);
      message.success(t(row ? "common:saved" : "common:created"));
      setSaved(id);
    } catch (error) {
      const cause = toAppError(error);
      const text = errorText(t, cause);
      const field = cause.field ?? uniqueField(cause.logMessage);
      if (field && form.getFieldInstance(field) !== undefined) {
        form.setFields([{ name: field, errors: [text] }]);
        focusOn(field);
      } else setFailure(text);
    } finally {
      inFlight.current = false;
      setSaving(false);
    }
  };

  return (
    <div className="page page-form">
      <PageHeader
        title={row ? t(["editTitle", "common:editTitle"]) : t("new")}
        back={{ label: row ? definition.titleOf(row) : t("title"), to: back }}
      />
      {failure ? <Alert type="error" showIcon message={failure} style={{ marginBottom: 16 }} role="alert" /> : null}
      <Form<Row>
        form={form}
        layout="vertical"
        initialValues={startValues(definition, row)}
        onFinish={submit}
        onFinishFailed={({ errorFields }) => errorFields[0] && focusOn(errorFields[0].name)}
        onValuesChange={(changed) => {
          setWarnWhen(true);
          // What is being mended is no longer marked as wrong; leaving the field or saving judges it again.
          const mended = Object.keys(changed).filter((key) => form.getFieldError(key).length > 0);
          if (mended.length) form.setFields(mended.map((name) => ({ name, errors: [] })));
          declared?.onValuesChange?.(changed, form);
        }}
        scrollToFirstError={{ block: "center", focus: true }}
        disabled={isSaving}
      >
        <FormSections definition={definition} row={row} />
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={isSaving}>
            {t(row ? "common:save" : "common:create")}
          </Button>
          <Button
            onClick={() => {
              setWarnWhen(false);
              setTimeout(() => navigate(back));
            }}
          >
            {t("common:cancel")}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** `duplicate key value violates unique constraint "agencies_code_key"` → `code`, so that the error lands on its field. */
function uniqueField(message: string): string | undefined {
  return /unique constraint "[a-z]+?(?:_[a-z]+?)*?_(code|name|email|electronic_code)_key"/.exec(message)?.[1];
}
