import { expect, test } from "vitest";
import { mentionedIn, noteParts } from "./mentions";

const an = { id: 1, name: "Trần Văn" };
const binh = { id: 2, name: "Trần Văn Bình" };

test("who was taken out of the text is not told, nobody twice", () => {
  expect(mentionedIn("Nhờ @Trần Văn Bình", [binh, binh, { id: 3, name: "Lê Minh" }])).toEqual([binh]);
  expect(mentionedIn("Nhờ Trần Văn Bình", [binh])).toEqual([]);
});

test("a note is cut at its names, the longer before the shorter", () => {
  expect(noteParts("Nhờ @Trần Văn Bình, @Trần Văn xem", [an, binh])).toEqual([
    { text: "Nhờ ", isName: false },
    { text: "@Trần Văn Bình", isName: true },
    { text: ", ", isName: false },
    { text: "@Trần Văn", isName: true },
    { text: " xem", isName: false },
  ]);
  expect(noteParts("Không ai", [])).toEqual([{ text: "Không ai", isName: false }]);
});
