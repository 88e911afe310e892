import { useEffect } from "react";
import { NotFound } from "../not-found";
import { navigate, useAddress } from "../router";
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

/** A link with the code in its path: taken to the address that also outlives a reload. */
function MovedTo({ procedure }: { procedure: string }) {
  useEffect(() => navigate(`/cong-dan/ho-so/nop?thu-tuc=${procedure}`, { replace: true }), [procedure]);
  return null;
}

function DossierPages({ path }: { path: string }) {
  const { query } = useAddress();
  if (path === "/cong-dan/ho-so") return <LookupPage />;
  if (path === "/cong-dan/ho-so/nop") {
    // Codes have a dot in them, which web servers take for the ending of a file's name: not part of the path.
    const procedure = query.get("thu-tuc");
    return procedure ? <FilePage key={procedure} procedure={procedure} /> : <ChoosePage />;
  }
  const [, moved] = /^\/cong-dan\/ho-so\/nop\/([^/]+)$/.exec(path) ?? [];
  if (moved) return <MovedTo procedure={moved} />;
  if (path === "/cong-dan/ho-so/xong") return <ReceiptPage />;
  const [, token] = /^\/danh-gia\/(hs-[^/]+)$/.exec(path) ?? [];
  if (token) return <DossierRatingPage key={token} token={token} />;
  return <NotFound />;
}

/** The pages about dossiers with their texts: whoever reports a broken lamp loads neither. */
export async function load() {
  await addTexts(texts);
  return { default: DossierPages };
}
