import { numberOf } from "@city-office/reports/register";
import { Empty, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../../components/error-state";
import { PageLoading } from "../../../components/page-loading";
import { formatDate } from "../../../lib/date-time";
import { normaliseText } from "../../../lib/normalise-text";
import type { SessionPartProps } from "../session-part";
import { useSessionParts } from "../use-session";
import "./after.css";
import { PaperButtons } from "./paper-buttons";
import { type DocumentRow, type PaperKind, paperKinds } from "./papers";
import { useAfterRights } from "./rights";
import { useDocuments } from "./use-after";

/** Every paper of the session: what has been issued as it was issued, the rest as things stand now. */
export function PapersTab({ session }: SessionPartProps) {
  const { t } = useTranslation("session_after");
  const { mayReadPapers } = useAfterRights(session);
  const { query, result } = useDocuments(session.id);
  const hasEnded = session.status === "ended" || session.status === "concluded";
  const isShown: Record<PaperKind, boolean> = {
    programme: true,
    invitation: true,
    packet: true,
    attendance: Boolean(session.live_at),
    minutes: hasEnded,
    conclusion: hasEnded,
  };
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (query.isLoading) return <PageLoading />;
  const issuedOf = (kind: PaperKind): DocumentRow | undefined => result.data.find(({ register }) => register === kind);
  if (!mayReadPapers)
    return (
      <section className="sheet sheet-pad">
        <p className="muted">{t("papers.forPreparers")}</p>
        <ul className="register-lines">
          {result.data.map((each) => (
            <li key={each.id}>
              <strong className="num">{numberOf(each)}</strong> {each.title}{" "}
              <span className="muted num">{formatDate(each.issued_at)}</span>
            </li>
          ))}
        </ul>
        {result.data.length ? null : (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("papers.noneIssued")} />
        )}
      </section>
    );
  return (
    <div className="after">
      <section className="sheet" aria-label={t("tab.papers")}>
        <ul className="paper-list">
          {paperKinds
            .filter((kind) => isShown[kind])
            .map((kind) => {
              const issued = issuedOf(kind);
              return (
                <li key={kind} className="paper-row">
                  <div>
                    <h3>{t(`papers.kind.${kind}`)}</h3>
                    <p className="muted">
                      {issued ? (
                        <>
                          {t("papers.issued")}{" "}
                          <strong className="num">
                            {numberOf(issued)} · {formatDate(issued.issued_at)}
                          </strong>
                        </>
                      ) : (
                        t(`papers.hint.${kind}`)
                      )}
                    </p>
                  </div>
                  <PaperButtons
                    name={t(`papers.kind.${kind}`)}
                    request={{
                      sessionId: session.id,
                      kind,
                      ...(issued ? { document: issued } : {}),
                      ...(kind === "programme" ? { annexOf: issuedOf("invitation") } : {}),
                    }}
                  />
                </li>
              );
            })}
        </ul>
      </section>
      <Invitees sessionId={session.id} issued={issuedOf("invitation")} />
    </div>
  );
}

const FEW = 8;

function Invitees({ sessionId, issued }: { sessionId: number; issued: DocumentRow | undefined }) {
  const { t } = useTranslation("session_after");
  const { data } = useSessionParts(sessionId);
  const [search, setSearch] = useState("");
  const all = (data?.participants ?? []).filter((each) => !each.removed_at && each.capacity !== "chair");
  const wanted = normaliseText(search);
  const shown = all.filter((each) => normaliseText(`${each.display_name} ${each.organisation ?? ""}`).includes(wanted));
  if (!all.length) return null;
  return (
    <section className="sheet sheet-pad" aria-labelledby="invitees-title">
      <h2 id="invitees-title" className="sheet-title">
        {t("papers.perInvitee")}
      </h2>
      {all.length > FEW ? (
        <Input.Search
          allowClear
          placeholder={t("papers.searchInvitee")}
          aria-label={t("papers.searchInvitee")}
          onChange={(event) => setSearch(event.target.value)}
        />
      ) : null}
      <ul className="paper-list">
        {shown.map((each) => (
          <li key={each.id} className="paper-row">
            <div>
              {each.display_name}
              <p className="muted">{[each.job_title, each.organisation].filter(Boolean).join(", ")}</p>
            </div>
            <PaperButtons
              isSmall
              name={`${t("papers.kind.invitation")} – ${each.display_name}`}
              request={{
                sessionId,
                kind: "invitation",
                participantId: each.id,
                ...(issued ? { document: issued } : {}),
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
