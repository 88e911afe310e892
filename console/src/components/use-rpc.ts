import { type UseQueryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import type { AppError } from "../lib/app-error";
import { errorText } from "../lib/error-text";
import { rpc } from "../lib/rpc";

type Options<Result> = {
  /** Refine resources whose lists and details are fetched again afterwards; default: everything on the page. */
  invalidates?: string[];
  /** Text of the success notice; without it none is shown. */
  success?: string | ((result: Result) => string);
  /** Set when the form shows the error itself. */
  silent?: boolean;
  onSuccess?: (result: Result) => void;
  onError?: (error: AppError) => void;
};

/**
 * A step of the office as a mutation: `const { run, isPending } = useRpc("answer_ticket", {success: t("answered")})`.
 * While it runs a second call is ignored, so a double click never acts twice. Errors are shown in the reader's language.
 */
export function useRpc<Result = unknown, Args extends Record<string, unknown> = Record<string, unknown>>(
  name: string,
  options: Options<Result> = {},
) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const client = useQueryClient();
  const mutation = useMutation<Result, AppError, Args>({
    mutationFn: (args) => rpc<Result>(name, args),
    onSuccess: async (result) => {
      const names = options.invalidates;
      await client.invalidateQueries(
        names && {
          predicate: ({ queryKey }) => queryKey.some((part) => typeof part === "string" && names.includes(part)),
        },
      );
      const text = typeof options.success === "function" ? options.success(result) : options.success;
      if (text) message.success(text);
      options.onSuccess?.(result);
    },
    onError: (error) => {
      if (!options.silent) notification.error({ message: errorText(t, error), placement: "bottomRight" });
      options.onError?.(error);
    },
  });
  const run = (args: Args) => {
    if (!mutation.isPending) mutation.mutate(args);
  };
  return { ...mutation, run };
}

/** What a reading function returns, cached and refreshed like a list. Put the tables it depends on into `tables`. */
export function useRpcQuery<Result>(
  name: string,
  args: Record<string, unknown> = {},
  options: Partial<UseQueryOptions<Result, AppError>> & { tables?: string[] } = {},
) {
  const { tables = [], ...query } = options;
  return useQuery<Result, AppError>({
    queryKey: ["rpc", name, ...tables, args],
    queryFn: () => rpc<Result>(name, args),
    ...query,
  });
}
