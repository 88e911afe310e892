-- The knowledge base: what an operator reads to a caller at once (QĐ583 Điều 9.1), and the use of ready texts. Articles are
-- a plain resource, written under policies; the search answers while somebody types, with or without accents.

create table public.knowledge_articles (
  id bigint generated always as identity primary key,
  title text collate "vi-x-icu" not null check (length(trim(title)) between 1 and 200),
  questions text check (length(questions) <= 4000),
  keywords text check (length(keywords) <= 1000),
  body text not null check (length(trim(body)) between 1 and 20000),
  category_id bigint references public.categories (id),
  agency_id bigint references public.agencies (id),
  legal_basis text check (length(legal_basis) <= 1000),
  source_url text check (source_url ~ '^https?://[^[:space:]]+$'),
  valid_from date not null default authz.today(),
  valid_to date,
  status text not null default 'draft' check (status in ('draft', 'published')),
  reviewed_on date,
  archived_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  search text generated always as (public.fold(title || ' ' || coalesce(questions, '') || ' ' || coalesce(keywords, ''))) stored,
  check (valid_to >= valid_from)
);
comment on table public.knowledge_articles is
  'Answers that 1022 gives at once: the question as callers put it, the answer, who is responsible, on what it rests and until when it holds. Its versions are in the audit. Nguồn: QĐ583 Điều 5, 9.1.';
comment on column public.knowledge_articles.questions is 'The question in other words, one a line, as callers ask it.';
comment on column public.knowledge_articles.body is 'Paragraphs; lines that start with "- " or "1. " are lists, "## " a heading, **…** is bold. Shown as text, never as HTML.';
comment on column public.knowledge_articles.reviewed_on is 'When somebody last checked it against the law and the agency.';
create index knowledge_articles_category on public.knowledge_articles (category_id);
create index knowledge_articles_agency on public.knowledge_articles (agency_id);

create trigger tg_knowledge_articles__touch before update on public.knowledge_articles for each row execute function private.tg_touch();
create trigger tg_knowledge_articles__audit after insert or update or delete on public.knowledge_articles for each row execute function private.tg_audit();

alter table public.knowledge_articles enable row level security;
create policy "knowledge_articles.read: all staff, drafts their editors" on public.knowledge_articles for select to authenticated
  using ((select authz.can('catalogs.read')) and (status = 'published' or (select authz.can_all('templates.edit'))));
create policy "knowledge_articles.insert: editors" on public.knowledge_articles for insert to authenticated
  with check ((select authz.can_all('templates.edit')));
create policy "knowledge_articles.update: editors" on public.knowledge_articles for update to authenticated
  using ((select authz.can_all('templates.edit'))) with check ((select authz.can_all('templates.edit')));

-- What the search looks into ------------------------------------------------------------------------
-- In a table of its own, so that neither readers nor the audit carry it about.

create table private.knowledge_words (
  article_id bigint primary key references public.knowledge_articles (id) on delete cascade,
  words tsvector not null
);
comment on table private.knowledge_words is
  'The words of each article without accents, weighted: A title and questions, B keywords, C body and legal basis. Kept by trigger. No index: the search weighs every article, a thousand in 30 ms.';
alter table private.knowledge_words enable row level security;

create function private.plain_words(p_text text)
returns text language sql immutable parallel safe set search_path = '' as $$
  -- "QĐ583" is looked for as "583" too: letters and digits part.
  select trim(regexp_replace(regexp_replace(public.fold(p_text), '([a-z])(?=[0-9])|([0-9])(?=[a-z])', '\1\2 ', 'g'), '[^a-z0-9]+', ' ', 'g'))
$$;
comment on function private.plain_words(text) is 'A text as folded words with single blanks between them: codes, addresses and domains fall into their parts.';

create function private.tg_knowledge_articles__words()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into private.knowledge_words (article_id, words)
  values (new.id,
    setweight(to_tsvector('pg_catalog.simple', private.plain_words(new.title || ' ' || coalesce(new.questions, ''))), 'A')
    || setweight(to_tsvector('pg_catalog.simple', private.plain_words(new.keywords)), 'B')
    || setweight(to_tsvector('pg_catalog.simple', private.plain_words(new.body || ' ' || coalesce(new.legal_basis, ''))), 'C'))
  on conflict (article_id) do update set words = excluded.words;
  return null;
