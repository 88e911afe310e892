import { useTranslation } from "react-i18next";
import type { Row } from "../../components/resource/define-resource";

type Held = { id: number; role_code?: string; permission_code?: string; agency?: { name: string } };

/** The roles and further permissions of a person and for which agency each is held. */
export function HeldRights({ row }: { row: Row }) {
  const { t } = useTranslation("staff");
  const roles = (row.roles ?? []) as Held[];
  const permissions = (row.permissions ?? []) as Held[];
  const line = (held: Held, name: string) => (
    <li key={`${name}-${held.id}`}>
      <span>{name}</span>
      <span className="muted">{held.agency?.name}</span>
    </li>
  );
  return (
    <section className="sheet sheet-pad">
      <h2 className="sheet-title">{t("sections.rights")}</h2>
      {roles.length + permissions.length ? (
        <ul className="plain-list">
          {roles.map((held) => line(held, t(`app:roles.${held.role_code}`)))}
          {permissions.map((held) => line(held, t(`permissionNames.${held.permission_code}`)))}
        </ul>
      ) : (
        <p className="muted">{t("noRights")}</p>
      )}
    </section>
  );
}
