import { expect, test } from "vitest";
import { unknownVariables } from "./answer-variables";

test.each([
  ["Kính gửi {{citizen_name}}, phiếu {{ticket_code}}", []],
  ["Kính gửi {{ citizen_name }}", []],
  ["Kính gửi {{citizen}}, {{citizen}} và {{due_at}}", ["citizen"]],
  ["không có biến { } {{}}", [""]],
])("%s", (body, unknown) => {
  expect(unknownVariables(body)).toEqual(unknown);
});
