import { CheckCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import { openStatuses, type PointRow, type SessionRow, type TestRow, wantedSpeed } from "../types";
import { TestDialog } from "./test-dialog";

/** The points of the session with their line, whom to call there and what the last test said. */
export function PointsSection({
  session,
  points,
  tests,
}: {
  session: SessionRow;
  points: PointRow[];
  tests: TestRow[];
}) {
  const { t } = useTranslation("sessions");
  const [tested, setTested] = useState<PointRow>();
  const mayTest = may("sessions.test") && (openStatuses.includes(session.status) || session.status === "live");
  return (
    <section className="sheet sheet-pad" aria-labelledby="session-points">
      <h2 id="session-points" className="sheet-title">
        {t("fields.points")} <span className="muted num">{points.length}</span>
      </h2>
      <ul className="point-list">
        {points.map((each) => {
          const last = tests.find((test) => test.session_point_id === each.id);
          const wanted = wantedSpeed[each.part as keyof typeof wantedSpeed];
          const speed = each.point.line_mbps;
          return (
            <li key={each.id}>
              <div>
                <strong>{each.point.name}</strong> <span className="session-part">{t(`part.${each.part}`)}</span>
                <small>{[each.point.room, each.point.address].filter(Boolean).join(" · ")}</small>
                <small className={speed !== null && speed < wanted ? "session-warning" : undefined}>
                  {speed === null
                    ? t("points.unknownLine", { wanted })
                    : speed < wanted
                      ? t("points.slowLine", { speed, wanted })
                      : t("points.line", { speed })}
                  {each.point.equipment ? ` · ${each.point.equipment}` : ""}
                </small>
                {each.contact_name || each.contact_phone || each.point.technician || each.point.phone ? (
                  <small>
                    {t("points.contact")}: {each.contact_name ?? each.point.technician ?? ""}{" "}
                    {each.contact_phone || each.point.phone ? (
                      <a
                        className="num"
                        href={`tel:${(each.contact_phone ?? each.point.phone ?? "").replace(/\s/g, "")}`}
                      >
                        {each.contact_phone ?? each.point.phone}
                      </a>
                    ) : null}
                  </small>
                ) : null}
              </div>
              <div className="point-test">
                {last ? (
                  <span
                    style={{ color: last.is_passed ? "var(--c-success)" : "var(--c-error)" }}
                    title={last.note ?? undefined}
                  >
                    {last.is_passed ? (
                      <CheckCircleOutlined aria-hidden="true" />
                    ) : (
                      <CloseCircleOutlined aria-hidden="true" />
                    )}{" "}
                    {t(last.is_passed ? "test.passed" : "test.failed")}
                  </span>
                ) : (
                  <span className="muted">
                    <MinusCircleOutlined aria-hidden="true" /> {t("test.none")}
                  </span>
                )}
                {last ? (
                  <small className="num">
                    {formatDateTime(last.tested_at)} · {last.staff_name}
                  </small>
                ) : null}
                {last && !last.is_passed && last.note ? <small>{last.note}</small> : null}
                {mayTest ? (
                  <Button size="small" onClick={() => setTested(each)}>
                    {t("test.record")}
                  </Button>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
      {tested ? <TestDialog point={tested} onClose={() => setTested(undefined)} /> : null}
    </section>
  );
}
