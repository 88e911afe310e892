import { randomUUID } from "node:crypto";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createAuthUser } from "../../stack/auth-users.ts";
import { isoTimestamp, jsonNumber, statusOf } from "../../stack/compat.ts";
import "../support/api.ts";
import { startApi, type TestApi } from "../support/api-server.ts";
import { connect } from "../support/database.ts";

// A schema of its own: what is under test is the server, not the product.
const fixture = `
  create table public.compat_groups (id bigint generated always as identity primary key, name text not null);
  create table public.compat_things (
    id bigint generated always as identity primary key,
    group_id bigint references public.compat_groups (id),
    name text not null unique check (length(name) > 1),
    amount numeric(12, 3), ratio double precision, big bigint, is_on boolean,
    day date, at timestamptz, local_at timestamp, span interval, tags text[], amounts numeric[], ats timestamptz[],
    data jsonb, blob bytea
  );
  alter table public.compat_things enable row level security;
  alter table public.compat_groups enable row level security;
  create policy "read" on public.compat_things for select to authenticated using (true);
  create policy "write" on public.compat_things for insert to authenticated with check (name is distinct from 'forbidden');
  create policy "change" on public.compat_things for update to authenticated using (true);
  create policy "remove" on public.compat_things for delete to authenticated using (true);
  create policy "groups" on public.compat_groups for select to authenticated using (true);
  insert into public.compat_groups (name) values ('g');
  insert into public.compat_things (group_id, name, amount, ratio, big, is_on, day, at, local_at, span, tags, amounts, ats, data, blob) values
    (1, 'one', 1.500, 0.25, 9007199254740991, true, '2026-02-17', '2026-11-22 05:27:54.7+00', '2026-11-22 05:27:54', '2 hours 14 minutes',
     '{a,b}', '{1.50,2}', '{2026-01-01 00:00:00+07}', '{"n": 1.5, "at": "x"}', '\\xdead');
  create view public.compat_view with (security_invoker = true) as select id, name, amount, at from public.compat_things;
  create function public.compat_raise(p_code text, p_message text default 'no', p_detail text default null, p_hint text default null)
  returns void language plpgsql as $$
  begin
    raise exception using errcode = p_code, message = p_message, detail = coalesce(p_detail, ''), hint = coalesce(p_hint, '');
  end $$;
  create function public.compat_plain_raise() returns void language plpgsql as $$ begin raise exception 'plain'; end $$;
  create function public.compat_amount() returns numeric language sql as $$ select 12.50 $$;
  create function public.compat_now() returns timestamptz language sql as $$ select timestamptz '2026-11-22 12:00:00+07' $$;
  create function public.compat_rows(p_min numeric) returns setof public.compat_things language sql stable as
    $$ select * from public.compat_things where amount >= p_min $$;
  create function public.compat_table() returns table (amount numeric, at timestamptz, ids bigint[]) language sql stable as
    $$ select 1.10, timestamptz '2026-11-22 12:00:00.5+07', array[1, 2]::bigint[] $$;
  create function public.compat_json() returns jsonb language sql as $$ select '{"a": 1.50, "b": [1, null]}'::jsonb $$;
  create function public.compat_kind(p_value jsonb) returns text language sql as $$ select jsonb_typeof(p_value) $$;
  create function public.compat_who() returns jsonb language sql stable as
    $$ select jsonb_build_object('uid', auth.uid(), 'role', auth.role(), 'db_role', current_user, 'email', auth.email()) $$;
  create schema compat_private;
  create table compat_private.secrets (id int);
  alter table compat_private.secrets enable row level security;
  create function public.compat_secret() returns bigint language sql as $$ select count(*) from compat_private.secrets $$;
  insert into storage.buckets (id, name, public, file_size_limit) values ('compat', 'compat', false, 1048576);
  create policy "compat.read" on storage.objects for select to authenticated using (bucket_id = 'compat');
  create policy "compat.write" on storage.objects for insert to authenticated
    with check (bucket_id = 'compat' and owner_id = (select auth.uid())::text and (storage.foldername(name))[1] = 'mine');
`;

