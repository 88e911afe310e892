import { EyeOutlined, PrinterOutlined } from "@ant-design/icons";
import { Alert, Button, Skeleton } from "antd";
import i18next from "i18next";
import { Suspense, use, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { Contact } from "../../../components/contact-sheet";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { useKeys } from "../../../components/use-keys";
import { mayAny } from "../../../lib/me";
import { rpc } from "../../../lib/rpc";
import "./slip.css";
import { SlipPaper } from "./slip-paper";
import { useSlips } from "./use-slips";

/** As many papers as one sends to a printer at once. */
const MOST = 100;

let texts: Promise<unknown> | undefined;

/** `/tickets/:id/slip` and `/tickets/slips?ids=1,2,3`: slips for the printer, one ticket to a page. */
export function Page() {
  // Without the shell nobody has loaded these yet; the paper itself is in Vietnamese whatever the reader's language.
  texts ??= Promise.all([i18next.loadNamespaces(["slip", "tickets"]), i18next.loadLanguages("vi")]);
  use(texts);
  return (
    <Suspense fallback={<Skeleton active />}>
      <Slips />
    </Suspense>
  );
}

function Slips() {
  const { t } = useTranslation("slip");
  const navigate = useNavigate();
  const params = useParams();
  const [search] = useSearchParams();
  const ids = useMemo(
    () =>
      (params.id ?? search.get("ids") ?? "")
        .split(",")
        .map(Number)
        .filter((id) => Number.isInteger(id) && id > 0)
        .slice(0, MOST),
    [params.id, search],
  );
  const query = useSlips(ids);
  const [contacts, setContacts] = useState<Map<number, Contact>>(new Map());
  const [isRevealing, setRevealing] = useState(false);
  const [refused, setRefused] = useState(0);
  const isBusy = useRef(false);
  const slips = query.data ?? [];
  const mayReveal = mayAny(["contacts.reveal", "tickets.handle"]);

  useEffect(() => {
    document.title = slips.length === 1 ? t("titleOf", { code: slips[0]?.ticket.code }) : t("title");
  }, [slips, t]);

  // Each look is logged; whoever does not handle a ticket is refused there, and its slip keeps the masked contact.
  const reveal = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setRevealing(true);
    const found = new Map<number, Contact>();
    let refusals = 0;
    for (const { ticket } of slips) {
      if (!ticket.citizen_name_masked && !ticket.citizen_phone_masked) continue;
      await rpc<Contact>("reveal_contact", { p_ticket_id: ticket.id, p_reason: t("revealReason") }).then(
        (contact) => found.set(ticket.id, contact),
        () => refusals++,
      );
    }
    setContacts(found);
    setRefused(refusals);
    setRevealing(false);
    isBusy.current = false;
  };
  useKeys(t("title"), [
    { keys: "p", label: t("print"), run: () => window.print() },
    { keys: "Escape", label: t("back"), run: () => navigate(params.id ? `/tickets/${params.id}` : "/tickets") },
  ]);

  return (
    <main className="slips">
      <div className="slip-bar no-print">
        <Button onClick={() => navigate(params.id ? `/tickets/${params.id}` : "/tickets")}>{t("back")}</Button>
        <span className="slip-count muted">{slips.length ? t("count", { count: slips.length }) : null}</span>
        {mayReveal && slips.length && contacts.size === 0 ? (
          <Button icon={<EyeOutlined />} loading={isRevealing} onClick={reveal}>
            {t("reveal")}
          </Button>
        ) : null}
        <Button type="primary" icon={<PrinterOutlined />} disabled={!slips.length} onClick={() => window.print()}>
          {t("print")}
        </Button>
      </div>
      {refused ? (
        <Alert className="no-print slip-alert" type="info" showIcon message={t("refused", { count: refused })} />
      ) : null}
      {query.isError ? <ErrorState error={query.error} onRetry={query.refetch} /> : null}
      {query.isLoading ? <Skeleton active paragraph={{ rows: 12 }} /> : null}
      {query.isSuccess && !slips.length ? <EmptyState title={t("none")} hint={t("noneHint")} /> : null}
      {slips.map((slip) => (
        <SlipPaper key={slip.ticket.id} slip={slip} contact={contacts.get(slip.ticket.id)} />
      ))}
    </main>
  );
}
