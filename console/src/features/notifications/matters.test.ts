import { expect, test } from "vitest";
import texts from "../../locales/vi/notifications.json";
import { kindsOf, matters } from "./matters";

test("every kind of notification belongs to exactly one matter", () => {
  const kinds = matters.flatMap(kindsOf);
  expect([...kinds].sort()).toEqual(
    Object.keys(texts.kinds)
      .filter((kind) => kind !== "other")
      .sort(),
  );
});
