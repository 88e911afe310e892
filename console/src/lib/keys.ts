/** One key, or keys in a row ("g q"), with what it does in words. Without `keys` it is only a command of the palette. */
export type KeyBinding = {
  /** "j", "Shift+X", "?", "Enter", "Ctrl+K", "g q"; several that do the same: ["j", "ArrowDown"]. */
  keys?: string | readonly string[];
  label: string;
  /** Returns false when the key was not meant for it after all: the browser then does what it always does. */
  run: (event?: KeyboardEvent) => unknown;
  /** Offered in the command palette too; what only moves a cursor is not. */
  isCommand?: boolean;
  /** Also while a text is being typed or a dialog is open; for combinations with Ctrl alone. */
  evenTyping?: boolean;
  /** Does not apply just now: neither bound nor shown. */
  isOff?: boolean;
};

/** What one part of the page binds, under a heading of the sheet of keys. */
export type KeyScope = { title: string; bindings: readonly KeyBinding[] };

/** How long a key that came before its part of the page is remembered, in milliseconds. */
const EARLY_MS = 15_000;
/** Keys of the shell itself: pressed before their part has been loaded they are kept for it, not lost to the browser. */
const awaited = new Set(["Ctrl+K"]);

/** Time for the second key of a sequence, in milliseconds. */
const SEQUENCE_MS = 1500;

export const keysOf = (binding: Pick<KeyBinding, "keys">): string[] =>
  binding.keys === undefined ? [] : [binding.keys].flat();

/** The key of an event as bindings write it; undefined for what an input method still composes, and for bare modifiers. */
export function keyOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode">,
): string | undefined {
  // 229 is what browsers report while an input method (Telex, VNI) holds the key back.
  if (event.isComposing || event.keyCode === 229 || event.altKey) return undefined;
  const { key } = event;
  if (!key || ["Process", "Dead", "Unidentified", "Shift", "Control", "Meta", "Alt", "CapsLock"].includes(key)) {
    return undefined;
  }
  const isLetter = /^\p{L}$/u.test(key);
  const command = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  // Of signs the sign itself is meant ("?"), whatever Shift it takes on this keyboard; Caps Lock changes no letter.
  const shift = event.shiftKey && (isLetter || key.length > 1) ? "Shift+" : "";
  const name = isLetter ? (shift || command ? key.toUpperCase() : key.toLowerCase()) : key;
  return `${command}${shift}${name}`;
}

/** Somebody who types into a field, or has a dialog open, does not mean the page. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  if (document.querySelector(".ant-modal-wrap:not([style*='display: none']), .ant-drawer-open")) return true;
  return Boolean(
    element?.closest?.("input,textarea,select,[contenteditable=true],[role=combobox],[role=menu],[role=listbox]"),
  );
}

/** Which binding a key means. Scopes bound later lie above those bound earlier, as a page lies above the shell. */
export function createKeyRegistry(now: () => number = Date.now) {
  let scopes: { id: number; scope: KeyScope }[] = [];
  let nextId = 1;
  let started: { key: string; at: number } | undefined;
  let early: { key: string; at: number } | undefined;
  const listeners = new Set<() => void>();
  let shown: readonly KeyScope[] = [];
  const changed = () => {
    shown = scopes.map((each) => each.scope);
    for (const listener of listeners) listener();
  };
  const live = () => [...scopes].reverse().flatMap(({ scope }) => scope.bindings.filter((each) => !each.isOff));

  return {
    /** Binds a scope; returns how to change it in place and how to take it away. */
    add(scope: KeyScope): { replace: (next: KeyScope) => void; remove: () => void } {
      const id = nextId++;
      scopes = [...scopes, { id, scope }];
      changed();
      return {
        replace: (next) => {
          scopes = scopes.map((each) => (each.id === id ? { id, scope: next } : each));
          changed();
          const waiting = early && next.bindings.find((each) => !each.isOff && keysOf(each).includes(early?.key ?? ""));
          if (!waiting) return;
          const isFresh = now() - (early?.at ?? 0) <= EARLY_MS;
          early = undefined;
          if (isFresh) waiting.run();
        },
        remove: () => {
          scopes = scopes.filter((each) => each.id !== id);
          changed();
        },
      };
    },

    /** Handles a key: true when a binding took it, or when it begins a sequence. */
    press(event: KeyboardEvent): boolean {
      const key = keyOf(event);
      if (key === undefined || event.defaultPrevented) return false;
      const typing = isTyping(event.target);
      const bindings = live().filter((each) => !typing || each.evenTyping);
      const sequence = started && now() - started.at <= SEQUENCE_MS ? `${started.key} ${key}` : undefined;
      started = undefined;
      const found =
        (sequence && bindings.find((each) => keysOf(each).includes(sequence))) ||
        bindings.find((each) => keysOf(each).includes(key));
      if (found) {
        if (found.run(event) === false) return false;
        event.preventDefault();
        return true;
      }
      if (awaited.has(key)) {
        early = { key, at: now() };
        event.preventDefault();
        return true;
      }
      if (bindings.some((each) => keysOf(each).some((keys) => keys.startsWith(`${key} `)))) {
        started = { key, at: now() };
        event.preventDefault();
        return true;
      }
      return false;
    },

    scopes: (): readonly KeyScope[] => shown,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The keys of the page on screen. */
export const keyRegistry = createKeyRegistry();
