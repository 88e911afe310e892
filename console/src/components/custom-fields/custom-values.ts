export type CustomValue = string | number | boolean | null;
/** `{code: value}` as a record keeps it. */
export type CustomValues = Record<string, CustomValue>;
