import { FileTextOutlined } from "@ant-design/icons";
import { App, Button, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDate } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { signedUrls } from "../../../lib/upload";
import type { RoomCase } from "./use-cases";

/** The file of the case being heard; another one can be opened beside it. */
export function CasePanel({ cases, currentId }: { cases: RoomCase[]; currentId: number | null | undefined }) {
  const { t } = useTranslation(["room", "errors"]);
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<number>();
  // The session went on to another case: so does the page.
  useEffect(() => setChosen(undefined), [currentId]);
  if (!cases.length) return <p className="muted">{t("case.none")}</p>;
  const shown = cases.find((each) => each.id === (chosen ?? currentId)) ?? (cases[0] as RoomCase);
  const open = async (path: string) => {
    // Opened at once, so that no browser takes it for an advertisement.
    const tab = window.open("", "_blank");
    try {
      const url = (await signedUrls("case-files", [path]))[path];
      if (url && tab) tab.location.href = url;
      else {
        tab?.close();
        message.error(t("case.fileGone"));
      }
    } catch (error) {
      tab?.close();
      message.error(errorText(t, error));
    }
  };
  return (
    <div className="room-case">
      {cases.length > 1 ? (
        <Select
          aria-label={t("case.choose")}
          value={shown.id}
          onChange={setChosen}
          options={cases.map((each) => ({
            value: each.id,
            label: `${each.code} ${each.title}${each.id === currentId ? ` (${t("case.now")})` : ""}`,
          }))}
        />
      ) : null}
      <h3>
        <span className="num">{shown.code}</span> {shown.title}
      </h3>
      <p className="muted">
        {[
          t(`case.matter.${shown.matter}`),
          shown.citizen_name_masked,
          shown.is_group ? t("case.group", { count: shown.head_count }) : null,
          shown.agency_name,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className="room-notes-text">{shown.content}</p>
      {shown.proposal ? (
        <>
          <h4>{t("case.proposal")}</h4>
          <p className="room-notes-text">{shown.proposal}</p>
        </>
      ) : null}
      {shown.case_decisions.length ? (
        <>
          <h4>{t("case.decisions")}</h4>
          <ul>
            {shown.case_decisions.map((each) => (
              <li key={each.id}>
                {[each.number, each.issued_on ? formatDate(each.issued_on) : null, each.issuer]
                  .filter(Boolean)
                  .join(", ")}
                : {each.summary}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {shown.case_criteria.length ? (
        <>
          <h4>{t("case.criteria")}</h4>
          <ul>
            {shown.case_criteria.map((each) => (
              <li key={each.criterion}>
                {each.criterion}) {each.reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {shown.case_files.length ? (
        <>
          <h4>{t("case.files")}</h4>
          <ul className="room-files">
            {shown.case_files.map((each) => (
              <li key={each.id}>
                <Button type="link" icon={<FileTextOutlined />} onClick={() => open(each.storage_path)}>
                  {each.title ?? each.file_name}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
