import { describe, expect, test } from "vitest";
import { signedInAs } from "../support/api.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser, person, type Role } from "../support/people.ts";

const gateway = {
  url: "https://sms.example/send",
  method: "POST",
  format: "json",
  phone_format: "international",
  sender: "",
  headers: [],
  body: '{"to": "{{to}}", "text": "{{text}}"}',
  success_status: "200-299",
  success_path: "",
  success_pattern: "",
};
const mail = { host: "mail.example", port: 465, security: "tls", user: "a", from: "1022 <a@mail.example>" };
const save = (settings: object): [string, unknown[]] => [
  "select public.save_message_settings($1)",
  [JSON.stringify(settings)],
];
const secrets = (db: Db) =>
  db
    .rows<{ name: string }>("select name from private.secrets where name ~ '^(smtp|sms)_' order by 1")
    .then((rows) => rows.map(({ name }) => name));

describe("settings that make no sense are refused at their field", () => {
  test.each([
    ["messages.smtp", { ...mail, host: "mail example" }, "smtp.host"],
    ["messages.smtp", { ...mail, port: 70_000 }, "smtp.port"],
    ["messages.smtp", { ...mail, security: "ssl" }, "smtp.security"],
    ["messages.smtp", { ...mail, from: "1022" }, "smtp.from"],
    ["messages.smtp", { ...mail, from: "a\r\nBcc: x@y.z" }, "smtp.from"],
    ["messages.sms", { ...gateway, url: "ftp://sms.example" }, "sms.url"],
    ["messages.sms", { ...gateway, url: "https://sms.example/{{secret.sms_token}}" }, "sms.url"],
    ["messages.sms", { ...gateway, method: "DELETE" }, "sms.method"],
    ["messages.sms", { ...gateway, body: "{}" }, "sms.body"],
    ["messages.sms", { ...gateway, body: '{"to": {{to}} "text": "{{text}}"}' }, "sms.body"],
    ["messages.sms", { ...gateway, body: '{"to": "{{to}}", "text": "{{text}} {{phone}}"}' }, "sms.body"],
    ["messages.sms", { ...gateway, headers: [{ name: "X", value: "{{secret.room_key}}" }] }, "sms.body"],
    ["messages.sms", { ...gateway, headers: [{ name: "X y", value: "1" }] }, "sms.headers"],
    ["messages.sms", { ...gateway, success_status: "ok" }, "sms.success_status"],
    ["messages.sms", { ...gateway, success_pattern: "(" }, "sms.success_pattern"],
    ["messages.citizen_hours", { from: "21:00", to: "07:00" }, "citizen_hours"],
    ["messages.digest_times", ["10h"], "digest_times"],
    ["messages.max_attempts", 0, "max_attempts"],
  ])("%s %j", (key, value, field) =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      expect(await db.refusal(...save({ [key]: value }))).toMatchObject({ code: "PT422", params: { field } });
      // The table's own policy is no way around it.
      expect(
        await db.refusal("update public.settings set value = $2 where key = $1", [key, JSON.stringify(value)]),
      ).toMatchObject({ code: "PT422", params: { field } });
    }),
  );

  test("all or nothing, and settings of the messages only", () =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      await db.refusal(...save({ "messages.hotline": '"1"', "messages.max_attempts": 0 }));
      expect(await db.value("select value #>> '{}' from public.settings where key = 'messages.hotline'")).toBe(
        "0225.1022",
      );
      expect(await db.refusal(...save({ "attachments.max_megabytes": 1 }))).toMatchObject({ code: "PT422" });
    }));
});

