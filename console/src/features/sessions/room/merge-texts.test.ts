import { expect, test } from "vitest";
import { mergeTexts } from "./merge-texts";

const merge = (base: string, mine: string, theirs: string) => {
  const { text, conflicts } = mergeTexts(
    ...([base, mine, theirs].map((each) => each.replaceAll("|", "\n")) as [string, string, string]),
  );
  return [text.replaceAll("\n", "|"), conflicts];
};

test.each([
  ["nobody changed anything", "a|b|c", "a|b|c", "a|b|c", "a|b|c", 0],
  ["mine alone", "a|b|c", "a|B|c|d", "a|b|c", "a|B|c|d", 0],
  ["theirs alone", "a|b|c", "a|b|c", "x|a|c", "x|a|c", 0],
  ["different lines", "a|b|c|d|e", "a|B|c|d|e", "a|b|c|D|e", "a|B|c|D|e", 0],
  ["the same change", "a|b", "a|x", "a|x", "a|x", 0],
  ["the same line differently: both stay", "a|b|c", "a|mine|c", "a|theirs|c", "a|theirs|mine|c", 1],
  ["both went on at the end", "a", "a|mine", "a|theirs", "a|theirs|mine", 1],
  ["from nothing", "", "mine", "theirs", "theirs|mine", 1],
  ["one emptied, one wrote: what was written stays", "a|b", "", "a|b|c", "a|b|c", 0],
  ["a line taken out there, changed here", "a|b|c", "a|B|c", "a|c", "a|B|c", 0],
])("%s", (_, base, mine, theirs, text, conflicts) => {
  expect(merge(base, mine, theirs)).toEqual([text, conflicts]);
});

test("no line anybody added is ever lost, whatever was edited where", () => {
  let state = 7;
  const random = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
  for (let round = 0; round < 300; round += 1) {
    const base = Array.from({ length: random(8) }, (_, index) => `dòng ${index % 3}`);
    const edit = (name: string) => {
      const lines = [...base];
      for (let step = 0; step < random(4); step += 1)
        lines.splice(random(lines.length + 1), random(2), `${name} ${round}.${step}`);
      return lines;
    };
    const [mine, theirs] = [edit("tôi"), edit("họ")];
    const merged = mergeTexts(base.join("\n"), mine.join("\n"), theirs.join("\n")).text.split("\n");
    for (const line of [...mine, ...theirs].filter((each) => /^(tôi|họ)/.test(each))) expect(merged).toContain(line);
  }
});
