import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime, isoDate } from "../../../lib/date-time";
import { officeInstant } from "../../../lib/office-time";

const DAY_MS = 86_400_000;
const offsets = { today: 0, tomorrow: 1, threeDays: 3, week: 7 } as const;

/** Common due times at one key press. */
export function QuickDue({ name }: { name: string }) {
  const { t } = useTranslation("tickets");
  const form = Form.useFormInstance();
  const now = Date.now();
  return (
    <div className="quick-picks">
      {Object.entries(offsets).map(([key, days]) => {
        const due = officeInstant(`${isoDate(now + days * DAY_MS)}T17:00`);
        if (+new Date(due) <= now) return null;
        return (
          <Button key={key} size="small" onClick={() => form.setFieldValue(name, due)}>
            {t(`form.quickDue.${key}`)}
          </Button>
        );
      })}
    </div>
  );
}

/** The due time in words, weekday first, so that a slip of the finger shows. */
export function DuePreview({ name }: { name: string }) {
  const { t, i18n } = useTranslation("tickets");
  const due: string | undefined = Form.useWatch(name);
  if (!due) return null;
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: "long", timeZone: "Asia/Ho_Chi_Minh" }).format(
    new Date(due),
  );
  return (
    <span className="num">
      {t("form.previewDue", { due: `${weekday}, ${formatDateTime(due)}` })}
      {+new Date(due) <= Date.now() ? ` · ${t("form.future")}` : ""}
    </span>
  );
}
