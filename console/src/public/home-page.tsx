import { icons } from "./icons";
import { Page } from "./page";
import { Link } from "./router";
import { useTexts } from "./texts";

const actions = [
  { key: "send", href: "/cong-dan/gui", icon: icons.send },
  { key: "lookup", href: "/cong-dan/tra-cuu", icon: icons.search },
  { key: "file", href: "/cong-dan/ho-so/nop", icon: icons.results },
  { key: "dossier", href: "/cong-dan/ho-so", icon: icons.search },
  { key: "results", href: "/cong-dan/ket-qua", icon: icons.results },
];
const steps = ["receive", "transfer", "answer", "rate"];
const taken = ["faults", "society", "ideas", "delays", "procedures"];
const elsewhere = ["emergency", "complaint", "procedure"];

export function HomePage() {
  const { t } = useTexts();
  return (
    <Page title={t("home.title")} lead={t("home.lead")} isWide>
      <div className="actions">
        {actions.map(({ key, href, icon }) => (
          <Link key={key} className="action" data-kind={key} href={href}>
            {icon}
            <span>
              <strong>{t(`home.actions.${key}.title`)}</strong>
              <span>{t(`home.actions.${key}.text`)}</span>
            </span>
          </Link>
        ))}
      </div>
      <a className="call" href="tel:02251022">
        {icons.phone}
        <span>
          <span>{t("home.call.text")}</span>
          <strong>0225.1022</strong>
        </span>
        <small>{t("home.call.hours")}</small>
      </a>
      <section className="block" aria-labelledby="how">
        <h2 id="how">{t("home.how.title")}</h2>
        <ol className="way">
          {steps.map((step) => (
            <li key={step}>
              <strong>{t(`home.how.${step}.title`)}</strong>
              <p>{t(`home.how.${step}.text`)}</p>
            </li>
          ))}
        </ol>
        <p className="source">{t("home.how.source")}</p>
      </section>
      <div className="columns">
        <section className="block" aria-labelledby="taken">
          <h2 id="taken">{t("home.taken.title")}</h2>
          <ul className="plain">
            {taken.map((key) => (
              <li key={key}>{t(`home.taken.${key}`)}</li>
            ))}
          </ul>
        </section>
        <section className="block" aria-labelledby="elsewhere">
          <h2 id="elsewhere">{t("home.elsewhere.title")}</h2>
          <ul className="plain">
            {elsewhere.map((key) => (
              <li key={key}>
                <strong>{t(`home.elsewhere.${key}.title`)}</strong> {t(`home.elsewhere.${key}.text`)}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}
