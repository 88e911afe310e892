import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatTime } from "../lib/date-time";
import { ReasonDialog } from "./reason-dialog";
import { useRpc } from "./use-rpc";

/** What a reveal answers; a field that kind of record does not have is left out. */
export type Contact = {
  full_name: string | null;
  organisation_name?: string | null;
  id_number?: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
};

type Props<Revealed extends Contact> = {
  title: string;
  masked: { full_name: string | null; phone: string | null };
  mayReveal: boolean;
  /** The function that reveals, and the record it is asked for. */
  rpc: string;
  args: Record<string, unknown>;
  invalidates: string[];
  texts: { title: string; help: string; reasons: readonly string[] };
  contact: Revealed | undefined;
  onContact: (contact: Revealed | undefined) => void;
  children?: ReactNode;
};

/** Whose record it is, masked; shown in full to whoever handles it now, for a reason, on record. Nguồn: SPEC §12. */
export function ContactSheet<Revealed extends Contact>({ contact, onContact, texts, ...props }: Props<Revealed>) {
  const { t } = useTranslation("common");
  const id = useId();
  const [isAsking, setAsking] = useState(false);
  const [revealedAt, setRevealedAt] = useState<number>();
  const { run, isPending } = useRpc<Revealed>(props.rpc, {
    invalidates: props.invalidates,
    onSuccess: (answer) => {
      onContact(answer);
      setRevealedAt(Date.now());
      setAsking(false);
    },
  });
  const phone = contact?.phone;
  const facts: [string, ReactNode][] = [
    [t("contact.full_name"), contact ? contact.full_name : props.masked.full_name],
    [t("contact.organisation_name"), contact?.organisation_name],
    [t("contact.id_number"), contact?.id_number],
    [t("contact.phone"), phone ? <a href={`tel:${phone}`}>{phone}</a> : contact ? null : props.masked.phone],
    [t("contact.email"), contact?.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null],
    [t("contact.address"), contact?.address],
  ];
  return (
    <section className="sheet sheet-pad" aria-labelledby={id}>
      <div className="sheet-head">
        <h2 id={id} className="sheet-title">
          {props.title}
        </h2>
        {contact ? (
          <Button size="small" type="text" icon={<EyeInvisibleOutlined />} onClick={() => onContact(undefined)}>
            {t("contact.hide")}
          </Button>
        ) : props.mayReveal ? (
          <Button size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>
            {t("contact.reveal")}
          </Button>
        ) : null}
      </div>
      <dl className="facts facts-stacked">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
      </dl>
      {props.children}
      {contact && revealedAt ? (
        <p className="contact-note muted num">{t("contact.revealed", { time: formatTime(revealedAt) })}</p>
      ) : null}
      {isAsking ? (
        <ReasonDialog
          title={texts.title}
          help={texts.help}
          label={t("contact.reason")}
          submitText={t("contact.reveal")}
          picks={texts.reasons}
          maxLength={300}
          isPending={isPending}
          onSubmit={(reason) => run({ ...props.args, p_reason: reason })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}
