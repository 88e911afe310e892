// Who may import whom (ARCHITECTURE.md): components, lib ← features ← app; console and reports know the database only
// through its generated types.
// scripts/check-imports.ts runs these rules twice: over all imports, and for circles over those that exist at run time.
const circles = [{ name: "no-circular", severity: "error", from: {}, to: { circular: true } }];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: process.env.CRUISE_RUNTIME_IMPORTS
    ? circles
    : [
        { name: "not-to-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
        {
          name: "lib-knows-nobody",
          severity: "error",
          from: { path: "^console/src/lib/" },
          to: { path: "^console/src/(components|features|app)/" },
        },
        {
          name: "components-know-no-feature",
          severity: "error",
          from: { path: "^console/src/components/" },
          to: { path: "^console/src/(features|app)/" },
        },
        {
          name: "features-know-no-app",
          severity: "error",
          from: { path: "^console/src/features/" },
          to: { path: "^console/src/app/" },
        },
        {
          name: "no-feature-in-another",
          severity: "error",
          from: { path: "^console/src/features/([^/]+)/" },
          to: { path: "^console/src/features/([^/]+)/", pathNot: "^console/src/features/$1/" },
        },
        {
          // A phone on a slow line loads them: nothing of the console may slip in.
          name: "citizens-pages-stand-alone",
          severity: "error",
          from: { path: "^console/src/public/" },
          to: {
            path: "^console/src/|node_modules/(@refinedev|antd|@ant-design|@supabase|@tanstack|react-router|i18next|react-i18next|date-fns|@date-fns|echarts|dayjs)",
            pathNot:
              "^console/src/(public/|lib/(config|palette|normalise-text|error-boundary|jitsi/[a-z-]+)\\.tsx?$|locales/(vi|en)/public(-dossiers|-procedures)?\\.json$)",
          },
        },
        {
          name: "console-knows-no-citizens-page",
          severity: "error",
          from: { path: "^console/src/(app|features|components|lib)/" },
          to: { path: "^console/src/public/" },
        },
        {
          // The papers and the two ways to show them, as reports/package.json exports them.
          name: "papers-only-by-their-exports",
          severity: "error",
          from: { path: "^console/" },
          to: {
            path: "^reports/",
            pathNot:
              "^reports/src/(paper|documents/(session|dossier|[^/]+/[^/]+)|definitions/(definitions|compose)|charts/chart|lib/(periods|register)|renderers/(docx/render-docx|print/render-print|xlsx/render-xlsx|report-paper))\\.ts$",
          },
        },
        {
          name: "reports-know-no-console",
          severity: "error",
          from: { path: "^reports/" },
          to: { path: "^(console|e2e)/" },
        },
        {
          name: "database-only-by-its-types",
          severity: "error",
          from: { path: "^(console|reports)/" },
          to: { path: "^supabase/", pathNot: "^supabase/types/database\\.ts$" },
        },
        {
          name: "database-knows-no-client",
          severity: "error",
          // The worker makes scheduled reports, the demo city has some. Their tests hold them against the database, and those
          // of lists hold the numbers against the lists they lead to.
          from: {
            path: "^supabase/",
            pathNot: "^supabase/(worker/reports.ts$|seed/demo/reports.ts$|tests/(reports|lists)/)",
          },
          to: { path: "^(console|reports|e2e)/" },
        },
        {
          name: "product-knows-no-test",
          severity: "error",
          from: { path: "^(console/src|supabase|reports|scripts)/", pathNot: "\\.test\\.tsx?$|^supabase/tests/" },
          to: { path: "^supabase/tests/|^e2e/|\\.test\\.tsx?$" },
        },
      ],
  options: {
    // TypeScript 7 has no parser for other programs; swc reads the same syntax.
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|node_modules|\\.local)/" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
