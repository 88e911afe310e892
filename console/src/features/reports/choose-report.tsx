import { type PeriodKind, periodBefore, periodKey, periodOf } from "@city-office/reports/periods";
import { Button, Form, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { AgencySelect } from "../../components/agency-select";
import { isoDate } from "../../lib/date-time";
import { useMe } from "../../lib/me";
import { PeriodPicker } from "./period-picker";
import type { ReportKind } from "./types";

/** The last period that is over; for a day, today. */
export function lastPeriod(kind: PeriodKind): string {
  const current = periodKey(kind, isoDate(new Date()));
  return kind === "day" ? current : periodBefore(periodOf(current)).key;
}

type Props = {
  kinds: readonly ReportKind[];
  nameOf: (code: string) => string;
  descriptionOf: (kind: ReportKind) => string;
};

/** Which report, for when, about whom: leads to its preview. */
export function ChooseReport({ kinds, nameOf, descriptionOf }: Props) {
  const { t } = useTranslation("reports");
  const me = useMe();
  const navigate = useNavigate();
  const [code, setCode] = useState(kinds[0]?.code ?? "");
  const kind = kinds.find((each) => each.code === code) ?? kinds[0];
  const [wanted, setWanted] = useState<PeriodKind>("month");
  const [key, setKey] = useState<string>();
  const seesAll = me?.permissions[`reports.${kind?.area}`]?.scope === "all";
  const [agency, setAgency] = useState<number | null>(me?.person.agency_id ?? null);
  if (!kind) return null;
  const period = kind.periods.includes(wanted) ? wanted : (kind.periods[0] as PeriodKind);
  const chosenKey = key && periodOf(key).kind === period ? key : lastPeriod(period);
  const isAboutAgency = kind.reach === "agency" || (kind.reach === "both" && (!seesAll || agency !== null));
  const needsAgency = kind.reach === "agency" || (kind.reach === "both" && !seesAll);
  const canMake = kind.reach === "city" ? seesAll : !needsAgency || agency !== null;
  const open = () => {
    const query = new URLSearchParams({ kind: kind.code, period: chosenKey });
    if (kind.reach !== "city" && isAboutAgency && agency !== null) query.set("agency", String(agency));
    navigate(`/reports/new?${query}`);
  };
  return (
    <Form layout="vertical" className="report-choose" onFinish={open}>
      <Form.Item
        label={t("choose.kind")}
        htmlFor="report-kind"
        className="report-choose-kind"
        extra={`${descriptionOf(kind)} (${kind.citation})`}
      >
        <Select
          id="report-kind"
          value={kind.code}
          onChange={setCode}
          options={kinds.map((each) => ({ value: each.code, label: nameOf(each.code) }))}
          popupMatchSelectWidth={false}
        />
      </Form.Item>
      <Form.Item label={t("choose.grain")}>
        <Segmented
          aria-label={t("choose.grain")}
          value={period}
          onChange={setWanted}
          options={kind.periods.map((each) => ({ value: each, label: t(`periods.${each}`) }))}
        />
      </Form.Item>
      <Form.Item label={t("choose.period")} htmlFor="report-period">
        <PeriodPicker id="report-period" kind={period} value={chosenKey} onChange={setKey} />
      </Form.Item>
      {kind.reach === "city" ? null : (
        <Form.Item label={t("choose.agency")} htmlFor="report-agency" required={needsAgency}>
          <AgencySelect
            id="report-agency"
            value={agency}
            onChange={(value) => setAgency((value as number | null) ?? null)}
            placeholder={needsAgency ? undefined : t("choose.wholeCity")}
            allowClear={!needsAgency}
          />
        </Form.Item>
      )}
      <Form.Item className="report-choose-go">
        <Button type="primary" htmlType="submit" disabled={!canMake}>
          {t("choose.preview")}
        </Button>
      </Form.Item>
      {canMake ? null : <p className="muted report-choose-note">{t("choose.notAll")}</p>}
    </Form>
  );
}
