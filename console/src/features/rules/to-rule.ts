/** The form's percentage of time left becomes the share the database keeps; a list left empty tells nobody. */
export function toRule(values: Record<string, unknown>): Record<string, unknown> {
  const { warn_percent: percent, ...rule } = values;
  return {
    ...rule,
    ...(percent !== undefined && { warn_share: percent === null ? null : Number(percent) / 100 }),
    warn_tells: rule.warn_tells ?? [],
    breach_tells: rule.breach_tells ?? [],
  };
}
