import type { FileRule } from "../lib/file-rules";
import { useRpcQuery } from "./use-rpc";

const NONE: FileRule[] = [];

/** What may be attached and how big; empty until the server has said so. */
export function useFileRules(): FileRule[] {
  return useRpcQuery<FileRule[]>("attachment_types", {}, { staleTime: 15 * 60_000 }).data ?? NONE;
}
