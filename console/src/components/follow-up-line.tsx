import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { may } from "../lib/me";
import "./follow-up-line.css";
import { useRpcQuery } from "./use-rpc";

type Counts = {
  open: number;
  overdue: number;
  due_soon: number;
  reported: number;
  to_sign: number;
  sign_session_id: number | null;
};

/** How the follow-up tasks of reception sessions stand, each number leading to its list; nothing when there are none. */
export function FollowUpLine() {
  const { t } = useTranslation("session_after");
  const isReader = may("cases.read");
  const { data } = useRpcQuery<Counts>(
    "follow_up_counts",
    {},
    { tables: ["case_tasks"], enabled: isReader || may("sign_conclusion"), refetchInterval: 60_000 },
  );
  if (!data || !(data.open || data.reported || data.to_sign)) return null;
  const items = [
    { key: "overdue", to: "/case-tasks?state=overdue", look: "overdue" },
    { key: "due_soon", to: "/case-tasks?state=due_soon", look: "due-soon" },
    { key: "reported", to: "/case-tasks?state=reported", look: undefined },
    { key: "open", to: "/case-tasks", look: undefined },
    { key: "to_sign", to: `/sessions/${data.sign_session_id}/sign`, look: undefined },
  ] as const;
  return (
    <section className="sheet follow-up-line" aria-labelledby="follow-up-title">
      <h2 id="follow-up-title">{t("board.title")}</h2>
      <ul className="num">
        {items
          .filter(({ key }) => data[key] > 0 && (isReader || key === "to_sign"))
          .map(({ key, to, look }) => (
            <li key={key}>
              <Link to={to} data-look={look}>
                {t(`board.${key}`, { count: data[key] })}
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}