const email = "compat@example.test";
const password = "Mat-khau-cu-1";
let api: TestApi;
let url: string;
let anon: SupabaseClient;
let user: SupabaseClient;

const client = () =>
  createClient(api.url, api.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });

beforeAll(async () => {
  const name = `compat_${randomUUID().slice(0, 8)}`;
  const maintenance = await connect(inject("maintenanceUrl"));
  await maintenance.query(`create database ${name} template prepared`);
  await maintenance.end();
  const address = new URL(inject("maintenanceUrl"));
  address.pathname = `/${name}`;
  url = address.href;
  const owner = await connect(url);
  await owner.query(fixture);
  await createAuthUser(owner, { email, password });
  await owner.end();
  api = await startApi(url);
  anon = client();
  user = client();
  const { error } = await user.auth.signInWithPassword({ email, password });
  if (error) throw error;
});

afterAll(() => api?.close());

describe("values are written as PostgREST writes them", () => {
  const expected = {
    id: 1,
    group_id: 1,
    name: "one",
    amount: 1.5,
    ratio: 0.25,
    big: 9007199254740991,
    is_on: true,
    day: "2026-02-17",
    at: "2026-11-22T05:27:54.7+00:00",
    local_at: "2026-11-22T05:27:54",
    span: "02:14:00",
    tags: ["a", "b"],
    amounts: [1.5, 2],
    ats: ["2025-12-31T17:00:00+00:00"],
    data: { n: 1.5, at: "x" },
    blob: "\\xdead",
  };

  test("a table", async () => {
    const { data, error } = await user.from("compat_things").select("*").eq("id", 1).single();
    expect(error).toBeNull();
    expect(data).toEqual(expected);
  });

  test("a view", async () => {
    const { data } = await user.from("compat_view").select("*").eq("id", 1).single();
    expect(data).toEqual({ id: 1, name: "one", amount: 1.5, at: expected.at });
  });

  test("an embedded table", async () => {
    const { data } = await user
      .from("compat_groups")
      .select("name, things:compat_things(amount, at)")
      .eq("id", 1)
      .single();
    expect(data).toEqual({ name: "g", things: [{ amount: 1.5, at: expected.at }] });
  });

  test("an inserted row returned", async () => {
    const { data, error } = await user
      .from("compat_things")
      .insert({
        name: `in ${randomUUID()}`,
        amount: 2.125,
        at: "2026-01-01T00:00:00+07:00",
        tags: ["x"],
        data: { a: [1] },
        is_on: false,
        blob: "\\x00ff",
      })
      .select("amount, at, tags, data, is_on, blob")
      .single();
    expect(error).toBeNull();
    expect(data).toEqual({
      amount: 2.125,
      at: "2025-12-31T17:00:00+00:00",
      tags: ["x"],
      data: { a: [1] },
      is_on: false,
      blob: "\\x00ff",
    });
  });

  test.each([
    ["compat_amount", {}, 12.5],
    ["compat_now", {}, "2026-11-22T05:00:00+00:00"],
    ["compat_json", {}, { a: 1.5, b: [1, null] }],
    ["compat_kind", { p_value: { a: 1 } }, "object"],
    ["compat_kind", { p_value: [1] }, "array"],
    ["compat_kind", { p_value: "text" }, "string"],
    ["compat_table", {}, [{ amount: 1.1, at: "2026-11-22T05:00:00.5+00:00", ids: [1, 2] }]],
  ])("function %s", async (name, args, wanted) => {
    const { data, error } = await user.rpc(name, args);
    expect(error).toBeNull();
    expect(data).toEqual(wanted);
  });

  test("rows of a function, filtered and counted", async () => {
    const { data, count } = await user
      .rpc("compat_rows", { p_min: 1.5 }, { count: "exact", get: true })
      .eq("id", 1)
      .limit(1);
    expect(data).toEqual([expected]);
    expect(count).toBe(1);
  });

  test.each([
    ["2026-11-22 05:27:54+00", "2026-11-22T05:27:54+00:00"],
    ["2026-11-22 05:27:54.123456+05:30", "2026-11-22T05:27:54.123456+05:30"],
    ["2026-11-22 05:27:54", "2026-11-22T05:27:54"],
    ["infinity", "infinity"],
  ])("timestamp %s", (text, wanted) => expect(isoTimestamp(text)).toBe(wanted));

  test.each([
    ["1.500", 1.5],
    ["-0.000001", -0.000001],
    ["NaN", "NaN"],
    ["Infinity", "Infinity"],
  ])("number %s", (text, wanted) => expect(jsonNumber(text)).toBe(wanted));
});

