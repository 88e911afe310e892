import type { AuthActionResponse, AuthProvider } from "@refinedev/core";
import i18next from "i18next";
import { type AppError, toAppError } from "../../lib/app-error";
import { errorText } from "../../lib/error-text";
import { forgetMe, loadMe } from "../../lib/me";
import { supabase } from "../../lib/supabase";
import { queryClient } from "./query-client";

/** GoTrue's codes → our keys; anything else falls back to the status. */
const authKeys: Record<string, string> = {
  invalid_credentials: "auth.invalid_credentials",
  email_not_confirmed: "auth.email_not_confirmed",
  over_request_rate_limit: "too_many_requests",
  over_email_send_rate_limit: "too_many_requests",
  weak_password: "auth.weak_password",
  same_password: "auth.same_password",
  user_banned: "auth.no_staff",
};

function authFailure(error: unknown): AppError {
  const failure = toAppError(error);
  if (failure.key.startsWith("auth.")) return failure;
  const byMessage = /invalid login credentials/i.test(failure.message) ? "auth.invalid_credentials" : undefined;
  failure.key = authKeys[failure.code] ?? byMessage ?? failure.key;
  return failure;
}

function failed(error: unknown): AuthActionResponse {
  const failure = authFailure(error);
  const text = errorText(i18next.t, failure);
  return { success: false, error: { name: text, message: failure.key } };
}

async function leave(): Promise<void> {
  // First, so that whoever watches the session knows this end was meant.
  forgetMe();
  await supabase().auth.signOut({ scope: "local" });
  queryClient.clear();
}

export const authProvider: AuthProvider = {
  login: async ({ email, password }: { email: string; password: string }) => {
    const { error } = await supabase().auth.signInWithPassword({ email: email.trim(), password });
    if (error) return failed(error);
    try {
      forgetMe();
      if (await loadMe()) return { success: true };
      await leave();
      return failed({ message: "no active staff row", hint: "auth.no_staff" });
    } catch (cause) {
      await leave();
      return failed(cause);
    }
  },

  logout: async (params?: { reason?: string }) => {
    await leave();
    return { success: true, redirectTo: params?.reason ? `/login?reason=${params.reason}` : "/login" };
  },

  check: async () => {
    const { data } = await supabase().auth.getSession();
    if (!data.session) return { authenticated: false, redirectTo: "/login" };
    try {
      if (await loadMe()) return { authenticated: true };
      await leave();
      return { authenticated: false, redirectTo: "/login?reason=no_staff" };
    } catch (cause) {
      const failure = toAppError(cause);
      // A dropped connection is no reason to throw a person out of a half-written form.
      if (failure.key !== "session_expired") return { authenticated: true, error: failure };
      await leave();
      return { authenticated: false, redirectTo: "/login?reason=expired" };
    }
  },

  onError: async (cause) => {
    const failure = toAppError(cause);
    if (failure.key !== "session_expired") return { error: failure };
    return { logout: true, redirectTo: "/login?reason=expired", error: failure };
  },

  forgotPassword: async ({ email }: { email: string }) => {
    const { error } = await supabase().auth.resetPasswordForEmail(email.trim(), {
      redirectTo: `${window.location.origin}/reset-password`,
    });
    return error ? failed(error) : { success: true };
  },

  updatePassword: async ({ password, currentPassword }: { password: string; currentPassword?: string }) => {
    if (currentPassword) {
      const { data } = await supabase().auth.getUser();
      const check = await supabase().auth.signInWithPassword({
        email: data.user?.email ?? "",
        password: currentPassword,
      });
      if (check.error) return failed({ message: check.error.message, hint: "auth.wrong_current_password" });
    }
    const { error } = await supabase().auth.updateUser({ password });
    return error ? failed(error) : { success: true };
  },

  getIdentity: () => loadMe(),
  getPermissions: async () => (await loadMe())?.permissions ?? {},
};
