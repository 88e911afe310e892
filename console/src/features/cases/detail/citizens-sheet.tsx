import { EyeOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../../components/contact-sheet";
import { ReasonDialog } from "../../../components/reason-dialog";
import { useRpc } from "../../../components/use-rpc";
import { may } from "../../../lib/me";
import type { CaseCitizen, CaseRow } from "../types";

type CitizenContact = Contact & { citizen_id: number };

/** Who brings the matter, masked; in full for the board while it handles the case, for a reason, on record. */
export function CitizensSheet({ row, citizens }: { row: CaseRow; citizens: CaseCitizen[] }) {
  const { t } = useTranslation(["cases", "common"]);
  const [isAsking, setAsking] = useState(false);
  const [contacts, setContacts] = useState<CitizenContact[]>();
  const { run, isPending } = useRpc<CitizenContact[]>("reveal_case_contacts", {
    onSuccess: (answer) => {
      setContacts(answer);
      setAsking(false);
    },
  });
  const mayReveal = may("cases.edit") && row.status !== "closed" && row.status !== "withdrawn";
  return (
    <section className="sheet sheet-pad" aria-labelledby="case-citizens">
      <h2 id="case-citizens" className="sheet-title">
        {t("sections.citizens")}
      </h2>
      {row.is_group ? <p className="case-heads">{t("groupOf", { count: row.head_count })}</p> : null}
      <ul className="plain-list">
        {citizens.map((citizen) => {
          const full = contacts?.find(({ citizen_id }) => citizen_id === citizen.citizen_id);
          return (
            <li key={citizen.id}>
              <span>
                {full?.full_name ?? citizen.name_masked}
                {row.is_group && citizen.is_representative ? (
                  <span className="muted"> · {t("fields.representative")}</span>
                ) : null}
                <small className="num">
                  {full?.phone ? (
                    <a href={`tel:${full.phone}`}>{full.phone}</a>
                  ) : full ? (
                    t("noPhone")
                  ) : (
                    citizen.phone_masked
                  )}
                </small>
                {full?.address ? <small>{full.address}</small> : null}
                {full?.email ? <small>{full.email}</small> : null}
              </span>
            </li>
          );
        })}
      </ul>
      {mayReveal && !contacts ? (
        <Button size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>
          {t("common:contact.reveal")}
        </Button>
      ) : null}
      {contacts ? (
        <Button size="small" onClick={() => setContacts(undefined)}>
          {t("common:contact.hide")}
        </Button>
      ) : null}
      {isAsking ? (
        <ReasonDialog
          title={t("reveal.title")}
          help={t("reveal.hint")}
          label={t("common:contact.reason")}
          submitText={t("common:contact.reveal")}
          isPending={isPending}
          onSubmit={(reason) => run({ p_case_id: row.id, p_reason: reason })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}