end $$;
comment on function private.tg_knowledge_articles__words() is 'Keeps the searchable words of an article.';
create trigger tg_knowledge_articles__words after insert or update of title, questions, keywords, body, legal_basis on public.knowledge_articles
  for each row execute function private.tg_knowledge_articles__words();

-- How often -----------------------------------------------------------------------------------------

create table public.knowledge_uses (
  article_id bigint not null references public.knowledge_articles (id) on delete cascade,
  used_on date not null,
  how text not null check (how in ('inserted', 'read')),
  count integer not null default 1,
  primary key (article_id, used_on, how)
);
comment on table public.knowledge_uses is
  'How often an article went into an answer or was read to a caller, by day; nobody''s name. Tells which to keep current.';
alter table public.knowledge_uses enable row level security;
create policy "knowledge_uses.read: all staff" on public.knowledge_uses for select to authenticated
  using ((select authz.can('catalogs.read')));

create view public.knowledge_list with (security_invoker = true) as
  select a.*, c.name as category_name, g.name as agency_name,
    case when a.archived_at is not null then 'archived'
      when a.status = 'draft' then 'draft'
      when a.valid_from > authz.today() then 'coming'
      when a.valid_to < authz.today() then 'expired'
      else 'current' end as state,
    coalesce((select sum(u.count) from public.knowledge_uses u where u.article_id = a.id), 0)::integer as use_count,
    (select max(u.used_on) from public.knowledge_uses u where u.article_id = a.id) as last_used_on
  from public.knowledge_articles a
  left join public.categories c on c.id = a.category_id
  left join public.agencies g on g.id = a.agency_id;
comment on view public.knowledge_list is
  'Articles as their editors'' list shows them: with state (current, draft, coming, expired, archived) and how often they were used.';

create function public.record_article_use(p_article_id bigint, p_how text default 'inserted')
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require('catalogs.read');
  insert into public.knowledge_uses as u (article_id, used_on, how)
  select a.id, authz.today(), case p_how when 'read' then 'read' else 'inserted' end
  from public.knowledge_articles a where a.id = p_article_id and a.status = 'published'
  on conflict (article_id, used_on, how) do update set count = u.count + 1;
end $$;
comment on function public.record_article_use(bigint, text) is
  'Counts that an article was inserted into an answer or read to a caller (inserted, read).';

-- Search --------------------------------------------------------------------------------------------

create function private.query_words(p_query text)
returns text[] language plpgsql immutable set search_path = '' as $$
declare
  -- What callers say around the matter itself.
  v_idle constant text[] := '{toi,muon,thi,la,o,nao,gi,hoi,xin,va,voi,nhu,can,duoc,khong,sao}';
  v_all text[] := (select array_agg(w order by n) from (
    select w, min(n) as n from regexp_split_to_table(private.plain_words(left(p_query, 200)), ' ') with ordinality as word (w, n)
    where w <> '' group by w order by 2 limit 16) x);
  v_telling text[] := array(select w from unnest(v_all) with ordinality as word (w, n) where not w = any (v_idle) order by n);
begin
  return case when v_telling = '{}' then coalesce(v_all, '{}') else v_telling end;
end $$;
comment on function private.query_words(text) is
  'The words of a question that tell something, folded, each once, at most sixteen; all of them when none does.';

create function private.slips(p_word text)
returns tsquery language sql immutable set search_path = '' as $$
  select string_agg(distinct v || ':AB', ' | ')::tsquery from (
    select overlay(p_word placing reverse(substr(p_word, i, 2)) from i for 2) as v from generate_series(1, length(p_word) - 1) as i where length(p_word) >= 4
    union all
    select overlay(p_word placing '' from i for 1) from generate_series(1, length(p_word)) as i where length(p_word) >= 5
  ) x
$$;
comment on function private.slips(text) is
  'The words somebody may have meant who typed this one: two letters the wrong way round, one too many. Null for short words.';

