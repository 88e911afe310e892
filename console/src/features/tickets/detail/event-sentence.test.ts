import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import en from "../../../locales/en/tickets.json";
import vi from "../../../locales/vi/tickets.json";
import { sentenceKey } from "./event-sentence";

const event = (kind: string, actor_name: string | null = "Trần Thị Bình", data = {}) => ({ kind, actor_name, data });

describe("sentences of the timeline", () => {
  test("who did it decides the words", () => {
    expect(sentenceKey(event("received"))).toBe("received");
    expect(sentenceKey(event("received", null))).toBe("received_citizen");
    expect(sentenceKey(event("closed", null, { auto: true }))).toBe("closed_system");
    expect(sentenceKey(event("directed", "Lê Văn Cường", { leader_name: "Nguyễn Thị Dung" }))).toBe("directed_on_word");
  });

  test("an unknown kind is still told", () => {
    expect(sentenceKey(event("something_new"))).toBe("other");
  });

  // The kinds are listed once, in the comment of the column; a new one must get its words.
  const migration = new URL("../../../../../supabase/migrations/20260101000800_tickets.sql", import.meta.url);
  const kinds =
    /comment on column public\.ticket_events\.kind is\s+'([^']+)'/
      .exec(readFileSync(migration, "utf8"))?.[1]
      ?.split(",") ?? [];

  test("the list of kinds is found", () => expect(kinds.length).toBeGreaterThan(25));

  test.each(kinds.map((kind) => kind.trim()))("%s", (kind) => {
    const key = sentenceKey(event(kind));
    expect(key).toBe(kind);
    expect(vi.timeline).toHaveProperty(key);
    expect(en.timeline).toHaveProperty(key);
  });
});