describe("database errors keep code, message, detail and hint, and get PostgREST's status", () => {
  test.each([
    ["PT409", 409],
    ["PT422", 422],
    ["PT999", 500],
    ["P0001", 400],
    ["P0002", 500],
    ["AB123", 400],
    ["22P02", 400],
    ["22023", 400],
    ["23502", 400],
    ["23503", 409],
    ["23505", 409],
    ["23514", 400],
    ["23P01", 400],
    ["25006", 405],
    ["28000", 403],
    ["40001", 500],
    ["40P01", 500],
    ["42501", 403],
    ["53300", 503],
    ["54001", 500],
    ["55P03", 500],
    ["57014", 500],
    ["XX000", 500],
  ])("%s → %i", async (code, status) => {
    const answer = await user.rpc("compat_raise", {
      p_code: code,
      p_message: "said",
      p_detail: '{"a":1}',
      p_hint: "key.of_it",
    });
    expect(answer.status).toBe(status);
    expect(answer.error).toMatchObject({ code, message: "said", details: '{"a":1}', hint: "key.of_it" });
  });

  test("raise without a code", async () => {
    const answer = await user.rpc("compat_plain_raise");
    expect(answer.status).toBe(400);
    expect(answer.error).toMatchObject({ code: "P0001", message: "plain", details: null, hint: null });
  });

  test.each([
    ["check", { name: "x" }, 400, "23514", /violates check constraint "compat_things_name_check"/],
    ["unique", { name: "one" }, 409, "23505", /duplicate key value/],
    ["foreign key", { name: "fk", group_id: 99 }, 409, "23503", /violates foreign key constraint/],
    ["not null", { amount: 1 }, 400, "23502", /null value in column "name"/],
    ["policy", { name: "forbidden" }, 403, "42501", /row-level security policy/],
    ["text for a number", { name: "bad", amount: "abc" }, 400, "22P02", /invalid input syntax for type numeric/],
  ])("insert refused by %s", async (_name, row, status, code, message) => {
    const answer = await user.from("compat_things").insert(row as { name: string });
    expect(answer.status).toBe(status);
    expect(answer.error?.code).toBe(code);
    expect(answer.error?.message).toMatch(message);
  });

  test("the values of a duplicate are told to whoever may see them", async () => {
    const service = createClient(api.url, api.secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
    const answer = await service.from("compat_things").insert({ name: "one" });
    expect(answer.error).toMatchObject({ code: "23505", details: "Key (name)=(one) already exists." });
    const missing = await service.from("compat_things").insert({ name: "fk", group_id: 99 });
    expect(missing.error?.details).toMatch(/is not present in table "compat_groups"/);
  });

  test("somebody not signed in gets 401 where somebody signed in gets 403", async () => {
    const args = { p_code: "42501" };
    expect((await anon.rpc("compat_raise", args)).status).toBe(401);
    expect((await user.rpc("compat_raise", args)).status).toBe(403);
  });

  test("the server's own refusals stay as they are", async () => {
    const missing = await user.from("compat_nothing").select("*");
    expect([missing.status, missing.error?.code]).toEqual([404, "PGRST205"]);
    const none = await user.from("compat_things").select("*").eq("id", -1).single();
    expect([none.status, none.error?.code]).toEqual([406, "PGRST116"]);
    const column = await user.from("compat_things").select("nope");
    expect([column.status, column.error?.code]).toEqual([400, "42703"]);
    const fn = await user.rpc("compat_no_such");
    expect([fn.status, fn.error?.code]).toEqual([404, "PGRST202"]);
  });

  test.each([
    ["25P02", "", 500],
    ["57P01", "", 503],
    ["08006", "", 503],
    ["0LP01", "", 403],
    ["21000", "DELETE requires a WHERE clause", 400],
    ["42883", "function f() does not exist", 404],
    ["42P17", "", 500],
  ])("status of %s", (code, message, status) => expect(statusOf({ code, message }, true)).toBe(status));
});

describe("grants are hosted Supabase's, not the server's own", () => {
  test("a private schema stays closed although its tables use row-level security", async () => {
    const answer = await user.rpc("compat_secret");
    expect([answer.status, answer.error?.code]).toEqual([403, "42501"]);
    const owner = await connect(url);
    const { rows } = await owner.query("select has_schema_privilege('anon', 'compat_private', 'usage') as usage");
    await owner.end();
    expect(rows).toEqual([{ usage: false }]);
  });

  test("without a row-level security policy nothing is seen", async () => {
    const { data } = await anon.from("compat_things").select("*");
    expect(data).toEqual([]);
  });

  test("a request without a key is refused", async () => {
    expect((await fetch(`${api.url}/rest/v1/compat_things`)).status).toBe(401);
  });

  test("who is asking reaches the database", async () => {
    const { data } = await user.rpc("compat_who");
    expect(data).toMatchObject({
      role: "authenticated",
      db_role: "authenticated",
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect((await anon.rpc("compat_who")).data).toMatchObject({ uid: null, role: "anon", db_role: "anon" });
  });
});

describe("files", () => {
  const bytes = new TextEncoder().encode("Xin chào, Hải Phòng");

  test("an ArrayBuffer goes up, is read by a signed address and by its owner", async () => {
    const path = `mine/${randomUUID()}.txt`;
    const up = await user.storage.from("compat").upload(path, bytes.buffer, { contentType: "text/plain" });
    expect(up.error).toBeNull();
    const down = await user.storage.from("compat").download(path);
    expect(await down.data?.text()).toBe("Xin chào, Hải Phòng");
    const signed = await user.storage.from("compat").createSignedUrl(path, 60);
    expect(signed.error).toBeNull();
    const plain = await fetch(signed.data?.signedUrl ?? "");
    expect([plain.status, plain.headers.get("content-type"), await plain.text()]).toEqual([
      200,
      "text/plain",
      "Xin chào, Hải Phòng",
    ]);
  });

  test("a signed address to upload to", async () => {
    const path = `mine/${randomUUID()}.txt`;
    const { data, error } = await user.storage.from("compat").createSignedUploadUrl(path);
    expect(error).toBeNull();
    const up = await anon.storage.from("compat").uploadToSignedUrl(path, data?.token ?? "", bytes.buffer);
    expect(up.error).toBeNull();
    expect(await (await user.storage.from("compat").download(path)).data?.text()).toBe("Xin chào, Hải Phòng");
  });

  test("an uploaded page is saved, never shown", async () => {
    const path = `mine/${randomUUID()}.html`;
    const page = new TextEncoder().encode("<script>alert(1)</script>");
    expect(
      (await user.storage.from("compat").upload(path, page.buffer, { contentType: "text/html" })).error,
    ).toBeNull();
    const { data } = await user.storage.from("compat").createSignedUrl(path, 60);
    const answer = await fetch(data?.signedUrl ?? "");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(answer.headers.get("content-security-policy")).toMatch(/^sandbox/);
    const named = await user.storage.from("compat").createSignedUrl(path, 60, { download: "Biên bản.html" });
    const saved = await fetch(named.data?.signedUrl ?? "");
    expect(saved.headers.get("content-disposition")).toContain(encodeURIComponent("Biên bản.html"));
  });

  test("a file is not removed without a policy for it", async () => {
    const path = `mine/${randomUUID()}.txt`;
    await user.storage.from("compat").upload(path, bytes.buffer);
    const refused = await user.storage.from("compat").remove([path]);
    expect(refused.data).toEqual([]);
    expect((await user.storage.from("compat").download(path)).error).toBeNull();
  });

  test("a File or Blob goes up too", async () => {
    const path = `mine/${randomUUID()}.txt`;
    const up = await user.storage.from("compat").upload(path, new Blob([bytes], { type: "text/plain" }));
    expect(up.error).toBeNull();
    const down = await user.storage.from("compat").download(path);
    expect([down.data?.type, await down.data?.text()]).toEqual(["text/plain", "Xin chào, Hải Phòng"]);
  });

  test("policies hold: another folder, somebody not signed in", async () => {
    const elsewhere = await user.storage.from("compat").upload(`theirs/${randomUUID()}.txt`, bytes.buffer);
    expect(elsewhere.error).not.toBeNull();
    const stranger = await anon.storage.from("compat").upload(`mine/${randomUUID()}.txt`, bytes.buffer);
    expect(stranger.error).not.toBeNull();
    const { data } = await anon.storage.from("compat").list("mine");
    expect(data ?? []).toEqual([]);
  });
});

describe("accounts", () => {
  test("a wrong password is refused", async () => {
    const { error } = await client().auth.signInWithPassword({ email, password: "wrong" });
    expect(error?.status).toBe(400);
  });

  test("nobody signs up", async () => {
    const { error } = await client().auth.signUp({ email: "someone@example.test", password });
    expect(error).not.toBeNull();
  });

  test("a forgotten password: letter, link, new password", async () => {
    const owner = await connect(url);
    const forgetful = `forgetful-${randomUUID().slice(0, 8)}@example.test`;
    await createAuthUser(owner, { email: forgetful, password });
    await owner.end();
    const redirectTo = `${api.url}/reset-password`;
    expect((await client().auth.resetPasswordForEmail(forgetful, { redirectTo })).error).toBeNull();
    const letter = api.letters.find((mail) => mail.to === forgetful);
    const link = /http\S+/.exec(letter?.text ?? "")?.[0] ?? "";
    const opened = await fetch(link, { redirect: "manual" });
    const target = new URL(opened.headers.get("location") ?? "");
    expect(target.origin + target.pathname).toBe(redirectTo);
    const session = new URLSearchParams(target.hash.slice(1));
    expect(session.get("type")).toBe("recovery");
    const person = client();
    await person.auth.setSession({
      access_token: session.get("access_token") ?? "",
      refresh_token: session.get("refresh_token") ?? "",
    });
    expect((await person.auth.updateUser({ password: "Mat-khau-moi-2" })).error).toBeNull();
    expect((await client().auth.signInWithPassword({ email: forgetful, password: "Mat-khau-moi-2" })).error).toBeNull();
    expect((await client().auth.signInWithPassword({ email: forgetful, password })).error).not.toBeNull();
    expect((await fetch(link, { redirect: "manual" })).headers.get("location")).toContain("error");
  });

  test("a letter never leads to a stranger's page", async () => {
    await client().auth.resetPasswordForEmail(email, { redirectTo: "https://evil.example/x" });
    const letter = api.letters.find((mail) => mail.to === email);
    expect(letter?.text).toContain(encodeURIComponent(`${api.url}/reset-password`));
    expect(letter?.text).not.toContain("evil");
  });

  test("an address without an account gets the same answer and no letter", async () => {
    const before = api.letters.length;
    expect((await client().auth.resetPasswordForEmail("nobody@example.test")).error).toBeNull();
    expect(api.letters.length).toBe(before);
  });
});
