import { lazy, Suspense } from "react";
import { ErrorBoundary } from "../lib/error-boundary";
import { Broken } from "./broken";
import { Frame } from "./frame";
import { HomePage } from "./home-page";
import { NotFound } from "./not-found";
import { useAddress } from "./router";
import { Waiting } from "./waiting";

// Each page its own file: whoever only rates does not load the form for sending.
const SendPage = lazy(() => import("./send/send-page").then((module) => ({ default: module.SendPage })));
const ReceiptPage = lazy(() => import("./send/receipt-page").then((module) => ({ default: module.ReceiptPage })));
const LookupPage = lazy(() => import("./lookup-page").then((module) => ({ default: module.LookupPage })));
const ResultsPage = lazy(() => import("./results-page").then((module) => ({ default: module.ResultsPage })));
const ResultPage = lazy(() => import("./result-page").then((module) => ({ default: module.ResultPage })));
const PreviewPage = lazy(() => import("./preview-page").then((module) => ({ default: module.PreviewPage })));
const GuestPage = lazy(() => import("./room/guest-page").then((module) => ({ default: module.GuestPage })));
const RatingPage = lazy(() => import("./rating-page").then((module) => ({ default: module.RatingPage })));

const DossierPages = lazy(() => import("./dossiers/dossier-pages").then((module) => module.load()));
const ProcedurePages = lazy(() => import("./procedures/procedure-pages").then((module) => module.load()));

const PREVIEW = "/cong-dan/xem-truoc";

function page(path: string) {
  if (path === "/cong-dan" || path === "/public.html") return <HomePage />;
  if (path === "/cong-dan/gui") return <SendPage />;
  if (path === "/cong-dan/gui/xong") return <ReceiptPage />;
  if (path === "/cong-dan/tra-cuu") return <LookupPage />;
  if (path === "/cong-dan/ket-qua") return <ResultsPage />;
  const [, result] = /^\/cong-dan\/ket-qua\/([^/]+)$/.exec(path) ?? [];
  if (result) return <ResultPage key={result} code={decoded(result)} />;
  if (path === "/cong-dan/ho-so" || path.startsWith("/cong-dan/ho-so/")) return <DossierPages path={path} />;
  if (path.startsWith("/danh-gia/hs-")) return <DossierPages path={path} />;
  if (path === "/cong-dan/thu-tuc" || path.startsWith("/cong-dan/thu-tuc/")) return <ProcedurePages path={path} />;
  const [, token] = /^\/danh-gia\/([^/]+)$/.exec(path) ?? [];
  if (token) return <RatingPage key={token} token={decoded(token)} />;
  const [, invitation] = /^\/moi-hop\/([^/]+)$/.exec(path) ?? [];
  if (invitation) return <GuestPage key={invitation} token={decoded(invitation)} />;
  return <NotFound />;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function App() {
  const { path } = useAddress();
  // Shown inside the console, without head and foot.
  if (path === PREVIEW) {
    return (
      <Suspense fallback={null}>
        <PreviewPage />
      </Suspense>
    );
  }
  return (
    <Frame path={path}>
      <ErrorBoundary resetKey={path} fallback={() => <Broken />}>
        <Suspense fallback={<Waiting />}>{page(path)}</Suspense>
      </ErrorBoundary>
    </Frame>
  );
}
