import { Alert, Button, Input, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { readDraft } from "../steps/step-draft";
import { StepFrame } from "../steps/step-frame";
import { type OwnStepProps, useOwnStep } from "../steps/use-own-step";
import type { StepResult } from "../types";
import { useTicket } from "../use-ticket";
import "./combine.css";
import { mergeOutcome, obstacle, suggestedMain } from "./merge-outcome";
import { MergeSearch } from "./merge-search";
import { MergeSides } from "./merge-sides";

/** Two reports of one matter become one: find the other, see both, choose which stays, read what will happen. */
export function MergeDialog(props: OwnStepProps) {
  const { ticket, onClose } = props;
  const { t } = useTranslation("merging");
  const navigate = useNavigate();
  const [otherId, setOtherId] = useState<number>();
  const [chosenMain, setChosenMain] = useState<number>();
  const [note, setNote] = useState(() => String(readDraft(ticket.id, "merge_tickets")?.values.note ?? ""));
  const query = useTicket(otherId);
  const other = query.data ?? undefined;
  const main =
    other && (ticket.id === chosenMain ? ticket : other.id === chosenMain ? other : suggestedMain(ticket, other));
  const duplicate = other && (main?.id === ticket.id ? other : ticket);
  const why = other && obstacle(ticket, other);

  const values = () => ({ note });
  const own = useOwnStep<StepResult>("merge_tickets", props, {
    values,
    success: () => t("merge.done", { main: main?.code, duplicate: duplicate?.code }),
    // Both are shown, so nothing is at a field of its own.
    placeError: () => false,
    onSuccess: (result) => {
      if (result.id !== ticket.id) navigate(`/tickets/${result.id}`);
    },
  });
  const send = () => {
    if (!main || !duplicate) return;
    const versionOf = (id: number) => (id === ticket.id ? own.seen.version : other?.version);
    own.send({
      p_ticket_id: main.id,
      p_duplicate_id: duplicate.id,
      p_note: note || null,
      p_version: versionOf(main.id),
      p_duplicate_version: versionOf(duplicate.id),
    });
  };

  return (
    <StepFrame
      step="merge_tickets"
      ticket={ticket}
      own={own}
      isLost={props.isLost}
      width={980}
      values={values}
      isIncomplete={!main || why !== undefined}
      submitText={main && duplicate ? t("merge.submit", { main: main.code, duplicate: duplicate.code }) : undefined}
      foot={
        otherId === undefined ? undefined : (
          <Button className="step-foot-left" onClick={() => setOtherId(undefined)}>
            {t("merge.another")}
          </Button>
        )
      }
      onSubmit={send}
      onClose={onClose}
      onOpen={() => document.getElementById("merge-search")?.focus()}
    >
      {otherId === undefined ? (
        <>
          <p className="step-of">
            <span>
              <strong className="num">{ticket.code}</strong> {ticket.content}
            </span>
          </p>
          <MergeSearch
            ticket={ticket}
            onPick={(id) => {
              setOtherId(id);
              setChosenMain(undefined);
            }}
          />
        </>
      ) : query.isLoading ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : !other || !main || !duplicate ? (
        <Alert type="warning" showIcon message={t("errors:ticket.not_found")} />
      ) : (
        <>
          {own.failure?.key === "ticket.changed" && !own.isChanged ? (
            <Alert type="info" showIcon message={t("merge.otherChanged", { code: other.code })} />
          ) : null}
          {why ? <Alert type="warning" showIcon message={t(`merge.obstacle.${why}`)} /> : null}
          <MergeSides tickets={[ticket, other]} mainId={main.id} onMain={setChosenMain} />
          <section aria-labelledby="merge-outcome">
            <h3 id="merge-outcome" className="combine-heading">
              {t("merge.willHappen")}
            </h3>
            <ul className="merge-outcome" aria-live="polite">
              {mergeOutcome(main, duplicate).map(({ key, params }) => (
                <li key={key}>{t(`merge.outcome.${key}`, params)}</li>
              ))}
            </ul>
          </section>
          <div className="combine-field">
            <label htmlFor="merge-note">{t("merge.note")}</label>
            <Input.TextArea
              id="merge-note"
              value={note}
              onChange={(event) => setNote(event.target.value)}
              onBlur={own.keep}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={2000}
              placeholder={t("merge.notePlaceholder")}
            />
          </div>
        </>
      )}
    </StepFrame>
  );
}