create function private.lit_parts(p_text text, p_words text[], p_last text, p_window integer default null)
returns jsonb language sql immutable set search_path = '' as $$
  with token as (
    select n::integer as n, m[1] as text, exists (
      select from unnest(p_words) as w
      where case when w = p_last or length(w) >= 3 then starts_with(public.fold(m[1]), w) else public.fold(m[1]) = w end) as is_hit
    from regexp_matches(normalize(p_text, nfc), '[0-9A-Za-zÀ-ỹ]+|[^0-9A-Za-zÀ-ỹ]+', 'g') with ordinality as t (m, n)
  ), span as (
    -- From a few words before the place where most of the question stands together.
    select case when p_window is null then 1 else greatest(1, coalesce((
        select a.n from token a where a.is_hit
        order by (select count(distinct public.fold(b.text)) from token b where b.is_hit and b.n between a.n and a.n + 40) desc, a.n limit 1), 1) - 10) end as first
  ), shown as (
    select t.* from token t, span s where t.n >= s.first and (p_window is null or t.n < s.first + p_window)
  )
  select coalesce(jsonb_agg(jsonb_build_object('text', s.text, 'is_hit', s.is_hit) order by s.n), '[]')
  from (
    select -1 as n, '… ' as text, false as is_hit from span where first > 1
    union all
    -- Neighbours of one kind are one part.
    select min(n), string_agg(text, '' order by n), is_hit
    from (select n, text, is_hit, n - row_number() over (partition by is_hit order by n) as run from shown) x
    group by is_hit, run
    union all
    select 2147483647, ' …', false from shown having max(n) < (select max(n) from token)
  ) s
$$;
comment on function private.lit_parts(text, text[], text, integer) is
  'A text cut into parts, those that a question''s words hit marked: [{text, is_hit}]. Plain text, for the reader''s program to show as text. With a window: that many words and blanks, from where the question stands closest together.';

create function public.search_knowledge(
  p_query text, p_category_id bigint default null, p_limit integer default 10, p_only_category boolean default false)
returns table (
  id bigint, title text, title_parts jsonb, snippet jsonb, body text, category_id bigint, category_name text, agency_id bigint, agency_name text,
  agency_phone text, legal_basis text, source_url text, valid_to date, reviewed_on date, use_count integer, score double precision)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare
  v_words text[] := private.query_words(p_query);
  v_last text := v_words[cardinality(v_words)];
  v_text text := private.plain_words(left(p_query, 200));
  -- Whole and half words alike: whoever types has not finished the last one; very short ones are meant as they stand.
  v_queries tsquery[] := array(
    select to_tsquery('pg_catalog.simple', w || case when w = v_last or length(w) >= 3 then ':*' else '' end)
    from unnest(v_words) with ordinality as word (w, n) order by n);
  -- In what the article is about a word counts whole, in its body half.
  v_title_queries tsquery[] := array(
    select to_tsquery('pg_catalog.simple', w || case when w = v_last or length(w) >= 3 then ':*AB' else ':AB' end)
    from unnest(v_words) with ordinality as word (w, n) order by n);
  v_slips tsquery[] := array(select private.slips(w) from unnest(v_words) with ordinality as word (w, n) order by n);
  v_any tsquery := (select string_agg('(' || q::text || ')', ' | ')::tsquery from unnest(v_queries) as q);
  v_field_id bigint := (select coalesce(c.parent_id, c.id) from public.categories c where c.id = p_category_id);
  v_limit integer := least(greatest(coalesce(p_limit, 10), 1), 50);
