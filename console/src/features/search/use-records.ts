import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { findIn, sourcesFor } from "./find-records";
import { type Choice, wordsOf } from "./rank";

/** Typing waits this long before the database is asked, in milliseconds. */
const PAUSE = 160;

/** Records that answer what is typed: each source by itself, so that a slow one keeps nobody waiting. */
export function useRecords(typed: string, isOn: boolean): { choices: Choice[]; isSettled: boolean; failed: boolean } {
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const isAsking = isOn && wordsOf(asked).join("").length >= 2;
  return useQueries({
    queries: sourcesFor().map((group) => ({
      queryKey: ["palette", group, asked],
      queryFn: ({ signal }: { signal: AbortSignal }) => findIn(group, asked, signal),
      enabled: isAsking,
      placeholderData: keepPreviousData,
      staleTime: 15_000,
      gcTime: 60_000,
      retry: false,
    })),
    combine: (results) => ({
      choices: isAsking ? results.flatMap((each) => each.data ?? []) : [],
      isSettled: asked === typed.trim() && results.every((each) => !each.isFetching),
      failed: isAsking && results.some((each) => each.isError),
    }),
  });
}
