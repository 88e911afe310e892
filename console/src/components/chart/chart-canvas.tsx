import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useModeValue } from "../mode-context";
import { chartTheme } from "./chart-theme";
import { echarts } from "./echarts";

export type ChartHandle = { png: () => Promise<string> };

type Props = {
  option: EChartsCoreOption;
  height: number;
  /** Canvas above about a thousand points, SVG below. */
  isBig?: boolean;
  label: string;
  onPick?: (point: { seriesName?: string; name: string; dataIndex: number; seriesIndex: number }) => void;
  ref?: Ref<ChartHandle>;
};

/** An SVG chart becomes a PNG by being drawn onto a canvas at twice its size. */
function svgToPng(svg: string, width: number, height: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = width * 2;
      canvas.height = height * 2;
      canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
      resolve(canvas.toDataURL("image/png"));
    };
    image.onerror = () => reject(new Error("the chart could not be drawn as an image"));
    image.src = svg;
  });
}

export function ChartCanvas({ option, height, isBig = false, label, onPick, ref }: Props) {
  const { i18n } = useTranslation();
  const { mode } = useModeValue();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    if (!box.current) return;
    const made = echarts.init(box.current, chartTheme(mode), {
      renderer: isBig ? "canvas" : "svg",
      locale: i18n.language === "vi" ? "VI" : "EN",
    });
    chart.current = made;
    made.on("click", (event) =>
      pick.current?.({
        seriesName: event.seriesName,
        name: event.name,
        dataIndex: event.dataIndex,
        seriesIndex: event.seriesIndex ?? 0,
      }),
    );
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, [mode, isBig, i18n.language]);

  // a chart made anew (other theme, other language) needs its option again.
  useEffect(() => {
    chart.current?.setOption(
      { aria: { enabled: true, label: { description: label } }, animationDuration: 250, ...option },
      true,
    );
  }, [option, label, mode, isBig, i18n.language]);

  useImperativeHandle(ref, () => ({
    png: async () => {
      const made = chart.current;
      if (!made) throw new Error("no chart");
      const background = getComputedStyle(document.documentElement).getPropertyValue("--c-surface").trim();
      if (isBig) return made.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: background });
      const svg = made.getDataURL({ type: "svg", backgroundColor: background });
      return svgToPng(svg, made.getWidth(), made.getHeight());
    },
  }));

  return <div ref={box} style={{ height, cursor: onPick ? "pointer" : undefined }} />;
}
