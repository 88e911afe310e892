import type { Chart } from "../charts/chart.ts";
import type { ReportContent, Section } from "../content.ts";
import { periodOf } from "../lib/periods.ts";
import type { Answer, Definition, List, Query, ReportData, Scope } from "./definition.ts";
import { heading, text } from "./write.ts";

/** What whoever issues it adds in their own words. */
export interface Remarks {
  assessment?: string;
  proposals?: string;
}

export const scopeOf = (period: string, agency: Scope["agency"]): Scope => ({ period: periodOf(period), agency });

/** What to ask the database for. */
export const queriesOf = (definition: Definition, scope: Scope): Record<string, Query> => definition.queries(scope);

const nothing: Answer = { rows: [], totals: null };

/** From the answers to what the report says. */
export function compose(definition: Definition, data: ReportData, remarks: Remarks = {}): ReportContent {
  const scope = scopeOf(data.period, data.agency);
  const sections = definition.write({
    ...scope,
    asOf: data.as_of,
    answer: (name) => (data.answers[name] as Answer | undefined) ?? nothing,
    list: (name) => (data.answers[name] as List | undefined) ?? { rows: [], count: 0 },
  });
  const about = data.agency ? ` của ${data.agency.name}` : "";
  return {
    kind: definition.code,
    period: data.period,
    title: `${definition.title}${about} ${scope.period.name}`,
    asOf: data.as_of,
    range: scope.period.range,
    basis: definition.basis,
    issuer: data.issuer,
    agency: data.agency,
    sections: [
      ...sections,
      ...written("NHẬN XÉT, ĐÁNH GIÁ", remarks.assessment),
      ...written("KIẾN NGHỊ, ĐỀ XUẤT", remarks.proposals),
    ],
    recipients: definition.recipients(scope),
  };
}

const written = (title: string, words = ""): Section[] => {
  const lines = words
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.length > 0 ? [heading(title), ...lines.map(text)] : [];
};

/** Bars of nothing but noughts are as empty as none. */
const hasSomething = ({ labels, series }: Chart): boolean =>
  labels.length > 0 && series.some(({ values }) => values.some((value) => value !== null && value !== 0));

/** The same content with every chart drawn, by whoever can: a server or a browser. */
export async function withPictures(
  content: ReportContent,
  draw: (chart: Extract<Section, { type: "chart" }>["chart"]) => string | Promise<string>,
): Promise<ReportContent> {
  const sections: Section[] = [];
  for (const section of content.sections) {
    // An empty chart says nothing that its table does not say.
    if (section.type !== "chart") sections.push(section);
    else if (hasSomething(section.chart)) sections.push({ ...section, png: await draw(section.chart) });
  }
  return { ...content, sections };
}
