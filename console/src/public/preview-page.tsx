import { useEffect, useState } from "react";
import { NotFound } from "./not-found";
import { type Result, ResultView } from "./result-view";

/**
 * A result as it will look, before it is published: the console shows this page in a frame and sends it the texts as
 * they are being edited. Nothing is asked of the database, and nothing comes from another site.
 */
export function PreviewPage() {
  const [data, setData] = useState<Result>();
  const isFramed = window.parent !== window;
  useEffect(() => {
    if (!isFramed) return;
    const onMessage = (event: MessageEvent<{ publication?: Result }>) => {
      if (event.origin === location.origin && event.source === window.parent && event.data?.publication) {
        setData(event.data.publication);
      }
    };
    window.addEventListener("message", onMessage);
    window.parent.postMessage({ publicationPreview: "ready" }, location.origin);
    return () => window.removeEventListener("message", onMessage);
  }, [isFramed]);
  if (!isFramed) return <NotFound />;
  // To be looked at: its links lead nowhere yet.
  return (
    <main className="main" inert>
      {data ? <ResultView data={data} /> : null}
    </main>
  );
}
