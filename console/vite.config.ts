import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// Where the API answers during `vite dev`; in production the same server serves console and API.
const api = process.env.CONSOLE_API ?? "http://127.0.0.1:8000";
const apiPaths = ["/config.json", "/rest", "/auth", "/storage", "/realtime", "/functions", "/line-test"];

const baseNamespaces = "(app|auth|common|errors)";

/** The citizens' pages have an entry of their own; the product's server knows it, `vite dev` is told here. */
const citizensPages: Plugin = {
  name: "citizens-pages",
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/(cong-dan|danh-gia|moi-hop)(\/|\?|$)/.test(request.url ?? "")) request.url = "/public.html";
      next();
    });
  },
};

const mostKilobytes = 90;

/** What a phone loads before it shows a citizens' page: told at each build, and a build that makes it too much fails. */
const citizensBundle: Plugin = {
  name: "citizens-bundle",
  apply: "build",
  generateBundle(_options, bundle) {
    const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry && file.name === "public");
    const needed = new Set<string>();
    const add = (name: string | undefined) => {
      const chunk = name ? bundle[name] : undefined;
      if (chunk?.type !== "chunk" || needed.has(chunk.fileName)) return;
      needed.add(chunk.fileName);
      for (const next of chunk.imports) add(next);
    };
    add(entry?.fileName);
    const bytes = [...needed].reduce((sum, name) => {
      const chunk = bundle[name];
      return sum + (chunk?.type === "chunk" ? gzipSync(chunk.code).length : 0);
    }, 0);
    const kilobytes = Math.ceil(bytes / 1000);
    if (needed.size === 0) this.error("The citizens' pages are not in the bundle.");
    if (kilobytes > mostKilobytes)
      this.error(`The citizens' pages need ${kilobytes} kB (gzip), at most ${mostKilobytes}.`);
    console.log(`Citizens' pages: ${kilobytes} kB of scripts (gzip) before the first page shows.`);
  },
};

export default defineConfig({
  plugins: [react(), citizensPages, citizensBundle],
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
            { name: "vi-public-dossiers", test: /locales\/vi\/public-dossiers\.json$/ },
            { name: "en-public-dossiers", test: /locales\/en\/public-dossiers\.json$/ },
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
