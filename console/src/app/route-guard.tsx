import { LockOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../components/empty-state";
import { mayAny, useMe } from "../lib/me";

/** Says plainly that a page is not for this person; the database would refuse its data anyway. */
export function RouteGuard({ permissions, children }: { permissions?: string[]; children: ReactNode }) {
  const { t } = useTranslation("app");
  useMe();
  if (!permissions || mayAny(permissions)) return children;
  return <EmptyState icon={<LockOutlined />} title={t("forbidden.title")} hint={t("forbidden.hint")} />;
}
