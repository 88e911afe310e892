import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, InputNumber, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type ChartDefinition, looksFor } from "../../components/bi/ask";
import {
  type Catalogue,
  type Compare,
  codeOf,
  type Dataset,
  type Grain,
  type QueryDimension,
  type QueryFilter,
} from "../../components/bi/types";
import { useNameOf } from "../../components/bi/use-bi";
import { isNowOnly, tidy, timeOf, withDataset } from "./draft";
import { FilterValues } from "./filter-values";
import { PeriodSelect } from "./period-select";

type Props = {
  catalogue: Catalogue;
  dataset: Dataset;
  draft: ChartDefinition;
  onChange: (draft: ChartDefinition) => void;
};

/** What a chart asks and how it is drawn: every change is seen beside it at once. */
export function BuilderForm({ catalogue, dataset, draft, onChange }: Props) {
  const { t } = useTranslation("charts");
  const { nameOf, unitOf } = useNameOf();
  const { query } = draft;
  const set = (next: Partial<ChartDefinition["query"]>, look = draft.look) =>
    onChange(tidy({ ...draft, look, query: { ...query, ...next } }, dataset));
  const dimensions = query.dimensions ?? [];
  const time = timeOf(dimensions);
  const isNow = isNowOnly(query, dataset);
  const plain = dimensions.map(codeOf).filter((code) => code !== "time");
  const setDimensions = (codes: string[], grain: Grain | undefined) => {
    const next: QueryDimension[] = [...(grain ? [{ code: "time", grain } as const] : []), ...codes];
    set({ dimensions: next.slice(0, 3) });
  };
  const sortable = [...query.measures, ...dimensions.map(codeOf).filter((code) => code !== "time")];
  const nameOfCode = (code: string) => {
    const found = [...dataset.measures, ...dataset.dimensions].find((each) => each.code === code);
    return found ? nameOf(found) : code;
  };
  const sort = query.sort?.[0];
  return (
    <>
      <Form.Item label={t("builder.dataset")} htmlFor="builder-dataset" extra={dataset.definition}>
        <Select
          id="builder-dataset"
          value={dataset.code}
          options={catalogue.datasets.map((each) => ({ value: each.code, label: nameOf(each) }))}
          onChange={(code: string) => {
            const next = catalogue.datasets.find((each) => each.code === code);
            if (next) onChange(withDataset(draft, next));
          }}
        />
      </Form.Item>
      <Form.Item
        label={t("builder.measures")}
        htmlFor="builder-measures"
        required
        validateStatus={query.measures.length ? undefined : "error"}
        help={query.measures.length ? undefined : t("builder.measureNeeded")}
      >
        <Select
          id="builder-measures"
          mode="multiple"
          maxCount={6}
          optionFilterProp="label"
          value={query.measures}
          options={dataset.measures.map((measure) => ({
            value: measure.code,
            label: `${nameOf(measure)} (${unitOf(measure)})`,
            title: measure.definition,
          }))}
          onChange={(measures: string[]) => set({ measures })}
        />
      </Form.Item>
      <div className="builder-pair">
        <Form.Item
          label={t("builder.time")}
          htmlFor="builder-time"
          extra={isNow ? t("builder.nowHasNoTime") : undefined}
        >
          <Select
            id="builder-time"
            disabled={isNow}
            value={time?.grain ?? "none"}
            options={[
              { value: "none", label: t("grain.none") },
              ...catalogue.grains.map((grain) => ({ value: grain, label: t(`grain.${grain}`) })),
            ]}
            onChange={(grain: Grain | "none") => setDimensions(plain, grain === "none" ? undefined : grain)}
          />
        </Form.Item>
        <Form.Item label={t("builder.period")} htmlFor="builder-period">
          <PeriodSelect
            id="builder-period"
            isRelativeOnly
            value={draft.period}
            onChange={(period) => period && onChange({ ...draft, period })}
          />
        </Form.Item>
      </div>
      <Form.Item label={t("builder.dimensions")} htmlFor="builder-dimensions">
        <Select
          id="builder-dimensions"
          mode="multiple"
          maxCount={time ? 2 : 3}
          optionFilterProp="label"
          placeholder={t("builder.whole")}
          value={plain}
          options={dataset.dimensions
            .filter((dimension) => dimension.type !== "time")
            .map((dimension) => ({ value: dimension.code, label: nameOf(dimension) }))}
          onChange={(codes: string[]) => setDimensions(codes, time?.grain)}
        />
      </Form.Item>
      <Filters dataset={dataset} filters={query.filters ?? []} onChange={(filters) => set({ filters })} />
      <Form.Item label={t("builder.look")}>
        <Segmented
          aria-label={t("builder.look")}
          className="builder-looks"
          value={draft.look}
          options={looksFor(query, dataset).map((look) => ({ value: look, label: t(`look.${look}`) }))}
          onChange={(look) => onChange({ ...draft, look })}
        />
      </Form.Item>
      <div className="builder-pair">
        <Form.Item label={t("compare.label")} htmlFor="builder-compare">
          <Select
            id="builder-compare"
            value={query.compare ?? "none"}
            options={(["none", "previous", "last_year"] as const).map((value) => ({
              value,
              label: t(`compareShort.${value}`),
            }))}
            onChange={(value: Compare | "none") => set({ compare: value === "none" ? undefined : value })}
          />
        </Form.Item>
        {dimensions.length && !time ? (
          <Form.Item label={t("builder.limit")} htmlFor="builder-limit">
            <InputNumber
              id="builder-limit"
              style={{ width: "100%" }}
              min={1}
              max={1000}
              precision={0}
              placeholder={t("builder.all")}
              value={query.limit ?? null}
              onChange={(limit) => set({ limit: limit ?? undefined })}
            />
          </Form.Item>
        ) : null}
      </div>
      {dimensions.length && !time ? (
        <div className="builder-pair">
          <Form.Item label={t("builder.sort")} htmlFor="builder-sort">
            <Select
              id="builder-sort"
              value={sort?.by ?? query.measures[0]}
              options={sortable.map((code) => ({ value: code, label: nameOfCode(code) }))}
              onChange={(by: string) => set({ sort: [{ by, dir: sort?.dir ?? "desc" }] })}
            />
          </Form.Item>
          <Form.Item label={t("builder.direction")} htmlFor="builder-direction">
            <Select
              id="builder-direction"
              value={sort?.dir ?? "desc"}
              options={(["desc", "asc"] as const).map((value) => ({ value, label: t(`direction.${value}`) }))}
              onChange={(dir) => set({ sort: [{ by: sort?.by ?? query.measures[0] ?? "", dir }] })}
            />
          </Form.Item>
        </div>
      ) : null}
    </>
  );
}

