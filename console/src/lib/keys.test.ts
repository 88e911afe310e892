import { describe, expect, test, vi } from "vitest";
import { createKeyRegistry, keyOf } from "./keys";

type Press = Partial<Parameters<typeof keyOf>[0]> & { key: string; target?: unknown };

/** A key event without a browser; `inField` = it comes from an input. */
const press = (init: Press, inField = false) =>
  ({
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
    defaultPrevented: false,
    preventDefault: vi.fn(),
    target: { closest: () => (inField ? {} : null) },
    ...init,
  }) as unknown as KeyboardEvent;

vi.stubGlobal("document", { querySelector: () => null });

describe("a key's name", () => {
  test.each([
    [{ key: "j" }, "j"],
    [{ key: "J" }, "j"], // Caps Lock
    [{ key: "X", shiftKey: true }, "Shift+X"],
    [{ key: "?", shiftKey: true }, "?"],
    [{ key: "k", ctrlKey: true }, "Ctrl+K"],
    [{ key: "k", metaKey: true }, "Ctrl+K"],
    [{ key: "Enter", shiftKey: true }, "Shift+Enter"],
    [{ key: "Escape" }, "Escape"],
    [{ key: "đ" }, "đ"],
  ] as [Press, string][])("%o is %s", (event, name) => expect(keyOf(press(event))).toBe(name));

  test("what an input method still holds, bare modifiers and Alt are nobody's", () => {
    expect(keyOf(press({ key: "a", isComposing: true }))).toBeUndefined();
    expect(keyOf(press({ key: "a", keyCode: 229 }))).toBeUndefined();
    expect(keyOf(press({ key: "Process" }))).toBeUndefined();
    expect(keyOf(press({ key: "Shift", shiftKey: true }))).toBeUndefined();
    expect(keyOf(press({ key: "a", altKey: true }))).toBeUndefined();
  });
});

describe("the registry", () => {
  const make = () => {
    let at = 0;
    const registry = createKeyRegistry(() => at);
    return { registry, wait: (ms: number) => (at += ms) };
  };

  test("runs the binding of the key and keeps the browser out", () => {
    const { registry } = make();
    const run = vi.fn();
    registry.add({ title: "Trang", bindings: [{ keys: ["j", "ArrowDown"], label: "Xuống", run }] });
    const event = press({ key: "ArrowDown" });
    expect(registry.press(event)).toBe(true);
    expect(run).toHaveBeenCalledTimes(1);
    expect(event.preventDefault).toHaveBeenCalled();
    expect(registry.press(press({ key: "q" }))).toBe(false);
  });

  test("whoever types is left alone, but for what is meant everywhere", () => {
    const { registry } = make();
    const [letter, palette] = [vi.fn(), vi.fn()];
    registry.add({
      title: "Mọi trang",
      bindings: [
        { keys: "n", label: "Mới", run: letter },
        { keys: "Ctrl+K", label: "Tìm", run: palette, evenTyping: true },
      ],
    });
    expect(registry.press(press({ key: "n" }, true))).toBe(false);
    expect(registry.press(press({ key: "k", ctrlKey: true }, true))).toBe(true);
    expect(letter).not.toHaveBeenCalled();
    expect(palette).toHaveBeenCalledTimes(1);
  });

  test("two keys in a row; too late or another key, and the first is forgotten", () => {
    const { registry, wait } = make();
    const [queue, single] = [vi.fn(), vi.fn()];
    registry.add({
      title: "Đi tới",
      bindings: [
        { keys: "g q", label: "Hàng đợi", run: queue },
        { keys: "q", label: "Khác", run: single },
      ],
    });
    expect(registry.press(press({ key: "g" }))).toBe(true);
    registry.press(press({ key: "q" }));
    expect([queue.mock.calls.length, single.mock.calls.length]).toEqual([1, 0]);
    registry.press(press({ key: "g" }));
    wait(1501);
    registry.press(press({ key: "q" }));
    expect([queue.mock.calls.length, single.mock.calls.length]).toEqual([1, 1]);
    registry.press(press({ key: "g" }));
    expect(registry.press(press({ key: "z" }))).toBe(false);
    registry.press(press({ key: "q" }));
    expect([queue.mock.calls.length, single.mock.calls.length]).toEqual([1, 2]);
  });

  test("what came later lies above; taken away, the earlier is back; what is off is not there", () => {
    const { registry } = make();
    const [shell, page] = [vi.fn(), vi.fn()];
    registry.add({ title: "Khung", bindings: [{ keys: "n", label: "Mới", run: shell }] });
    const above = registry.add({ title: "Trang", bindings: [{ keys: "n", label: "Ghi chú", run: page }] });
    registry.press(press({ key: "n" }));
    expect([shell.mock.calls.length, page.mock.calls.length]).toEqual([0, 1]);
    above.replace({ title: "Trang", bindings: [{ keys: "n", label: "Ghi chú", run: page, isOff: true }] });
    registry.press(press({ key: "n" }));
    expect([shell.mock.calls.length, page.mock.calls.length]).toEqual([1, 1]);
    above.remove();
    expect(registry.scopes().map((scope) => scope.title)).toEqual(["Khung"]);
  });

  test("what another handler has taken is not taken again", () => {
    const { registry } = make();
    const run = vi.fn();
    registry.add({ title: "Trang", bindings: [{ keys: "Escape", label: "Về", run }] });
    expect(registry.press(press({ key: "Escape", defaultPrevented: true } as Press))).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });
});

describe("a key of the shell pressed before its part is there", () => {
  const palette = (run: () => void) => ({
    title: "everywhere",
    bindings: [{ keys: "Ctrl+K", label: "open", run, evenTyping: true }],
  });

  test("is kept from the browser and done once the part has come", () => {
    const registry = createKeyRegistry();
    const run = vi.fn();
    const event = press({ key: "k", ctrlKey: true });
    expect(registry.press(event)).toBe(true);
    expect(event.preventDefault).toHaveBeenCalled();
    const scope = registry.add({ title: "everywhere", bindings: [] });
    scope.replace(palette(run));
    expect(run).toHaveBeenCalledTimes(1);
    scope.replace(palette(run));
    expect(run).toHaveBeenCalledTimes(1);
  });

  test("is forgotten when that takes long, and no other key is kept", () => {
    let now = 0;
    const registry = createKeyRegistry(() => now);
    const run = vi.fn();
    registry.press(press({ key: "k", ctrlKey: true }));
    now = 60_000;
    registry.add({ title: "everywhere", bindings: [] }).replace(palette(run));
    expect(run).not.toHaveBeenCalled();
    expect(registry.press(press({ key: "s", ctrlKey: true }))).toBe(false);
  });
});
