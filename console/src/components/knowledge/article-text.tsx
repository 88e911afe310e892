import { useMemo } from "react";
import { type Inline, parseArticle } from "./article-markdown";
import "./knowledge.css";

function Parts({ parts }: { parts: Inline[] }) {
  return parts.map((part, index) =>
    part.href ? (
      <a key={index} href={part.href} target="_blank" rel="noreferrer">
        {part.text}
      </a>
    ) : part.isBold ? (
      <strong key={index}>{part.text}</strong>
    ) : (
      <span key={index}>{part.text}</span>
    ),
  );
}

/** The body of an article as a page. */
export function ArticleText({ body }: { body: string }) {
  const blocks = useMemo(() => parseArticle(body), [body]);
  return (
    <div className="article-text">
      {blocks.map((block, index) => {
        if ("items" in block) {
          const List = block.kind === "numbers" ? "ol" : "ul";
          return (
            <List key={index}>
              {block.items.map((item, n) => (
                <li key={n}>
                  <Parts parts={item} />
                </li>
              ))}
            </List>
          );
        }
        const Line = block.kind === "heading" ? "h3" : "p";
        return (
          <Line key={index}>
            {block.lines.map((line, n) => (
              <span key={n}>
                {n ? <br /> : null}
                <Parts parts={line} />
              </span>
            ))}
          </Line>
        );
      })}
    </div>
  );
}
