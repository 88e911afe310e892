/** Small remembered choices of this browser (theme, columns, collapsed rail). A full or blocked storage never breaks a page. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`console.${key}`, JSON.stringify(value));
  } catch {
    // Private mode or a full quota: the choice simply is not remembered.
  }
}

export function recall<T>(key: string, fallback: T): T {
  try {
    const kept = localStorage.getItem(`console.${key}`);
    return kept === null ? fallback : (JSON.parse(kept) as T);
  } catch {
    return fallback;
  }
}