begin
  perform authz.require('catalogs.read');
  return query
    with current as (
      select a.*, k.words,
        coalesce((select sum(u.count) from public.knowledge_uses u where u.article_id = a.id), 0)::integer as uses,
        case when a.category_id = p_category_id then 1.5
          when a.category_id = v_field_id or exists (select from public.categories c where c.id = a.category_id and c.parent_id = v_field_id) then 0.5
          else 0 end as nearness
      from public.knowledge_articles a join private.knowledge_words k on k.article_id = a.id
      where a.status = 'published' and a.archived_at is null
        and a.valid_from <= authz.today() and (a.valid_to is null or a.valid_to >= authz.today())
    ), hit as (
      select c.id, asked.n, case
          when c.words @@ (asked.w || ':AB')::tsquery then 1
          -- Begun only: "con" is in "công" too.
          when c.words @@ asked.t then 0.6
          when c.words @@ asked.w::tsquery then 0.5
          when c.words @@ asked.q then 0.3
          when c.words @@ asked.s then 0.5
          -- A letter missing or wrong: most of a longer word stands in the title, questions or keywords.
          when length(asked.w) >= 5 and extensions.word_similarity(asked.w, c.search) >= 0.55 then 0.5
          else 0 end as share
      from current c cross join unnest(v_words, v_queries, v_title_queries, v_slips) with ordinality as asked (w, q, t, s, n)
    ), weight as (
      -- A word that stands in few articles tells more than one that stands in many.
      select h.n, ln(1 + count(*) / (0.5 + count(*) filter (where h.share > 0))) as weight from hit h group by h.n
    ), covered as (
      select h.id, sum(h.share * w.weight) / sum(w.weight) as coverage, bool_and(h.share > 0) as is_whole
      from hit h join weight w on w.n = h.n group by h.id
    ), matched as (
      select c.*, v.coverage, v.is_whole from current c left join covered v on v.id = c.id
      where p_only_category is not true or p_category_id is null or c.nearness > 0
    ), best as (
      select m.*,
        (case when v_any is null then 0 else
          m.coverage * 10 + ts_rank('{0.05, 0.2, 0.6, 1}', m.words, v_any, 1) * 6
          + case when position(v_text in private.plain_words(m.title)) > 0 then 4
              when position(v_text in private.plain_words(m.search)) > 0 then 2 else 0 end end
        + m.nearness + ln(1 + m.uses) * 0.2)::double precision as points
      from matched m
      where case when v_any is null then p_category_id is null or m.nearness > 0 else m.coverage > 0.5 or m.is_whole end
      order by points desc, m.title, m.id
      limit v_limit
    )
    select b.id, b.title, private.lit_parts(b.title, v_words, v_last), private.lit_parts(regexp_replace(regexp_replace(b.body, '[*#]+', '', 'g'), '\s+', ' ', 'g'), v_words, v_last, 60),
      b.body, b.category_id, c.name, b.agency_id, g.name, g.phone, b.legal_basis, b.source_url, b.valid_to, b.reviewed_on, b.uses, b.points
    from best b
    left join public.categories c on c.id = b.category_id
    left join public.agencies g on g.id = b.agency_id
    order by b.points desc, b.title, b.id;
end $$;
comment on function public.search_knowledge(text, bigint, integer, boolean) is
  'The published articles in force that answer a question, best first: words in any order, with or without accents, begun or with a slip of the finger; those of the category (or its field) before others, or only those. Without a question: the category''s articles, most used first. Title and snippet come as parts of plain text ([{text, is_hit}]). Nguồn: QĐ583 Điều 9.1.';

-- Ready texts: which are used for what --------------------------------------------------------------

create table private.canned_answer_uses (
  answer_id bigint not null references public.canned_answers (id) on delete cascade,
  category_id bigint references public.categories (id) on delete cascade,
  agency_id bigint not null references public.agencies (id) on delete cascade,
  count integer not null default 1,
  unique nulls not distinct (answer_id, category_id, agency_id)
);
comment on table private.canned_answer_uses is 'How often the people of an agency used a canned answer for a category: what they use most is offered first.';
create index canned_answer_uses_category on private.canned_answer_uses (category_id);
create index canned_answer_uses_agency on private.canned_answer_uses (agency_id);
alter table private.canned_answer_uses enable row level security;

create function public.record_canned_use(p_answer_id bigint, p_category_id bigint default null)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('catalogs.read');
begin
  insert into private.canned_answer_uses as u (answer_id, category_id, agency_id)
  select x.id, (select c.id from public.categories c where c.id = p_category_id), s.agency_id
  from public.canned_answers x, public.staff s where x.id = p_answer_id and s.id = v_actor_id
  on conflict (answer_id, category_id, agency_id) do update set count = u.count + 1;
end $$;
comment on function public.record_canned_use(bigint, bigint) is 'Counts that the person put a canned answer into a text about this category.';

create function public.canned_usage(p_category_id bigint default null)
returns table (answer_id bigint, in_category integer, in_agency integer)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare v_actor_id bigint := authz.require('catalogs.read');
begin
  return query
    select u.answer_id, coalesce(sum(u.count) filter (where u.category_id = p_category_id), 0)::integer,
      coalesce(sum(u.count) filter (where u.agency_id = s.agency_id), 0)::integer
    from private.canned_answer_uses u join public.staff s on s.id = v_actor_id
    where u.category_id = p_category_id or u.agency_id = s.agency_id
    group by u.answer_id;
end $$;
comment on function public.canned_usage(bigint) is 'How often each canned answer was used for a category by anybody, and by the person''s own agency for anything.';
