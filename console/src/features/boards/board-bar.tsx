import { Button, Grid, Segmented, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../components/agency-select";
import type { BoardContext } from "../../components/bi/ask";
import "../../components/filter-bar.css";
import type { ListController } from "../../components/use-list-state";
import { PeriodSelect } from "./period-select";

type Props = { list: ListController; context: BoardContext; tools?: ReactNode };

/** Period, agency and comparison of the whole board; all of it in the URL. */
export function BoardBar({ list, context, tools }: Props) {
  const { t } = useTranslation(["charts", "common"]);
  const isNarrowed = ["period", "agency", "compare"].some((key) => list.filters[key] !== undefined);
  const isNarrow = Grid.useBreakpoint().md === false;
  const compare = {
    "aria-label": t("compare.label"),
    value: context.compare ?? "none",
    options: (["none", "previous", "last_year"] as const).map((value) => ({
      value,
      label: t(`compareShort.${value}`),
    })),
    onChange: (next: string) => list.setFilter("compare", next === "none" ? undefined : [next]),
  };
  return (
    <search className="filter-bar boards-bar">
      <PeriodSelect
        withOwn
        value={context.period}
        onChange={(next) => list.setFilter("period", next ? next.split(",") : [])}
      />
      <AgencySelect
        className="filter-control"
        multiple
        maxTagCount={0}
        maxTagPlaceholder={(omitted) =>
          omitted.length === 1 ? omitted[0]?.label : `${t("filter.agency")}: ${omitted.length}`
        }
        placeholder={t("filter.agency")}
        aria-label={t("filter.agency")}
        value={(context.agency ?? []).map(Number)}
        onChange={(ids) => {
          const next = [ids ?? []].flat().map(String);
          list.setFilter("agency", next.length ? next : undefined);
        }}
      />
      {isNarrow ? (
        <Select {...compare} className="filter-control" popupMatchSelectWidth={false} />
      ) : (
        <Segmented {...compare} />
      )}
      {isNarrowed ? (
        <Button type="link" className="filter-clear" onClick={list.clear}>
          {t("common:filter.clear")}
        </Button>
      ) : null}
      {tools ? <div className="filter-tools">{tools}</div> : null}
    </search>
  );
}
