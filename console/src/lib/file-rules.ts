import { AppError } from "./app-error";

/** A row of attachment_types(): what may be attached, as the database and the bucket judge it. */
export type FileRule = {
  media_type: string;
  kind: "image" | "video" | "audio" | "document";
  extensions: string[];
  /** A regular expression over the first 64 bytes in hexadecimal. */
  signature: string;
  max_megabytes: number;
};

const HEAD_BYTES = 64;
const MEGABYTE = 1_048_576;

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/**
 * The rule a file goes by: browsers name no type, or another than the usual one, for what telephones record
 * (.amr, .3gp, .heic), so the ending decides where the type does not.
 */
export function ruleOf(file: Pick<File, "name" | "type">, rules: FileRule[]): FileRule | undefined {
  const type = file.type.split(";")[0]?.trim().toLowerCase() ?? "";
  const byType = rules.find((rule) => rule.media_type === type);
  if (byType) return byType;
  const isVague = !type || type === "application/octet-stream";
  // A type of its own that is not listed is believed: renaming a program makes no picture of it.
  return rules.find(
    (rule) => rule.extensions.includes(extensionOf(file.name)) && (isVague || type.startsWith(`${rule.kind}/`)),
  );
}

const problem = (key: string, params: Record<string, unknown>): AppError =>
  new AppError({ message: key, statusCode: 422, code: "PT422", key: `attachment.${key}`, params });

async function head(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What the server would say of this file, before anything is sent; undefined = it will take it. */
export async function checkFile(file: File, rules: FileRule[]): Promise<AppError | undefined> {
  const { name } = file;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are refused.
  if (/[/\\\u0000-\u001f\u007f]/.test(name)) return problem("name_refused", { name });
  const rule = ruleOf(file, rules);
  if (!rule) return problem("type_refused", { name, media_type: file.type });
  if (!rule.extensions.includes(extensionOf(name))) {
    return problem("extension_refused", { name, extensions: `.${rule.extensions.join(", .")}` });
  }
  if (!file.size) return problem("empty", { name });
  if (file.size > rule.max_megabytes * MEGABYTE)
    return problem("too_large", { name, max_megabytes: rule.max_megabytes });
  if (!new RegExp(rule.signature).test(await head(file))) {
    return problem("content_mismatch", { name, media_type: rule.media_type });
  }
  return undefined;
}

/** For `<input accept>`: by type, and by ending for what the browser knows no type of. */
export const acceptOf = (rules: FileRule[]): string =>
  [...new Set(rules.flatMap((rule) => [rule.media_type, ...rule.extensions.map((ending) => `.${ending}`)]))].join(",");

/** The largest file of all kinds, in megabytes. */
export const largest = (rules: FileRule[]): number => Math.max(0, ...rules.map((rule) => rule.max_megabytes));
