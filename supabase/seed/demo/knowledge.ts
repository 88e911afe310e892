import type pg from "pg";
import { articles } from "./texts/knowledge.ts";

/** The demo's knowledge base, reviewed in turn over the last months, with some use behind it. */
export async function fillKnowledge(client: pg.Client, now: Date): Promise<void> {
  await client.query(
    `insert into public.knowledge_articles
       (title, questions, keywords, category_id, agency_id, legal_basis, source_url, body, status, valid_from, reviewed_on)
     select x.title, x.questions, x.keywords, c.id, a.id, x.basis, x.source, x.body, 'published', d.today - 200, d.today - (x.n * 7 % 170)
     from jsonb_to_recordset($1::jsonb) as x (n integer, title text, questions text, keywords text, category text, agency text, basis text, source text, body text)
     cross join (select ($2::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date as today) d
     left join public.categories c on c.code = x.category
     left join public.agencies a on a.code = x.agency
     order by x.n`,
    [JSON.stringify(articles.map((article, n) => ({ ...article, n, questions: article.questions.join("\n") }))), now],
  );
  await client.query(
    `insert into public.knowledge_uses (article_id, used_on, how, count)
     select a.id, ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date - day, case when (a.id + day) % 3 = 0 then 'read' else 'inserted' end, 1 + ((a.id * 7 + day) % 4)::integer
     from public.knowledge_articles a cross join generate_series(1, 60) as day where (a.id * 13 + day * 5) % 17 < 1 + a.id * 7 % 9`,
    [now],
  );
}
