import { NotFound } from "../not-found";
import { addTexts } from "../texts";
import "./dossiers.css";
import { ChoosePage } from "./choose-page";
import { FilePage } from "./file-page";
import { LookupPage } from "./lookup-page";
import { DossierRatingPage } from "./rating-page";
import { ReceiptPage } from "./receipt-page";

const texts = async (language: "vi" | "en") =>
  (language === "vi"
    ? await import("../../locales/vi/public-dossiers.json")
    : await import("../../locales/en/public-dossiers.json")
  ).default;

function DossierPages({ path }: { path: string }) {
  if (path === "/cong-dan/ho-so") return <LookupPage />;
  if (path === "/cong-dan/ho-so/nop") return <ChoosePage />;
  if (path === "/cong-dan/ho-so/xong") return <ReceiptPage />;
  const [, procedure] = /^\/cong-dan\/ho-so\/nop\/([\w.-]{3,40})$/.exec(path) ?? [];
  if (procedure) return <FilePage key={procedure} procedure={procedure} />;
  const [, token] = /^\/danh-gia\/(hs-[^/]+)$/.exec(path) ?? [];
  if (token) return <DossierRatingPage key={token} token={token} />;
  return <NotFound />;
}

/** The pages about dossiers with their texts: whoever reports a broken lamp loads neither. */
export async function load() {
  await addTexts(texts);
  return { default: DossierPages };
}
