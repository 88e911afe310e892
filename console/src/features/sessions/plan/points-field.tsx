import { DeleteOutlined } from "@ant-design/icons";
import { Button, Form, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RemoteSelect } from "../../../components/remote-select";
import type { MeetingPoint } from "../types";
import { wantedSpeed } from "../types";
import type { DraftPoint } from "./draft";

type Props = {
  value: DraftPoint[];
  onChange: (value: DraftPoint[]) => void;
  points: Map<number, MeetingPoint>;
  onPoint: (point: MeetingPoint) => void;
  error?: string;
};

/** The points that take part: one central, the others delegate, each with its line and whom to call there. */
export function PointsField({ value, onChange, points, onPoint, error }: Props) {
  const { t } = useTranslation("sessions");
  const [picked, setPicked] = useState(0);
  const change = (index: number, next: Partial<DraftPoint>) =>
    onChange(
      value.map((each, place) =>
        place === index
          ? { ...each, ...next }
          : // There is one central point: the old one becomes a delegate.
            next.part === "central"
            ? { ...each, part: "delegate" }
            : each,
      ),
    );
  return (
    <Form.Item validateStatus={error ? "error" : undefined} help={error} className="plan-list-field">
      <ul className="plan-rows">
        {value.map((each, index) => {
          const point = points.get(each.point_id);
          const wanted = wantedSpeed[each.part];
          return (
            <li key={each.point_id}>
              <div className="plan-row-main">
                <strong>{point?.name ?? "…"}</strong>
                <small>
                  {[
                    point?.room,
                    point?.address,
                    point?.capacity ? t("points.capacity", { count: point.capacity }) : null,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
                {point && (point.line_mbps === null || point.line_mbps < wanted) ? (
                  <small className="session-warning">
                    {point.line_mbps === null
                      ? t("points.unknownLine", { wanted })
                      : t("points.slowLine", { speed: point.line_mbps, wanted })}
                  </small>
                ) : null}
              </div>
              <Segmented
                aria-label={t("points.part")}
                value={each.part}
                options={(["central", "delegate"] as const).map((part) => ({ value: part, label: t(`part.${part}`) }))}
                onChange={(part) => change(index, { part })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t("points.remove", { name: point?.name ?? "" })}
                onClick={() => onChange(value.filter((_, place) => place !== index))}
              />
              <div className="plan-row-second">
                <Input
                  className="plan-row-small"
                  aria-label={t("points.contact")}
                  placeholder={point?.technician ?? t("points.contact")}
                  maxLength={200}
                  value={each.contact_name}
                  onChange={(event) => change(index, { contact_name: event.target.value })}
                />
                <Input
                  className="plan-row-small"
                  aria-label={t("points.phone")}
                  placeholder={point?.phone ?? t("points.phone")}
                  maxLength={40}
                  value={each.contact_phone}
                  onChange={(event) => change(index, { contact_phone: event.target.value })}
                />
              </div>
            </li>
          );
        })}
      </ul>
      <RemoteSelect
        key={picked}
        className="plan-add"
        aria-label={t("points.add")}
        placeholder={t("points.add")}
        value={undefined}
        source={{
          table: "meeting_points",
          columns: "*",
          order: "name",
          labelOf: (row) => String(row.name),
          detailOf: (row) => [row.address, row.line_mbps ? `${row.line_mbps} Mb/s` : null].filter(Boolean).join(" · "),
          narrowKey: value.map((each) => each.point_id),
          narrow: (query) => {
            const open = query.is("archived_at", null);
            return value.length ? open.not("id", "in", `(${value.map((each) => each.point_id).join(",")})`) : open;
          },
        }}
        onChange={(_, row) => {
          const point = row as unknown as MeetingPoint | undefined;
          if (!point) return;
          onPoint(point);
          onChange([
            ...value,
            {
              point_id: point.id,
              part: value.some((each) => each.part === "central") ? "delegate" : "central",
              contact_name: "",
              contact_phone: "",
            },
          ]);
          setPicked(picked + 1);
        }}
      />
    </Form.Item>
  );
}
