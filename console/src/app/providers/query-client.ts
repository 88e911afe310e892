import { QueryClient } from "@tanstack/react-query";
import { toAppError } from "../../lib/app-error";

/** Refusals do not get better by asking again; only a lost connection is worth a second and third try. */
const worthRetrying = (failures: number, error: unknown) => failures < 2 && toAppError(error).key === "network";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthRetrying, staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
