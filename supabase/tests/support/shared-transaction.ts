import { afterAll, beforeAll } from "vitest";
import { connect, type Db, wrap } from "./database.ts";

/**
 * One transaction for all tests of a `describe`, prepared once and rolled back at the end: for tests that only ask.
 * A refusal must go through `db.refusal`, or the tests after it fail too.
 */
export function sharedTransaction(prepare: (db: Db) => Promise<void>): () => Db {
  let db: Db | undefined;
  beforeAll(async () => {
    db = wrap(await connect());
    await db.rows("begin");
    await prepare(db);
  });
  afterAll(async () => {
    await db?.rows("rollback");
    await db?.client.end();
  });
  return () => {
    if (!db) throw new Error("The shared transaction is there only while tests run");
    return db;
  };
}
