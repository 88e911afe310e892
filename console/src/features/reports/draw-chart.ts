import { type Chart, chartHeight, chartOption, chartWidth } from "@city-office/reports/chart";

/** A chart as PNG in base64, drawn on a canvas that is never shown, with the page's own fonts. */
export async function drawChart(chart: Chart): Promise<string> {
  const { echarts } = await import("../../components/chart/echarts");
  // A canvas draws with what is loaded; letters that come later would be another font's.
  await Promise.all(["400", "600"].map((weight) => document.fonts.load(`${weight} 13px "Be Vietnam Pro"`, "Ứẫ")));
  const frame = document.createElement("div");
  const drawing = echarts.init(frame, null, {
    renderer: "canvas",
    width: chartWidth,
    height: chartHeight(chart),
    devicePixelRatio: 2.5,
  });
  try {
    drawing.setOption(chartOption(chart));
    return drawing.getDataURL({ type: "png", backgroundColor: "#ffffff" }).split(",")[1] ?? "";
  } finally {
    drawing.dispose();
  }
}
