import { Checkbox, Form, Input, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../../components/agency-select";
import { type MeetingPoint, sessionKinds } from "../types";
import { CasesField } from "./cases-field";
import { ClashPanel } from "./clash-panel";
import { DeadlinesNote } from "./deadlines-note";
import { type Draft, isCityChair, type Problems } from "./draft";
import { KindNote } from "./kind-note";
import { PeopleField } from "./people-field";
import { PeoplePicker } from "./people-picker";
import { PointsField } from "./points-field";
import { instantsOf, TimeFields } from "./time-fields";

type Props = {
  /** Of the session being edited; none for a new one. */
  id?: number;
  draft: Draft;
  onChange: (next: Partial<Draft>) => void;
  problems: Problems;
  points: Map<number, MeetingPoint>;
  onPoint: (point: MeetingPoint) => void;
};

/** The plan of a session. The time of one that exists is changed by a step of its own. */
export function PlanForm({ id, draft, onChange, problems, points, onPoint }: Props) {
  const { t } = useTranslation("sessions");
  const instants = instantsOf(draft.times);
  const error = (field: string) => (problems[field] ? { validateStatus: "error" as const, help: problems[field] } : {});
  const staffIds = [
    draft.is_chair_outside ? undefined : draft.chair_id,
    draft.secretary_id,
    ...draft.people.map((each) => each.staff_id),
  ];
  return (
    <Form layout="vertical" component="div" className="detail plan-form">
      <div className="detail-main">
        <section className="sheet sheet-pad" aria-labelledby="plan-what">
          <h2 id="plan-what" className="sheet-title">
            {t("plan.what")}
          </h2>
          {id ? null : (
            <Form.Item label={t("fields.kind")}>
              <Segmented
                block
                aria-label={t("fields.kind")}
                value={draft.kind}
                options={sessionKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
                onChange={(kind) =>
                  onChange({
                    kind,
                    has_city_leader: kind !== "commune",
                    is_chair_outside: kind === "central",
                    is_city_chair: kind === "city" && draft.is_city_chair,
                  })
                }
              />
            </Form.Item>
          )}
          <KindNote kind={draft.kind} />
          <Form.Item label={t("fields.title")} htmlFor="session-title" required {...error("title")}>
            <Input
              id="session-title"
              maxLength={300}
              value={draft.title}
              onChange={(event) => onChange({ title: event.target.value })}
            />
          </Form.Item>
          {draft.kind === "commune" ? (
            <>
              <Form.Item label={t("fields.commune")} htmlFor="session-agency" required {...error("agency_id")}>
                <AgencySelect
                  id="session-agency"
                  kinds={["commune"]}
                  disabled={id !== undefined}
                  value={draft.agency_id}
                  onChange={(agency_id) => onChange({ agency_id: agency_id as number | undefined })}
                />
              </Form.Item>
              <Form.Item>
                <Checkbox
                  checked={draft.has_city_leader}
                  onChange={(event) => onChange({ has_city_leader: event.target.checked })}
                >
                  {t("fields.has_city_leader")}
                </Checkbox>
              </Form.Item>
            </>
          ) : null}
          <div className="plan-two">
            <div>
              <Form.Item label={t("fields.chair")} htmlFor="session-chair" required {...error("chair_name")}>
                {draft.is_chair_outside ? (
                  <>
                    <Input
                      id="session-chair"
                      placeholder={t("people.full_name")}
                      maxLength={200}
                      value={draft.chair_name}
                      onChange={(event) => onChange({ chair_name: event.target.value })}
                    />
                    <Input
                      style={{ marginTop: 8 }}
                      aria-label={t("people.job_title")}
                      placeholder={t("people.job_title")}
                      maxLength={200}
                      value={draft.chair_title}
                      onChange={(event) => onChange({ chair_title: event.target.value })}
                    />
                  </>
                ) : (
                  <PeoplePicker
                    id="session-chair"
                    value={draft.chair_id}
                    onChange={(chair_id, person) =>
                      onChange({
                        chair_id,
                        chair_name: person?.display_name ?? "",
                        is_city_chair: draft.kind === "city" && isCityChair(person?.job_title),
                      })
                    }
                  />
                )}
              </Form.Item>
              {draft.kind === "central" ? (
                <Checkbox
                  checked={draft.is_chair_outside}
                  onChange={(event) => onChange({ is_chair_outside: event.target.checked })}
                >
                  {t("plan.chairOutside")}
                </Checkbox>
              ) : null}
              {draft.kind === "city" ? (
                <Checkbox
                  checked={draft.is_city_chair}
                  onChange={(event) => onChange({ is_city_chair: event.target.checked })}
                >
                  {t("fields.is_city_chair")}
                </Checkbox>
              ) : null}
            </div>
            <Form.Item label={t("fields.secretary")} htmlFor="session-secretary" extra={t("plan.secretaryHint")}>
              <PeoplePicker
                id="session-secretary"
                value={draft.secretary_id}
                onChange={(secretary_id) => onChange({ secretary_id })}
              />
            </Form.Item>
          </div>
          <Form.Item label={t("fields.purpose")} htmlFor="session-purpose">
            <Input.TextArea
              id="session-purpose"
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={4000}
              value={draft.purpose}
              onChange={(event) => onChange({ purpose: event.target.value })}
            />
          </Form.Item>
          <Checkbox checked={draft.is_recorded} onChange={(event) => onChange({ is_recorded: event.target.checked })}>
            {t("fields.is_recorded")}
          </Checkbox>
        </section>
        <section className="sheet sheet-pad" aria-labelledby="plan-points">
          <h2 id="plan-points" className="sheet-title">
            {t("fields.points")}
          </h2>
          <PointsField
            value={draft.points}
            onChange={(next) => onChange({ points: next })}
            points={points}
            onPoint={onPoint}
            error={problems.points}
          />
        </section>
        <section className="sheet sheet-pad" aria-labelledby="plan-cases">
          <h2 id="plan-cases" className="sheet-title">
            {t("fields.cases")}
          </h2>
          <CasesField value={draft.cases} onChange={(cases) => onChange({ cases })} error={problems.cases} />
          <p className="muted">{t("cases.hint")}</p>
        </section>
        <section className="sheet sheet-pad" aria-labelledby="plan-people">
          <h2 id="plan-people" className="sheet-title">
            {t("fields.participants")}
          </h2>
          <PeopleField
            draft={draft}
            onChange={(people) => onChange({ people })}
            points={points}
            error={problems.participants}
          />
        </section>
      </div>
      <aside className="detail-side plan-side">
        <section className="sheet sheet-pad" aria-labelledby="plan-when">
          <h2 id="plan-when" className="sheet-title">
            {t("plan.when")}
          </h2>
          {id ? (
            <p className="muted">{t("plan.timeElsewhere")}</p>
          ) : (
            <TimeFields
              value={draft.times}
              onChange={(times) => onChange({ times })}
              errors={{ starts_at: problems.starts_at, ends_at: problems.ends_at }}
            />
          )}
          <DeadlinesNote
            plan={{
              kind: draft.kind,
              starts_at: instants?.starts_at,
              agency_id: draft.agency_id,
              has_city_leader: draft.has_city_leader,
            }}
          />
        </section>
        <section className="sheet sheet-pad" aria-labelledby="plan-clashes">
          <h2 id="plan-clashes" className="sheet-title">
            {t("clash.heading")}
          </h2>
          {instants ? null : <p className="muted">{t("clash.noTime")}</p>}
          <ClashPanel
            plan={{
              id,
              ...instants,
              staff_ids: [...new Set(staffIds.filter((each): each is number => each !== undefined))],
              point_ids: draft.points.map((each) => each.point_id),
              case_ids: draft.cases.map((each) => each.case_id),
              agency_id: draft.kind === "commune" ? draft.agency_id : undefined,
            }}
          />
        </section>
      </aside>
    </Form>
  );
}
