import { type AppError, toAppError } from "../../lib/app-error";
import { forgetMe, loadMe } from "../../lib/me";
import { supabase } from "../../lib/supabase";

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
  const byMessage = /invalid login credentials/i.test(failure.logMessage) ? "auth.invalid_credentials" : undefined;
  failure.key = authKeys[failure.code] ?? byMessage ?? failure.key;
  return failure;
}

/** Ends the session of this browser. */
export async function leave(): Promise<void> {
  // First, so that whoever watches the session knows this end was meant.
  forgetMe();
  await supabase().auth.signOut({ scope: "local" });
}

/** Signs in and makes sure that an active member of staff stands behind the login. Throws an AppError. */
export async function signIn(email: string, password: string): Promise<void> {
  const { error } = await supabase().auth.signInWithPassword({ email: email.trim(), password });
  if (error) throw authFailure(error);
  forgetMe();
  const me = await loadMe().catch(async (cause) => {
    await leave();
    throw cause;
  });
  if (me) return;
  await leave();
  throw toAppError({ message: "no active staff row", hint: "auth.no_staff" });
}

/** Sends a recovery letter; the answer is the same whether the address has an account or not. */
export async function askForReset(email: string): Promise<void> {
  const { error } = await supabase().auth.resetPasswordForEmail(email.trim(), {
    redirectTo: `${window.location.origin}/reset-password`,
  });
  if (error) throw authFailure(error);
}

/** Sets a new password; with `current`, only if that is the present one. */
export async function changePassword(password: string, current?: string): Promise<void> {
  if (current !== undefined) {
    const { data } = await supabase().auth.getUser();
    const check = await supabase().auth.signInWithPassword({ email: data.user?.email ?? "", password: current });
    if (check.error) throw toAppError({ message: check.error.message, hint: "auth.wrong_current_password" });
  }
  const { error } = await supabase().auth.updateUser({ password });
  if (error) throw authFailure(error);
}
