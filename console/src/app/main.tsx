import "./fonts.css";
import "./base.css";
import { createRoot } from "react-dom/client";
import { loadConfig } from "../lib/config";
import { startI18n } from "../lib/i18n";
import { Root } from "./root";
import { StartFailure } from "./start-failure";
import { paintMode } from "./use-mode";

paintMode();
const root = createRoot(document.getElementById("root") as HTMLElement);

Promise.all([loadConfig(), startI18n()]).then(
  () => root.render(<Root />),
  () => root.render(<StartFailure />),
);
