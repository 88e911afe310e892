import { expect, test } from "vitest";
import { errorCsv } from "./error-file";
import type { Problem } from "./stage";

test("only the rows kept out, with line and reasons; a formula stays text", () => {
  const problem = (row: number, severity: Problem["severity"], key: string): Problem => ({
    row,
    severity,
    key,
    column: "phone",
    params: {},
  });
  const csv = errorCsv(
    {
      headers: ["Điện thoại", "Nội dung"],
      rows: [
        ["x", "=1+1"],
        ["0912", "đèn"],
        ["y", "nước"],
      ],
      lines: [3, 4, 5],
    },
    [problem(3, "error", "a"), problem(3, "error", "b"), problem(4, "warning", "c")],
    { line: "Dòng", reason: "Lý do" },
    ({ key }) => key,
  );
  expect(csv).toBe('\ufeffDòng,Lý do,Điện thoại,Nội dung\r\n3,a; b,x,"\'=1+1"');
});
