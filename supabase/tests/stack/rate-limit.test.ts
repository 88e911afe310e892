import { expect, test } from "vitest";
import { limitAttempts } from "../../stack/rate-limit.ts";

const api = "http://127.0.0.1/auth/v1";
const post = (path: string, body: unknown) =>
  new Request(`${api}${path}`, { method: "POST", body: JSON.stringify(body) });
const signIn = (email: string, password: string) => post("/token?grant_type=password", { email, password });

/** Knows one password; says how often it was asked. */
function office() {
  let now = 0;
  let asked = 0;
  const limited = limitAttempts(
    async (request) => {
      asked += 1;
      const { password } = (await request.json()) as { password?: string };
      const isWrong = request.url.includes("token") && password !== "right";
      return new Response("{}", { status: isWrong ? 400 : 200 });
    },
    () => now,
  );
  return {
    handle: (request: Request) => limited(request, null),
    asked: () => asked,
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
}

test("guessing stops after ten wrong passwords, for that address only, and may go on later", async () => {
  const { handle, asked, pass } = office();
  for (let n = 0; n < 10; n += 1) expect((await handle(signIn("a@example.test", "wrong"))).status).toBe(400);
  expect((await handle(signIn(" A@Example.test", "right"))).status).toBe(429);
  expect(asked()).toBe(10);
  expect((await handle(signIn("b@example.test", "right"))).status).toBe(200);
  pass(15);
  expect((await handle(signIn("a@example.test", "right"))).status).toBe(200);
});

test("the right password clears the count", async () => {
  const { handle } = office();
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 9; n += 1) await handle(signIn("a@example.test", "wrong"));
    expect((await handle(signIn("a@example.test", "right"))).status).toBe(200);
  }
});

test("one letter a minute to an address", async () => {
  const { handle, pass } = office();
  const ask = (email: string) => handle(post("/recover", { email })).then((answer) => answer.status);
  expect([await ask("a@example.test"), await ask("a@example.test"), await ask("b@example.test")]).toEqual([
    200, 429, 200,
  ]);
  pass(1);
  expect(await ask("a@example.test")).toBe(200);
});

test("everything else passes", async () => {
  const { handle } = office();
  for (let n = 0; n < 30; n += 1) {
    expect((await handle(post("/token?grant_type=refresh_token", { password: "right" }))).status).toBe(200);
  }
});
