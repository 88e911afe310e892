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

export function forget(key: string): void {
  try {
    localStorage.removeItem(`console.${key}`);
  } catch {
    // What cannot be reached was not kept either.
  }
}

/** The keys remembered that begin with this. */
export function remembered(prefix: string): string[] {
  try {
    const whole = `console.${prefix}`;
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(whole))
      .map((key) => key.slice("console.".length));
  } catch {
    return [];
  }
}
