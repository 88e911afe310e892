import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { keysOf } from "../../lib/keys";
import "./palette.css";
import { Keys } from "./keys";
import { useKeyScopes } from "./use-commands";

/** All keys of the page on screen, the page's own before those of every page. */
export function KeySheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation("common");
  const scopes = useKeyScopes();
  // Two parts of a page may share a heading.
  const headings = new Map<string, { label: string; keys: string[] }[]>();
  for (const scope of [...scopes].reverse()) {
    const bindings = scope.bindings.filter((each) => !each.isOff && keysOf(each).length);
    const known = headings.get(scope.title) ?? [];
    headings.set(scope.title, [...known, ...bindings.map((each) => ({ label: each.label, keys: keysOf(each) }))]);
  }
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={t("keys.title")} width={760} className="key-sheet">
      <p className="muted">{t("keys.hint")}</p>
      <div className="key-columns">
        {[...headings]
          .filter(([, bindings]) => bindings.length)
          .map(([title, bindings]) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {bindings.map((binding) => (
                  <div key={`${binding.keys[0]} ${binding.label}`}>
                    <dt>{binding.label}</dt>
                    <dd>
                      {binding.keys.map((keys) => (
                        <Keys key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Modal>
  );
}
