import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toAppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { printPaper, savePaper } from "./papers";

type Request = Parameters<typeof savePaper>[0];

/** Saving and printing papers, one at a time; `busy` is the key of the one on its way. */
export function usePaper() {
  const { t } = useTranslation("session_after");
  const { notification } = App.useApp();
  const [busy, setBusy] = useState<string>();
  const attempt = async (key: string, work: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(key);
    try {
      if ((await work()) === false) notification.warning({ message: t("papers.noWindow"), placement: "bottomRight" });
    } catch (error) {
      notification.error({ message: errorText(t, toAppError(error)), placement: "bottomRight" });
    } finally {
      setBusy(undefined);
    }
  };
  return {
    busy,
    save: (key: string, request: Request) => attempt(`save-${key}`, () => savePaper(request)),
    print: (key: string, request: Request) => attempt(`print-${key}`, () => printPaper(request)),
  };
}