type FiltersProps = { dataset: Dataset; filters: QueryFilter[]; onChange: (filters: QueryFilter[]) => void };

function Filters({ dataset, filters, onChange }: FiltersProps) {
  const { t } = useTranslation("charts");
  const { nameOf } = useNameOf();
  const dimensions = dataset.dimensions.filter((dimension) => dimension.type !== "time");
  const change = (index: number, next: QueryFilter) =>
    onChange(filters.map((each, at) => (at === index ? next : each)));
  return (
    <fieldset className="builder-filters">
      <legend>{t("builder.filters")}</legend>
      {filters.map((filter, index) => {
        const dimension = dimensions.find((each) => each.code === filter.dimension);
        const name = dimension ? nameOf(dimension) : filter.dimension;
        return (
          <div className="builder-filter" key={`${index}-${filter.dimension}`}>
            <Select
              aria-label={t("builder.filterBy")}
              value={filter.dimension}
              showSearch
              optionFilterProp="label"
              popupMatchSelectWidth={false}
              options={dimensions.map((each) => ({ value: each.code, label: nameOf(each) }))}
              onChange={(code: string) => change(index, { dimension: code, in: [] })}
            />
            {dimension ? (
              <FilterValues
                dimension={dimension}
                label={t("builder.valuesOf", { name })}
                value={filter.in ?? []}
                onChange={(values) => change(index, { dimension: filter.dimension, in: values })}
              />
            ) : null}
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t("builder.removeFilter", { name })}
              onClick={() => onChange(filters.filter((_, at) => at !== index))}
            />
          </div>
        );
      })}
      <Button
        type="dashed"
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onChange([...filters, { dimension: dimensions[0]?.code ?? "", in: [] }])}
      >
        {t("builder.addFilter")}
      </Button>
    </fieldset>
  );
}
