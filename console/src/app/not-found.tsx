import { CompassOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../components/empty-state";

export function NotFound() {
  const { t } = useTranslation("app");
  return (
    <EmptyState
      icon={<CompassOutlined />}
      title={t("notFound.title")}
      hint={t("notFound.hint")}
      actions={<Link to="/">{t("notFound.home")}</Link>}
    />
  );
}
