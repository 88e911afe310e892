import { Segmented } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Publication } from "./use-publication";

/** As the citizens' pages name it (published_result()). */
const toResult = (shown: Publication) => ({
  code: shown.code,
  title: shown.title,
  question: shown.question,
  answer: shown.answer,
  category: shown.category_name,
  field: shown.field_name,
  commune: shown.commune_name,
  agency: shown.agency_name,
  answered_on: shown.answered_on,
  agency_url: shown.agency_url,
});

/** The citizens' own page in a frame, with the texts as they are now: what is seen here is what will be seen. */
export function PublicFrame({ publication }: { publication: Publication }) {
  const { t } = useTranslation("publication");
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const [width, setWidth] = useState<"wide" | "phone">("wide");
  useEffect(() => {
    const onMessage = (event: MessageEvent) => {
      if (event.source === frame.current?.contentWindow && event.data?.publicationPreview === "ready") setReady(true);
    };
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }, []);
  useEffect(() => {
    if (isReady) frame.current?.contentWindow?.postMessage({ publication: toResult(publication) }, location.origin);
  }, [isReady, publication]);
  return (
    <div className="public-preview">
      <div className="public-preview-head">
        <h3 className="combine-heading">{t("preview")}</h3>
        <Segmented
          size="small"
          value={width}
          onChange={(value) => setWidth(value as "wide" | "phone")}
          options={[
            { value: "wide", label: t("wide") },
            { value: "phone", label: t("phone") },
          ]}
        />
      </div>
      <iframe ref={frame} className="public-frame" data-width={width} src="/cong-dan/xem-truoc" title={t("preview")} />
    </div>
  );
}
