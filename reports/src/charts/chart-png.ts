import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { type Chart, chartHeight, chartOption, chartWidth } from "./chart.ts";

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

// The product's own letters, with every Vietnamese accent: a server has no fonts to speak of.
const need = createRequire(import.meta.url);
const fontFiles = ["400Regular/BeVietnamPro_400Regular.ttf", "600SemiBold/BeVietnamPro_600SemiBold.ttf"].map((file) =>
  need.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`),
);

/** A chart as PNG in base64, drawn without a browser. */
export function chartPng(chart: Chart): string {
  const height = chartHeight(chart);
  const drawing = echarts.init(null, null, { renderer: "svg", ssr: true, width: chartWidth, height });
  try {
    drawing.setOption(chartOption(chart));
    const picture = new Resvg(drawing.renderToSVGString(), {
      fitTo: { mode: "zoom", value: 2.5 },
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: "Be Vietnam Pro" },
    });
    return picture.render().asPng().toString("base64");
  } finally {
    // It keeps a timer, and the process with it, alive.
    drawing.dispose();
  }
}
