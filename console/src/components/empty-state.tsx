import { InboxOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import "./states.css";

type Props = { title: ReactNode; hint?: ReactNode; icon?: ReactNode; actions?: ReactNode };

/** Nothing here, and what to do about it. */
export function EmptyState({ title, hint, icon, actions }: Props) {
  return (
    <div className="state">
      <span className="state-mark" aria-hidden="true">
        {icon ?? <InboxOutlined />}
      </span>
      <h2>{title}</h2>
      {hint ? <p>{hint}</p> : null}
      {actions ? <div className="state-actions">{actions}</div> : null}
    </div>
  );
}
