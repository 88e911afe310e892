import { Button, Form, Radio, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { OFFICE_TIME_ZONE } from "../../lib/date-time";
import { supabase } from "../../lib/supabase";
import { fieldName, fieldsOf, type Mapping, suggestMapping } from "./fields";
import type { SourceFile } from "./import-wizard";
import type { ImportTarget } from "./targets";

export type Choice = { kind: string; mapping: Mapping; timeZone: string; isRemembered: boolean };

type KeptMapping = { kind: string; time_zone: string; columns: Mapping };

/** What was chosen the last time a file with this header came in, else a guess by the headers. */
export async function rememberedChoice(
  target: ImportTarget,
  layout: string,
  headers: readonly string[],
): Promise<Choice> {
  const { data } = await supabase()
    .from("import_batches")
    .select("mapping")
    .eq("target", target.key)
    .eq("layout", layout)
    .neq("status", "open")
    .order("id", { ascending: false })
    .limit(1);
  const kept = data?.[0]?.mapping as KeptMapping | undefined;
  if (kept?.columns) {
    const columns = Object.entries(kept.columns).filter(
      ([, header]) => header !== undefined && headers.includes(header),
    );
    return { kind: kept.kind, mapping: Object.fromEntries(columns), timeZone: kept.time_zone, isRemembered: true };
  }
  const mapping = suggestMapping(target, headers);
  return { kind: target.kindOf(mapping), mapping, timeZone: OFFICE_TIME_ZONE, isRemembered: false };
}

const timeZones = () => [...new Set([OFFICE_TIME_ZONE, "UTC", ...Intl.supportedValuesOf("timeZone")])];

type Props = {
  target: ImportTarget;
  file: SourceFile;
  choice: Choice;
  onChange: (choice: Choice) => void;
  onBack: () => void;
  onNext: () => void;
};

/** Which column is what; each field shows the file's first values, so that a wrong choice is seen at once. */
export function MappingStep({ target, file, choice, onChange, onBack, onNext }: Props) {
  const { t } = useTranslation("imports");
  const { headers, rows } = file.table;
  const required = target.required[choice.kind] ?? [];
  const missing = required.filter((field) => !choice.mapping[field]);
  const zones = useMemo(() => timeZones().map((zone) => ({ value: zone })), []);
  const samples = useMemo(
    () =>
      new Map(
        headers.map((header, index) => [
          header,
          [
            ...new Set(
              rows
                .slice(0, 200)
                .map((row) => row[index])
                .filter(Boolean),
            ),
          ].slice(0, 3),
        ]),
      ),
    [headers, rows],
  );
  const used = new Set(Object.values(choice.mapping));
  const choose = (field: string, header: string | undefined) => {
    const mapping = { ...choice.mapping };
    if (header) mapping[field] = header;
    else delete mapping[field];
    onChange({ ...choice, mapping });
  };

  return (
    <section className="import-mapping" aria-label={t("steps.columns")}>
      <p className="import-lead">
        {t("columns.found", { rows: rows.length, columns: headers.length })}{" "}
        {choice.isRemembered ? t("columns.remembered") : t("columns.guessed")}
      </p>
      <Form layout="vertical" className="import-options">
        <Form.Item label={t(`${target.key}.kindLabel`)}>
          <Radio.Group
            value={choice.kind}
            onChange={(event) => onChange({ ...choice, kind: event.target.value as string })}
            options={target.kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
        </Form.Item>
        {target.hasTimes ? (
          <Form.Item label={t("columns.timeZone")} htmlFor="import-zone">
            <Select
              id="import-zone"
              showSearch
              value={choice.timeZone}
              options={zones}
              onChange={(timeZone) => onChange({ ...choice, timeZone })}
            />
          </Form.Item>
        ) : null}
      </Form>
      <div className="import-fields">
        {fieldsOf(target).map((field) => {
          const header = choice.mapping[field];
          const isMissing = missing.includes(field);
          return (
            <div key={field} className="import-field">
              <label htmlFor={`field-${field}`} className={required.includes(field) ? "is-required" : ""}>
                {fieldName(t, target, field)}
              </label>
              <Select
                id={`field-${field}`}
                allowClear
                showSearch
                placeholder={t("columns.none")}
                status={isMissing ? "error" : undefined}
                value={header}
                onChange={(value) => choose(field, value)}
                options={headers.map((name) => ({
                  value: name,
                  label: name,
                  disabled: name !== header && used.has(name),
                }))}
              />
              <span className="import-sample">
                {header ? samples.get(header)?.join(" · ") : isMissing ? t("columns.required") : ""}
              </span>
            </div>
          );
        })}
      </div>
      <footer className="import-footer">
        <Button onClick={onBack}>{t("action.otherFile")}</Button>
        <Button type="primary" disabled={missing.length > 0} onClick={onNext}>
          {t("action.check")}
        </Button>
      </footer>
    </section>
  );
}
