import type { AuthActionResponse, AuthProvider } from "@refinedev/core";
import i18next from "i18next";
import { askForReset, changePassword, leave, signIn } from "../../features/auth/session";
import { toAppError } from "../../lib/app-error";
import { errorText } from "../../lib/error-text";
import { loadMe } from "../../lib/me";
import { supabase } from "../../lib/supabase";
import { queryClient } from "./query-client";

/** The sentence for the reader goes into `name`, the stable key into `message`. */
const answered = (work: Promise<void>): Promise<AuthActionResponse> =>
  work.then(
    () => ({ success: true }),
    (cause) => ({ success: false, error: { name: errorText(i18next.t, cause), message: toAppError(cause).key } }),
  );

async function end(): Promise<void> {
  await leave();
  // Nothing of one person may be on the screen of the next.
  queryClient.clear();
}

export const authProvider: AuthProvider = {
  login: ({ email, password }: { email: string; password: string }) => answered(signIn(email, password)),
  forgotPassword: ({ email }: { email: string }) => answered(askForReset(email)),
  updatePassword: ({ password, currentPassword }: { password: string; currentPassword?: string }) =>
    answered(changePassword(password, currentPassword)),

  logout: async (params?: { reason?: string }) => {
    await end();
    return { success: true, redirectTo: params?.reason ? `/login?reason=${params.reason}` : "/login" };
  },

  check: async () => {
    const { data } = await supabase().auth.getSession();
    if (!data.session) return { authenticated: false, redirectTo: "/login" };
    try {
      if (await loadMe()) return { authenticated: true };
      await end();
      return { authenticated: false, redirectTo: "/login?reason=no_staff" };
    } catch (cause) {
      const failure = toAppError(cause);
      // A dropped connection is no reason to throw a person out of a half-written form.
      if (failure.key !== "session_expired") return { authenticated: true, error: failure };
      await end();
      return { authenticated: false, redirectTo: "/login?reason=expired" };
    }
  },

  onError: async (cause) => {
    const failure = toAppError(cause);
    if (failure.key !== "session_expired") return { error: failure };
    return { logout: true, redirectTo: "/login?reason=expired", error: failure };
  },

  getIdentity: () => loadMe(),
  getPermissions: async () => (await loadMe())?.permissions ?? {},
};
