import { useQuery } from "@tanstack/react-query";
import { Select, type SelectProps } from "antd";
import { useTranslation } from "react-i18next";
import { toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";

type Role = { code: string; name: string; name_en: string };

async function fetchRoles(): Promise<Role[]> {
  const { data, error, status } = await supabase().from("roles").select("code, name, name_en").order("position");
  if (error) throw toAppError(error, status);
  return data as Role[];
}

/** With whom something is shared: everyone of one role, or nobody. */
export function RoleSelect(props: SelectProps) {
  const { t, i18n } = useTranslation("boards");
  const { data } = useQuery({ queryKey: ["roles"], queryFn: fetchRoles, staleTime: 600_000 });
  return (
    <Select
      allowClear
      placeholder={t("onlyMe")}
      options={(data ?? []).map((role) => ({
        value: role.code,
        label: i18n.language === "en" ? role.name_en : role.name,
      }))}
      {...props}
    />
  );
}
