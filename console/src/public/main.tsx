import "./fonts.css";
import "./public.css";
import { createRoot } from "react-dom/client";
import { loadConfig } from "../lib/config";
import { App } from "./app";
import { startLanguage, TextsProvider } from "./texts";
import { paintTheme } from "./theme";

paintTheme();
const root = createRoot(document.getElementById("root") as HTMLElement);

Promise.all([startLanguage(), loadConfig()]).then(
  ([language]) =>
    root.render(
      <TextsProvider start={language}>
        <App />
      </TextsProvider>,
    ),
  () =>
    root.render(
      // Without its configuration the page has neither language nor address: both languages, and the telephone.
      <main className="start-failure">
        <h1>Trang đang tạm gián đoạn</h1>
        <p>
          Vui lòng tải lại sau ít phút hoặc gọi <a href="tel:02251022">0225.1022</a> (24/7).
        </p>
        <p lang="en">This page is not available just now. Please reload it in a few minutes, or call 0225.1022.</p>
      </main>,
    ),
);
