import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// Where the API answers during `vite dev`; in production the same server serves console and API.
const api = process.env.CONSOLE_API ?? "http://127.0.0.1:8000";
const apiPaths = ["/config.json", "/rest", "/auth", "/storage", "/realtime", "/functions"];

const baseNamespaces = "(app|auth|common|errors)";

/** The citizens' pages have an entry of their own; the product's server knows it, `vite dev` is told here. */
const citizensPages: Plugin = {
  name: "citizens-pages",
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/(cong-dan|danh-gia)(\/|\?|$)/.test(request.url ?? "")) request.url = "/public.html";
      next();
    });
  },
};

export default defineConfig({
  plugins: [react(), citizensPages],
  server: {
    port: 5173,
    proxy: Object.fromEntries(apiPaths.map((path) => [path, { target: api, ws: path === "/realtime" }])),
  },
  build: {
    target: "es2022",
    // echarts' and exceljs' own chunks are big by nature and are loaded only on demand.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: ["index.html", "public.html"],
      treeshake: {
        // Only @refinedev/antd's MarkdownField and ThemedLayout use these, and we use neither; the packages do not say
        // that leaving them out changes nothing.
        moduleSideEffects: [
          {
            test: /node_modules\/(react-markdown|remark-gfm|remark-parse|remark-rehype|sunflower-antd|@ant-design\/pro-layout)\//,
            sideEffects: false,
          },
        ],
      },
      output: {
        codeSplitting: {
          groups: [
            // The citizens' pages load their own texts alone.
            { name: "vi-public", test: /locales\/vi\/public\.json$/ },
            { name: "en-public", test: /locales\/en\/public\.json$/ },
            // One file per language for the login page and one for everything behind it, not twenty.
            { name: "vi-base", test: new RegExp(`locales/vi/${baseNamespaces}\\.json$`) },
            { name: "en-base", test: new RegExp(`locales/en/${baseNamespaces}\\.json$`) },
            { name: "vi-features", test: /locales\/vi\/.*\.json$/ },
            { name: "en-features", test: /locales\/en\/.*\.json$/ },
          ],
        },
      },
    },
  },
});
