import { toAppError } from "./app-error";
import { supabase } from "./supabase";

/**
 * Calls a database function and returns what it returns. Throws an AppError.
 * `get: true` is for functions that only read (declared stable).
 */
export async function rpc<T = unknown>(
  name: string,
  args: Record<string, unknown> = {},
  options: { get?: boolean } = {},
): Promise<T> {
  const { data, error, status } = await supabase().rpc(name, args, { get: options.get ?? false });
  if (error) throw toAppError(error, status);
  return data as T;
}
