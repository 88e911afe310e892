import type { LitPart } from "./use-knowledge";

/** Text with the words that were asked for marked. */
export function LitText({ parts }: { parts: LitPart[] }) {
  return parts.map((part, index) => (part.is_hit ? <mark key={index}>{part.text}</mark> : part.text));
}
