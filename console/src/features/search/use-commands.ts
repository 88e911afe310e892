import { useLogout } from "@refinedev/core";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useModeValue } from "../../components/mode-context";
import { allNamespaces, setLanguage } from "../../lib/i18n";
import { keyRegistry, keysOf } from "../../lib/keys";
import { useMe } from "../../lib/me";
import { openPages } from "../../lib/pages";
import { recentRecords } from "../../lib/recent";
import type { Choice } from "./rank";

/** Second keys of "g …", from the pages' Vietnamese names where a letter is free. */
const goTo: Record<string, string> = {
  "/my-work": "m",
  "/tickets": "q",
  "/tickets/new": "t",
  "/board": "d",
  "/board/brief": "s",
  "/calls": "c",
  "/knowledge": "k",
  "/agencies": "a",
  "/staff": "n",
  "/calendars": "l",
  "/rules": "r",
  "/imports": "i",
  "/cases": "v",
  "/sessions": "p",
  "/shifts": "h",
  "/ratings": "e",
};

/** A page's keys, for the sheet and the palette. */
export const goToKeys = (path: string): string | undefined => (goTo[path] ? `g ${goTo[path]}` : undefined);

/** The pages of the menu that this person may open. */
export function usePages() {
  useMe();
  return openPages();
}

/** Every key and command bound on screen now, by scope. */
export const useKeyScopes = () => useSyncExternalStore(keyRegistry.subscribe, keyRegistry.scopes);

/** What needs no database: actions of the open page, pages, own settings, what was opened last. */
export function useCommands(): { actions: Choice[]; pages: Choice[]; settings: Choice[]; recent: Choice[] } {
  const { t, i18n } = useTranslation(["search", "app"]);
  const me = useMe();
  const { mode, setMode } = useModeValue();
  const { mutate: logout } = useLogout();
  const scopes = useKeyScopes();
  const { pathname } = useLocation();
  const visible = usePages();

  const actions = [...scopes].reverse().flatMap((scope) =>
    scope.bindings
      .filter((binding) => binding.isCommand && !binding.isOff)
      .map(
        (binding): Choice => ({
          key: `action:${scope.title}:${binding.label}`,
          group: "actions",
          title: binding.label,
          detail: scope.title,
          hint: keysOf(binding)[0],
          run: () => binding.run(),
        }),
      ),
  );
  const nextMode = mode === "dark" ? "light" : "dark";
  const nextLanguage = i18n.language === "vi" ? "en" : "vi";
  const settings: Choice[] = [
    {
      key: "setting:keys",
      group: "settings",
      title: t("search:showKeys"),
      hint: "?",
      run: () => keyRegistry.press(new KeyboardEvent("keydown", { key: "?" })),
    },
    { key: "setting:theme", group: "settings", title: t(`app:theme.${nextMode}`), run: () => setMode(nextMode) },
    {
      key: "setting:language",
      group: "settings",
      title: t(`app:language.${nextLanguage}`),
      run: async () => {
        await i18n.loadNamespaces(allNamespaces);
        await setLanguage(nextLanguage);
      },
    },
    { key: "setting:password", group: "settings", title: t("app:account.changePassword"), path: "/account" },
    { key: "setting:logout", group: "settings", title: t("app:account.logout"), run: () => logout() },
  ];
  return {
    actions,
    settings,
    pages: visible.map((entry) => ({
      key: `page:${entry.path}`,
      group: "pages",
      title: t(entry.label),
      hint: goToKeys(entry.path),
      path: entry.path,
    })),
    recent: (me ? recentRecords(me.person.id) : [])
      .filter((record) => record.path !== pathname)
      .map((record) => ({
        key: `recent:${record.path}`,
        group: "recent",
        title: record.title,
        detail: record.detail,
        path: record.path,
      })),
  };
}
