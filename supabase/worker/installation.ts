import type pg from "pg";

/** What links in messages begin with, and whether the people are made up; the database cannot know it by itself. */
export async function describeInstallation(
  database: Pick<pg.Pool, "query">,
  facts: Partial<Record<"site_url" | "is_demo", string>>,
): Promise<void> {
  await database.query(
    `insert into private.installation (key, value) select f.key, f.value from jsonb_each_text($1) f
     on conflict (key) do update set value = excluded.value`,
    [facts],
  );
}
