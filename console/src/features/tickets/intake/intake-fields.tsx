import { Checkbox, Form, Input, Radio, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { CustomInputs } from "../../../components/custom-fields/custom-inputs";
import { isAsked, useCustomFields } from "../../../components/custom-fields/use-custom-fields";
import { OfficeDateTimePicker } from "../../../components/office-date-time-picker";
import { CategoryPicker, CommunePicker, HandlingAgencyPicker } from "../pickers";
import { channels } from "../types";
import type { Category } from "../use-catalogue";
import { isPhone, parseCoordinates } from "./intake-payload";

type CallerProps = { onLookUp: (isEnter: boolean) => void };

/** Who reports, phone first. */
export function CallerFields({ onLookUp }: CallerProps) {
  const { t } = useTranslation("tickets");
  return (
    <section className="intake-section" aria-label={t("intake.callerSection")}>
      <h2>{t("intake.callerSection")}</h2>
      <Form.Item name="channel" label={t("fields.channel")} className="wide">
        <Radio.Group
          optionType="button"
          options={channels
            .filter((each) => each !== "import")
            .map((value) => ({ value, label: t(`channel.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t("fields.phone")}
        required
        extra={t("intake.phoneHelp")}
        validateTrigger="onBlur"
        rules={[
          { required: true, whitespace: true, message: t("intake.required") },
          {
            validator: async (_, value?: string) =>
              value?.trim() && !isPhone(value) ? Promise.reject(new Error(t("intake.phoneInvalid"))) : undefined,
          },
        ]}
      >
        <Input
          className="intake-phone num"
          size="large"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          autoFocus
          maxLength={20}
          placeholder={t("intake.phonePlaceholder")}
          onBlur={() => onLookUp(false)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onLookUp(true);
          }}
        />
      </Form.Item>
      <Form.Item
        name="full_name"
        label={t("fields.full_name")}
        required
        rules={[{ required: true, whitespace: true, message: t("intake.required") }]}
      >
        <Input size="large" autoComplete="off" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="address"
        label={t("fields.address")}
        required
        rules={[{ required: true, whitespace: true, message: t("intake.required") }]}
      >
        <Input autoComplete="off" maxLength={500} />
      </Form.Item>
      <Form.Item
        name="email"
        label={t("fields.email")}
        validateTrigger="onBlur"
        rules={[{ type: "email", message: t("intake.emailInvalid") }]}
      >
        <Input type="email" autoComplete="off" maxLength={200} />
      </Form.Item>
    </section>
  );
}

/** What is reported, where, and who should answer. */
export function ReportFields({ suggestedAgencyId, mayTransfer }: { suggestedAgencyId?: number; mayTransfer: boolean }) {
  const { t } = useTranslation("tickets");
  return (
    <section className="intake-section" aria-label={t("intake.contentSection")}>
      <h2>{t("intake.contentSection")}</h2>
      <Form.Item
        name="content"
        label={t("fields.content")}
        className="wide"
        required
        rules={[{ required: true, whitespace: true, message: t("intake.requiredContent") }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 3, maxRows: 14 }}
          maxLength={10_000}
          placeholder={t("intake.contentPlaceholder")}
        />
      </Form.Item>
      <Form.Item name="category_id" label={t("fields.category")} className="wide">
        <CategoryPicker />
      </Form.Item>
      <Form.Item name="commune_id" label={t("fields.commune")}>
        <CommunePicker />
      </Form.Item>
      <Form.Item name="location_text" label={t("fields.location_text")}>
        <Input maxLength={500} placeholder={t("intake.locationPlaceholder")} />
      </Form.Item>
      <Form.Item name="priority" label={t("fields.priority")}>
        <Segmented
          options={(["normal", "urgent"] as const).map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
      </Form.Item>
      {mayTransfer ? (
        <Form.Item name="agency_id" label={t("intake.target")} extra={t("intake.targetHelp")}>
          <HandlingAgencyPicker suggestedId={suggestedAgencyId} />
        </Form.Item>
      ) : null}
      <Form.Item name="is_confidential" valuePropName="checked" extra={t("intake.confidentialHelp")} className="wide">
        <Checkbox>{t("fields.confidential")}</Checkbox>
      </Form.Item>
    </section>
  );
}

/** What the office has added to its tickets, as far as it is asked of this category. */
export function OwnFields({ category }: { category: Category | undefined }) {
  const { t } = useTranslation("tickets");
  const fields = useCustomFields("ticket");
  const scopes = [category?.id, category?.parent_id].filter((id): id is number => typeof id === "number");
  if (!fields.some((field) => isAsked(field, scopes))) return null;
  return (
    <section className="intake-section" aria-label={t("intake.ownFields")}>
      <h2>{t("intake.ownFields")}</h2>
      <CustomInputs fields={fields} scopes={scopes} />
    </section>
  );
}

/** Coordinates and the time of a receipt that was first taken down on paper. */
export function MoreFields() {
  const { t } = useTranslation("tickets");
  const isBackdated = Form.useWatch("is_backdated") as boolean | undefined;
  return (
    <div className="intake-section">
      <Form.Item
        name="coordinates"
        label={t("fields.coordinates")}
        validateTrigger="onBlur"
        rules={[
          {
            validator: async (_, value?: string) =>
              value?.trim() && !parseCoordinates(value)
                ? Promise.reject(new Error(t("intake.coordinatesInvalid")))
                : undefined,
          },
        ]}
      >
        <Input className="num" inputMode="decimal" placeholder={t("intake.coordinatesPlaceholder")} />
      </Form.Item>
      <Form.Item name="is_backdated" valuePropName="checked" className="wide">
        <Checkbox>{t("intake.backdated")}</Checkbox>
      </Form.Item>
      {isBackdated ? (
        <Form.Item
          name="received_at"
          label={t("intake.receivedAt")}
          extra={t("intake.backdatedHelp")}
          required
          rules={[
            { required: true, message: t("intake.receivedAtRequired") },
            {
              validator: async (_, value?: string) =>
                value && +new Date(value) > Date.now()
                  ? Promise.reject(new Error(t("intake.receivedAtFuture")))
                  : undefined,
            },
          ]}
        >
          <OfficeDateTimePicker only="past" defaultTime="08:00" />
        </Form.Item>
      ) : null}
    </div>
  );
}
