import { SearchOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useKeys } from "../../components/use-keys";
import { KeySheet } from "./key-sheet";
import { Palette } from "./palette";
import "./palette.css";
import { goToKeys, usePages } from "./use-commands";

/** The way to everything: a box in the top bar that opens the palette, and the keys that work on every page. */
export function Slot() {
  const { t } = useTranslation(["search", "common"]);
  const navigate = useNavigate();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const pages = usePages();

  useKeys(t("search:everywhere"), [
    { keys: "Ctrl+K", label: t("search:open"), run: () => setPaletteOpen((isOpen) => !isOpen), evenTyping: true },
    { keys: "?", label: t("common:keys.title"), run: () => setSheetOpen(true) },
  ]);
  useKeys(
    t("search:goTo"),
    pages.flatMap((page) => {
      const keys = goToKeys(page.path);
      return keys ? [{ keys, label: t(page.label), run: () => navigate(page.path) }] : [];
    }),
  );

  return (
    <>
      <button
        type="button"
        className="palette-opener"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        aria-label={t("search:open")}
        onClick={() => setPaletteOpen(true)}
      >
        <SearchOutlined aria-hidden="true" />
        <span>{t("search:opener")}</span>
        <small aria-hidden="true">
          <kbd>Ctrl K</kbd>
        </small>
      </button>
      <Palette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
      <KeySheet isOpen={isSheetOpen} onClose={() => setSheetOpen(false)} />
    </>
  );
}
