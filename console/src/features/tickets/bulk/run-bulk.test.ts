import { expect, test, vi } from "vitest";
import { AppError } from "../../../lib/app-error";
import { type BulkPart, type BulkRow, partsOf, runBulk } from "./run-bulk";

const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const done = (part: BulkPart): BulkRow[] =>
  part.ids.map((id) => ({ id, code: `c${id}`, status: "assigned", ok: true }));
const failure = (statusCode: number, key: string) =>
  new AppError({ message: key, statusCode, code: "", key, params: {} });
const newId = () => {
  let next = 0;
  return () => `request-${++next}`;
};

test("fifty go in three calls, in order of id, each named once", () => {
  const parts = partsOf([...ids(50).reverse(), 50], newId());
  expect(parts.map((part) => part.ids.length)).toEqual([20, 20, 10]);
  expect(parts.flatMap((part) => part.ids)).toEqual(ids(50));
  expect(new Set(parts.map((part) => part.requestId)).size).toBe(3);
});

test("every row is reported as it comes", async () => {
  const seen: number[] = [];
  const outcome = await runBulk(
    partsOf(ids(25), newId()),
    async (part) => done(part),
    (rows) => seen.push(rows.length),
  );
  expect(seen).toEqual([20, 25]);
  expect(outcome).toMatchObject({ lost: [] });
  expect(outcome.rows).toHaveLength(25);
});

test("a lost answer is asked for with the same request id", async () => {
  const call = vi.fn(async (part: BulkPart) => done(part)).mockRejectedValueOnce(failure(0, "network"));
  const outcome = await runBulk(partsOf(ids(3), newId()), call, () => undefined);
  expect(call.mock.calls.map(([part]) => part.requestId)).toEqual(["request-1", "request-1"]);
  expect(outcome.rows.every((row) => row.ok)).toBe(true);
});

test("lost for good: the others go on, and the part can be asked for later", async () => {
  const parts = partsOf(ids(30), newId());
  const call = async (part: BulkPart) => {
    if (part === parts[0]) throw failure(0, "network");
    return done(part);
  };
  const outcome = await runBulk(parts, call, () => undefined);
  expect(outcome.lost).toEqual([parts[0]]);
  expect(outcome.rows.filter((row) => !row.ok).map((row) => row.error)).toEqual(Array(20).fill("network"));
  expect(outcome.rows.filter((row) => row.ok)).toHaveLength(10);
});

test("what is wrong with the form itself is thrown, and nothing more is sent", async () => {
  const call = vi.fn(async () => Promise.reject(failure(422, "ticket.field_required")));
  await expect(runBulk(partsOf(ids(40), newId()), call, () => undefined)).rejects.toMatchObject({ statusCode: 422 });
  expect(call).toHaveBeenCalledTimes(1);
});

test("a refusal in the middle does not hide what was done before", async () => {
  const parts = partsOf(ids(40), newId());
  const outcome = await runBulk(
    parts,
    async (part) => (part === parts[0] ? done(part) : Promise.reject(failure(403, "authz.forbidden"))),
    () => undefined,
  );
  expect(outcome.lost).toEqual([]);
  expect(outcome.rows.filter((row) => row.ok)).toHaveLength(20);
  expect(outcome.rows.filter((row) => row.error === "authz.forbidden")).toHaveLength(20);
});
