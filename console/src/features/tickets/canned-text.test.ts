import { describe, expect, test } from "vitest";
import { fillCanned, openVariables } from "./canned-text";

describe("fillCanned", () => {
  test("fills what is known and leaves the rest visible", () => {
    const text = fillCanned("Kính gửi {{citizen_name}}, phiếu {{ ticket_code }} hạn {{due_at}}.", {
      ticket_code: "1022-26-000001",
      due_at: null,
    });
    expect(text).toBe("Kính gửi {{citizen_name}}, phiếu 1022-26-000001 hạn {{due_at}}.");
  });

  test("a name the writer may not see is left out with its space", () => {
    expect(fillCanned("Kính gửi ông/bà {{citizen_name}}, xin cảm ơn.", { citizen_name: "" })).toBe(
      "Kính gửi ông/bà, xin cảm ơn.",
    );
  });

  test("a value that looks like a pattern is taken as it is", () => {
    expect(fillCanned("{{agency_name}}", { agency_name: "Sở $& {{x}}" })).toBe("Sở $& {{x}}");
  });
});

describe("openVariables", () => {
  test("names each open variable once", () => {
    expect(openVariables("{{due_at}} {{due_at}} {{ citizen_name }}")).toEqual(["due_at", "citizen_name"]);
    expect(openVariables("đã điền đủ")).toEqual([]);
  });
});
