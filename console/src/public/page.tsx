import { type ReactNode, useEffect, useRef } from "react";
import { hasMoved } from "./router";
import { useTexts } from "./texts";

interface PageProps {
  title: string;
  lead?: ReactNode;
  /** Read for work (a form, an answer) or wide (the home page, a list). */
  isWide?: boolean;
  children: ReactNode;
}

/** A page with its one heading, which takes the focus when somebody comes by a link of ours. */
export function Page({ title, lead, isWide, children }: PageProps) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const brand = t("brand.title");
  useEffect(() => {
    document.title = `${title} · ${brand}`;
  }, [title, brand]);
  useEffect(() => {
    if (hasMoved()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={isWide ? "page page-wide" : "page"}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead ? <p className="lead">{lead}</p> : null}
      {children}
    </div>
  );
}
