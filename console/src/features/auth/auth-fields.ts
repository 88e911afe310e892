import type { TFunction } from "i18next";
import type { AuthField } from "./auth-form";

/** The console asks for more than the server's own minimum of 8. */
export const MIN_PASSWORD = 10;

export const emailField = (t: TFunction): AuthField => ({
  name: "email",
  label: t("auth:fields.email"),
  type: "email",
  autoComplete: "username",
  check: (value) => (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value.trim()) ? undefined : t("auth:login.emailNeeded")),
});

export const newPasswordFields = (t: TFunction): AuthField[] => [
  {
    name: "password",
    label: t("auth:fields.newPassword"),
    type: "password",
    autoComplete: "new-password",
    hint: t("auth:reset.rule", { count: MIN_PASSWORD }),
    check: (value) => (value.length >= MIN_PASSWORD ? undefined : t("auth:reset.tooShort", { count: MIN_PASSWORD })),
  },
  {
    name: "repeated",
    label: t("auth:fields.repeatPassword"),
    type: "password",
    autoComplete: "new-password",
    check: (value, values) => (value === values.password ? undefined : t("auth:reset.different")),
  },
];
