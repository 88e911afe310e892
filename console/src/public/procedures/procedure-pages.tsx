import { NotFound } from "../not-found";
import { addTexts } from "../texts";
import { DetailPage } from "./detail-page";
import { ListPage } from "./list-page";
import "./procedures.css";

const texts = async (language: "vi" | "en") =>
  (language === "vi"
    ? await import("../../locales/vi/public-procedures.json")
    : await import("../../locales/en/public-procedures.json")
  ).default;

function ProcedurePages({ path }: { path: string }) {
  if (path === "/cong-dan/thu-tuc") return <ListPage />;
  const [, code] = /^\/cong-dan\/thu-tuc\/([^/]{1,120})$/.exec(path) ?? [];
  if (code) return <DetailPage key={code} code={decoded(code)} />;
  return <NotFound />;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The pages about procedures with their texts; whoever reports a broken lamp loads neither. */
export async function load() {
  await addTexts(texts);
  return { default: ProcedurePages };
}
