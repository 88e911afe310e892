/** A run of text inside a paragraph: bold, a link, or plain. */
export type Inline = { text: string; isBold?: boolean; href?: string };
export type Block =
  | { kind: "heading" | "paragraph"; lines: Inline[][] }
  | { kind: "bullets" | "numbers"; items: Inline[][] };

const link = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/;

function inlines(text: string): Inline[] {
  return text
    .split(/(\*\*[^*]+\*\*)/)
    .flatMap((part): Inline[] => {
      if (/^\*\*[^*]+\*\*$/.test(part)) return [{ text: part.slice(2, -2), isBold: true }];
      return part
        .split(link)
        .map((piece): Inline => (link.test(piece) ? { text: piece, href: piece } : { text: piece }));
    })
    .filter((part) => part.text !== "");
}

const bullet = /^\s*[-•]\s+/;
const number = /^\s*\d{1,2}[.)]\s+/;
const heading = /^\s*#{1,4}\s+/;

const kindOf = (line: string): Block["kind"] =>
  heading.test(line) ? "heading" : bullet.test(line) ? "bullets" : number.test(line) ? "numbers" : "paragraph";

/** The few signs an article may carry (see knowledge_articles.body), as data; everything else is text as it stands. */
export function parseArticle(body: string): Block[] {
  const blocks: Block[] = [];
  let isNew = true;
  for (const line of body.split(/\r?\n/)) {
    if (!line.trim()) {
      isNew = true;
      continue;
    }
    const kind = kindOf(line);
    const last = blocks.at(-1);
    // A blank line between the items of one list does not end it.
    const goesOn =
      last?.kind === kind && (kind === "bullets" || kind === "numbers" || (kind === "paragraph" && !isNew));
    isNew = false;
    if (kind === "bullets" || kind === "numbers") {
      const item = inlines(line.replace(kind === "bullets" ? bullet : number, ""));
      if (goesOn && "items" in last) last.items.push(item);
      else blocks.push({ kind, items: [item] });
    } else {
      const text = inlines(line.replace(heading, "").trim());
      if (goesOn && "lines" in last) last.lines.push(text);
      else blocks.push({ kind, lines: [text] });
    }
  }
  return blocks;
}

const plain = (parts: Inline[]) => parts.map((part) => part.text).join("");

/** The article as it goes into an answer: no signs, lists with dashes and numbers. */
export function plainArticle(body: string): string {
  return parseArticle(body)
    .map((block) =>
      "items" in block
        ? block.items
            .map((item, index) => `${block.kind === "numbers" ? `${index + 1}.` : "-"} ${plain(item)}`)
            .join("\n")
        : block.lines.map(plain).join("\n"),
    )
    .join("\n\n");
}
