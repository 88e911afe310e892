import { BarChart, HeatmapChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import { LabelLayout } from "echarts/features";
import langVI from "echarts/i18n/langVI-obj.js";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

// Only what the boards use; loaded as one piece when the first chart appears.
echarts.use([
  BarChart,
  LineChart,
  PieChart,
  HeatmapChart,
  ScatterChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  AriaComponent,
  MarkLineComponent,
  DataZoomComponent,
  VisualMapComponent,
  // Without it labelLayout is silently ignored.
  LabelLayout,
  SVGRenderer,
  CanvasRenderer,
]);
echarts.registerLocale("VI", langVI);

export { echarts };
