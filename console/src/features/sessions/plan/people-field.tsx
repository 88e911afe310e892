import { BulbOutlined, DeleteOutlined, UserAddOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import { type Capacity, capacities, type MeetingPoint } from "../types";
import { type Draft, type DraftPerson, newKey } from "./draft";
import { PeoplePicker } from "./people-picker";

type Suggested = {
  staff_id: number;
  display_name: string;
  job_title: string | null;
  agency_name: string;
  capacity: Capacity;
  point_id: number | null;
};

type Props = {
  draft: Draft;
  onChange: (people: DraftPerson[]) => void;
  points: Map<number, MeetingPoint>;
  error?: string;
};

const blank = { full_name: "", job_title: "", organisation: "", email: "", phone: "" };

/** Who takes part besides chair, secretary and citizens, by point. */
export function PeopleField({ draft, onChange, points, error }: Props) {
  const { t } = useTranslation("sessions");
  const { message } = App.useApp();
  const [picked, setPicked] = useState(0);
  const people = draft.people;
  const central = draft.points.find((each) => each.part === "central")?.point_id;
  const suggest = useRpc<Suggested[]>("suggest_participants", {
    invalidates: [],
    onSuccess: (found) => {
      const fresh = found.filter((each) => !people.some((one) => one.staff_id === each.staff_id));
      onChange([
        ...people,
        ...fresh.map((each) => ({
          ...blank,
          key: newKey(),
          staff_id: each.staff_id,
          full_name: each.display_name,
          job_title: each.job_title ?? "",
          organisation: each.agency_name,
          capacity: each.capacity,
          point_id: each.point_id ?? undefined,
        })),
      ]);
      message.info(fresh.length ? t("people.suggested", { count: fresh.length }) : t("people.nothingToSuggest"));
    },
  });
  const change = (key: string, next: Partial<DraftPerson>) =>
    onChange(people.map((each) => (each.key === key ? { ...each, ...next } : each)));
  const pointIds = [...draft.points].sort((a, b) => Number(b.part === "central") - Number(a.part === "central"));
  const groups = [...pointIds.map((each) => each.point_id), undefined];
  const known = new Set(draft.points.map((each) => each.point_id));
  return (
    <Form.Item validateStatus={error ? "error" : undefined} help={error} className="plan-list-field">
      {groups.map((pointId) => {
        const here = people.filter(
          (each) => (each.point_id && known.has(each.point_id) ? each.point_id : undefined) === pointId,
        );
        if (!here.length) return null;
        return (
          <section key={pointId ?? 0} className="plan-group">
            <h3>{pointId ? (points.get(pointId)?.name ?? "…") : t("people.noPoint")}</h3>
            <ul className="plan-rows">
              {here.map((each) => (
                <li key={each.key}>
                  {each.staff_id ? (
                    <div className="plan-row-main">
                      <strong>{each.full_name}</strong>
                      <small>{[each.job_title, each.organisation].filter(Boolean).join(" · ")}</small>
                    </div>
                  ) : (
                    <div className="plan-row-main plan-outsider">
                      {(["full_name", "job_title", "organisation", "email", "phone"] as const).map((field) => (
                        <Input
                          key={field}
                          aria-label={t(`people.${field}`)}
                          placeholder={t(`people.${field}`)}
                          type={field === "email" ? "email" : field === "phone" ? "tel" : "text"}
                          maxLength={200}
                          value={each[field]}
                          onChange={(event) => change(each.key, { [field]: event.target.value })}
                        />
                      ))}
                      {each.email.trim() || each.phone.trim() ? null : (
                        <small className="session-warning">{t("people.noContact")}</small>
                      )}
                    </div>
                  )}
                  <Select
                    className="plan-row-small"
                    aria-label={t("people.capacity")}
                    value={each.capacity}
                    options={capacities.map((value) => ({ value, label: t(`capacity.${value}`) }))}
                    onChange={(capacity) => change(each.key, { capacity })}
                  />
                  <Select
                    className="plan-row-small"
                    aria-label={t("people.point")}
                    placeholder={t("people.point")}
                    value={pointId}
                    options={pointIds.map(({ point_id }) => ({
                      value: point_id,
                      label: points.get(point_id)?.name ?? "…",
                    }))}
                    onChange={(point_id) => change(each.key, { point_id })}
                  />
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t("people.remove", { name: each.full_name })}
                    onClick={() => onChange(people.filter((one) => one.key !== each.key))}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <div className="plan-adders">
        <div className="plan-add">
          <PeoplePicker
            key={picked}
            placeholder={t("people.add")}
            aria-label={t("people.add")}
            onChange={(id, person) => {
              if (!id || !person) return;
              if (people.some((each) => each.staff_id === id) || id === draft.chair_id || id === draft.secretary_id)
                message.info(t("people.already", { name: person.display_name }));
              else
                onChange([
                  ...people,
                  {
                    ...blank,
                    key: newKey(),
                    staff_id: id,
                    full_name: person.display_name,
                    job_title: person.job_title ?? "",
                    organisation: person.agency_name,
                    capacity: "agency_leader",
                    point_id:
                      draft.points.find((each) => points.get(each.point_id)?.agency_id === person.agency_id)
                        ?.point_id ?? central,
                  },
                ]);
              setPicked(picked + 1);
            }}
          />
        </div>
        <Button
          icon={<UserAddOutlined />}
          onClick={() =>
            onChange([...people, { ...blank, key: newKey(), capacity: "central_leader", point_id: central }])
          }
        >
          {t("people.addOutsider")}
        </Button>
        <Button
          icon={<BulbOutlined />}
          loading={suggest.isPending}
          disabled={!draft.points.length}
          onClick={() =>
            suggest.run({
              p_session: {
                kind: draft.kind,
                agency_id: draft.kind === "commune" ? draft.agency_id : null,
                chair_id: draft.chair_id ?? null,
                secretary_id: draft.secretary_id ?? null,
                point_ids: pointIds.map((each) => each.point_id),
                case_ids: draft.cases.map((each) => each.case_id),
              },
            })
          }
        >
          {t("people.suggest")}
        </Button>
      </div>
      <p className="muted">{t(`people.parties.${draft.kind}`)}</p>
    </Form.Item>
  );
}