describe("passwords and tokens", () => {
  const set = "select public.set_secret($1, $2)";

  test("are set and forgotten, audited without their value", () =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      await db.rows(set, ["sms_token", "bí-mật-1"]);
      expect(await db.rows("select name, is_set from public.secret_names() where name ~ '^(smtp|sms)_'")).toEqual([
        { name: "sms_token", is_set: true },
        { name: "smtp_password", is_set: false },
      ]);
      await db.rows(set, ["sms_token", ""]);
      await asOwner(db);
      expect(await secrets(db)).toEqual([]);
      expect(
        JSON.stringify(await db.rows("select * from private.audit_log where table_name = 'private.secrets'")),
      ).not.toContain("bí-mật-1");
    }));

  test.each(["rating_links", "message_keys", "SMS_TOKEN", "", null])("%s is no name of theirs", (name) =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      expect(await db.refusal(set, [name, "x"])).toMatchObject({ code: "PT422" });
    }),
  );

  test("are not carried to another server", () =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      await db.rows(...save({ "messages.smtp": mail, "messages.sms": gateway }));
      await db.rows(set, ["smtp_password", "a"]);
      await db.rows(set, ["sms_token", "b"]);
      await db.rows(
        ...save({
          "messages.smtp": { ...mail, from: "b@mail.example" },
          "messages.sms": { ...gateway, url: "https://sms.example/v2" },
        }),
      );
      await asOwner(db);
      expect(await secrets(db)).toEqual(["sms_token", "smtp_password"]);
      await asRole(db, "admin");
      await db.rows("update public.settings set value = $1 where key = 'messages.sms'", [
        JSON.stringify({ ...gateway, url: "https://thief.example/send" }),
      ]);
      await db.rows(...save({ "messages.smtp": { ...mail, host: "thief.example" } }));
      await asOwner(db);
      expect(await secrets(db)).toEqual([]);
    }));

  const everyone: Role[] = [
    "operator",
    "contact_officer",
    "agency_head",
    "supervisor",
    "reception_board",
    "city_leader",
    "one_stop_officer",
    "tech_support",
    "admin",
  ];
  test.each(everyone)("no way of SQL shows one to %s", (role) =>
    inTransaction(async (db) => {
      const somebody = await person(db, role);
      await db.rows("insert into private.secrets (name, value) values ('sms_token', 'rat-bi-mat')");
      await asUser(db, somebody);
      for (const sql of [
        "select * from private.secrets",
        "select private.delivery_settings()",
        "select private.signing_key('rating_links')",
        "select sent_body from private.outbox",
        "select * from private.sample_mailbox",
      ])
        expect(await db.refusal(sql)).toMatchObject({ code: "42501" });
    }),
  );

  test("nor does the API", async () => {
    const { client } = await signedInAs("admin");
    await client.rpc("set_secret", { p_name: "sms_token", p_value: "rat-bi-mat-http" });
    const { data } = await client.rpc("secret_names");
    expect(JSON.stringify(data)).toMatch(/sms_token/);
    expect(JSON.stringify(data)).not.toMatch(/rat-bi-mat/);
    for (const name of ["secrets", "outbox", "sample_mailbox"])
      expect((await client.from(name).select("*")).error).not.toBeNull();
    for (const name of ["delivery_settings", "signing_key", "claim_messages"])
      expect((await client.rpc(name)).error).not.toBeNull();
    expect(
      (
        await client
          .schema("private" as never)
          .from("secrets")
          .select("*")
      ).error,
    ).not.toBeNull();
    await client.rpc("set_secret", { p_name: "sms_token", p_value: "" });
  });
});

test("a test goes out at any hour; a wrong address is refused", () =>
  inTransaction(async (db) => {
    await asRole(db, "admin");
    expect(await db.refusal("select public.send_test_message('sms', 'abc')")).toMatchObject({
      code: "PT422",
      params: { field: "to" },
    });
    const id = await db.value<number>("select public.send_test_message('sms', '+84 912 345 678')");
    await asOwner(db);
    expect(await db.rows("select id, address from private.claim_messages(5, clock_timestamp(), '1 minute')")).toEqual([
      { id, address: "0912345678" },
    ]);
  }));

test("the sample mailbox of a real system shows nothing: account letters lie there", () =>
  inTransaction(async (db) => {
    await db.rows(
      "insert into private.sample_mailbox (at, channel, recipient, subject, body) values (now(), 'email', 'a@b.vn', 'Đặt lại mật khẩu', 'x')",
    );
    const admin = await asRole(db, "admin");
    expect(await db.rows("select * from public.sample_messages()")).toEqual([]);
    await asOwner(db);
    await db.rows(
      "insert into private.installation values ('is_demo', 'true') on conflict (key) do update set value = 'true'",
    );
    await asUser(db, admin);
    expect(await db.rows("select recipient from public.sample_messages()")).toEqual([{ recipient: "a@b.vn" }]);
  }));
