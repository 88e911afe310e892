import { useLogout } from "@refinedev/core";
import { useEffect } from "react";
import { isKnown } from "../../lib/me";
import { supabase } from "../../lib/supabase";

/** A session that ended elsewhere (revoked, expired while the machine slept, signed out in another tab) leads to the login. */
export function useSessionWatch(): void {
  const { mutate: logout } = useLogout<{ reason: string }>();
  useEffect(() => {
    const { data } = supabase().auth.onAuthStateChange((event) => {
      // The person's own logout has forgotten them already; acting on it again would never end.
      if (event === "SIGNED_OUT" && isKnown()) logout({ reason: "expired" });
    });
    return () => data.subscription.unsubscribe();
  }, [logout]);
}
