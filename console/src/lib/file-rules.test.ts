import { expect, test } from "vitest";
import { acceptOf, checkFile, type FileRule, largest, ruleOf } from "./file-rules";

// A few rows as attachment_types() answers them; the full list is held to the same cases by the database's tests.
const rules: FileRule[] = [
  { media_type: "image/jpeg", kind: "image", extensions: ["jpg", "jpeg"], signature: "^ffd8ff", max_megabytes: 20 },
  { media_type: "image/png", kind: "image", extensions: ["png"], signature: "^89504e470d0a1a0a", max_megabytes: 1 },
  { media_type: "video/3gpp", kind: "video", extensions: ["3gp"], signature: "^.{8}66747970", max_megabytes: 50 },
  { media_type: "audio/mpeg", kind: "audio", extensions: ["mp3"], signature: "^(494433|ff[ef])", max_megabytes: 50 },
  { media_type: "audio/amr", kind: "audio", extensions: ["amr"], signature: "^2321414d52", max_megabytes: 50 },
  { media_type: "audio/3gpp", kind: "audio", extensions: ["3gp"], signature: "^.{8}66747970", max_megabytes: 50 },
  {
    media_type: "application/pdf",
    kind: "document",
    extensions: ["pdf"],
    signature: "^(..)*255044462d",
    max_megabytes: 20,
  },
];
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);

test.each([
  ["a.jpg", "image/jpeg", "image/jpeg"],
  ["a.png", "image/png;q=1", "image/png"],
  ["ghi âm.amr", "", "audio/amr"],
  ["ghi âm.mp3", "audio/mp3", "audio/mpeg"],
  ["a.jpg", "image/jpg", "image/jpeg"],
  ["a.3gp", "", "video/3gpp"],
  ["a.3gp", "audio/x-unknown", "audio/3gpp"],
  ["a.pdf", "application/octet-stream", "application/pdf"],
  ["a.pdf", "application/x-msdownload", undefined],
  ["a.png", "text/html", undefined],
  ["a.svg", "image/svg+xml", undefined],
  ["a", "", undefined],
])("%s of type “%s” goes by %s", (name, type, expected) => {
  expect(ruleOf({ name, type }, rules)?.media_type).toBe(expected);
});

test.each([
  ["a picture", new File([png], "Ảnh đèn đường – Lạch Tray.PNG", { type: "image/png" }), undefined],
  ["a program", new File(["MZ"], "cai-dat.exe", { type: "application/x-msdownload" }), "attachment.type_refused"],
  ["a program called a picture", new File(["MZ…"], "a.png", { type: "image/png" }), "attachment.content_mismatch"],
  ["a picture called a program", new File([png], "a.exe", { type: "image/png" }), "attachment.extension_refused"],
  ["an empty file", new File([], "a.png", { type: "image/png" }), "attachment.empty"],
  ["a big file", new File([png, new Uint8Array(1_048_576)], "a.png", { type: "image/png" }), "attachment.too_large"],
  ["a name that climbs", new File([png], "../a.png", { type: "image/png" }), "attachment.name_refused"],
])("%s", async (_, file, key) => {
  expect((await checkFile(file, rules))?.key).toBe(key);
});

test("the chooser offers types and endings; the limit shown is the largest", () => {
  expect(acceptOf(rules).split(",")).toEqual(expect.arrayContaining(["image/png", ".amr", ".pdf"]));
  expect(largest(rules)).toBe(50);
  expect(largest([])).toBe(0);
});
