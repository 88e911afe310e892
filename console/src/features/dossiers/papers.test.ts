import { expect, test } from "vitest";
import { currentPapers, type DossierPaper } from "./papers";

const paper = (id: number, part: Partial<DossierPaper>): DossierPaper => ({
  id,
  register: "acceptance_slip",
  year: 2026,
  number: 1,
  version: 1,
  symbol: "TNHS",
  agency_id: 1,
  issued_at: "2026-11-16T02:00:00Z",
  signed_by_name: null,
  reason: null,
  ...part,
});

test("a corrected paper stands in for the one it replaces; another number is another paper", () => {
  const papers = currentPapers([
    paper(4, { register: "supplement_request", number: 8 }),
    paper(3, { version: 2, reason: "ghi sai tên" }),
    paper(2, { register: "supplement_request", number: 7 }),
    paper(1, {}),
  ]);
  expect(papers.map(({ id, replaced }) => [id, replaced.map((each) => each.id)])).toEqual([
    [4, []],
    [3, [1]],
    [2, []],
  ]);
});

test("agencies number their own papers: the same number elsewhere replaces nothing", () => {
  expect(currentPapers([paper(2, { agency_id: 2, version: 2 }), paper(1, {})]).map(({ id }) => id)).toEqual([2, 1]);
});
