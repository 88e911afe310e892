import { longDate } from "../../lib/dates.ts";
import type { Block, Letterhead, Paper, Text } from "../../paper.ts";

const safe = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

function inline(text: Text): string {
  if (typeof text === "string") return safe(text).replace(/\n/g, "<br>");
  return text
    .map((run) => {
      const words = safe(run.text).replace(/\n/g, "<br>");
      const bold = run.bold ? `<strong>${words}</strong>` : words;
      return run.italic ? `<em>${bold}</em>` : bold;
    })
    .join("");
}

function head(letterhead: Letterhead): string {
  const date = letterhead.date ? longDate(letterhead.date) : "ngày &emsp; tháng &emsp; năm &emsp;&emsp;";
  const issuer = letterhead.issuer.split("\n").map((line) => `<p><strong>${safe(line.toUpperCase())}</strong></p>`);
  const number = letterhead.number === null ? "" : `<p>${safe(letterhead.number ?? "Số: ")}</p>`;
  const day = letterhead.date === undefined ? "" : `<p><em>${safe(letterhead.place)}, ${date}</em></p>`;
  return `<header class="head"><div>${letterhead.superior ? `<p>${safe(letterhead.superior.toUpperCase())}</p>` : ""}
${issuer.join("")}<hr class="short">${number}</div>
<div><p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong></p><p class="motto"><strong>Độc lập - Tự do - Hạnh phúc</strong></p><hr class="long">
${day}</div></header>`;
}

function block(part: Block): string {
  switch (part.type) {
    case "paragraph":
      return `<p class="${part.align ?? "justify"}${(part.indent ?? part.align === undefined) ? " indent" : ""}">${inline(part.text)}</p>`;
    case "heading":
      return `<p class="heading indent"><strong>${inline(part.text)}</strong></p>`;
    case "item":
      return `<p class="item${part.level === 2 ? " second" : ""}">${part.level === 2 ? "+" : "-"} ${inline(part.text)}</p>`;
    case "table":
      return `<table${part.size ? ` style="font-size:${part.size}pt"` : ""}><colgroup>${part.columns.map(({ width }) => `<col style="width:${width}%">`).join("")}</colgroup>
<thead><tr>${part.columns.map(({ title }) => `<th scope="col">${safe(title)}</th>`).join("")}</tr></thead>
<tbody>${part.rows.map((row) => `<tr>${row.map((text, index) => `<td class="${part.columns[index]?.align ?? "left"}">${inline(text)}</td>`).join("")}</tr>`).join("")}</tbody></table>`;
    case "picture":
      return `<p class="picture ${part.align ?? "center"}"><img src="data:image/png;base64,${base64(part.png)}" alt="${safe(part.alt)}" style="width:${part.width}mm;height:${part.height}mm"></p>`;
    case "pageBreak":
      return '<div class="page-break"></div>';
  }
}

/** In pieces: a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192)
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}

function foot({ signatures = [], recipients = [] }: Paper): string {
  if (signatures.length === 0 && recipients.length === 0) return "";
  const noted = recipients.length
    ? `<div class="recipients"><p><strong><em>Nơi nhận:</em></strong></p>${recipients
        .map((line, index) => `<p>- ${safe(line)}${index === recipients.length - 1 ? "." : ";"}</p>`)
        .join("")}</div>`
    : "<div></div>";
  const signed = signatures
    .map(
      ({ capacity, name }) =>
        `<div class="signature">${capacity.map((line) => `<p><strong>${safe(line)}</strong></p>`).join("")}<p class="name"><strong>${safe(name)}</strong></p></div>`,
    )
    .join("");
  return `<footer class="foot">${signatures.length < 2 ? noted : ""}${signed}</footer>${signatures.length < 2 ? "" : noted}`;
}

const css = `@page{size:A4;margin:20mm 18mm 20mm 30mm}
*{box-sizing:border-box}body{margin:0;background:#e8e6e1;color:#000;font:14pt/1.25 "Times New Roman",Tinos,"Liberation Serif",serif}
article{width:210mm;min-height:297mm;margin:8mm auto;padding:20mm 18mm 20mm 30mm;background:#fff;box-shadow:0 1px 6px rgb(0 0 0/.2)}
p{margin:0;orphans:2;widows:2}article>p:has(+.foot){break-after:avoid}.head{display:grid;grid-template-columns:minmax(0,1fr) max-content;column-gap:4mm;text-align:center;font-size:13pt}.motto{font-size:14pt}
hr{border:0;border-top:1px solid #000;margin:1mm auto 1.5mm}.short{width:40%}.long{width:62%}
.kind{text-align:center;font-weight:bold;margin-top:6mm}.subject{text-align:center;font-weight:bold}.under{width:28%;margin-bottom:4mm}
.justify,.heading,.item{text-align:justify;margin-top:2.1mm}.indent,.item{text-indent:10mm}.item.second{text-indent:15mm}.left{text-align:left}.center{text-align:center}.right{text-align:right}
.heading{break-after:avoid}p:has(+table){margin-top:4mm;break-after:avoid}.picture+.center{margin-top:1mm}.picture{margin-top:2.1mm;break-inside:avoid}.picture img{display:inline-block;max-width:100%}table{width:100%;border-collapse:collapse;margin:2mm 0 3mm;font-size:13pt;table-layout:fixed}th,td{border:1px solid #000;padding:1mm 1.5mm;vertical-align:top;overflow-wrap:anywhere}th{vertical-align:middle}
tr,.foot{break-inside:avoid}.foot{display:grid;grid-auto-columns:1fr;grid-auto-flow:column;margin-top:5mm}.signature{text-align:center}.name{margin-top:26mm}.recipients{font-size:11pt}
.page-break{break-after:page}
@media print{body{background:none}article{width:auto;min-height:0;margin:0;padding:0;box-shadow:none}article+article{break-before:page}}
@media screen and (max-width:820px){article{width:auto;min-height:0;margin:0;padding:6mm}.head{grid-template-columns:1fr;row-gap:4mm;font-size:11pt}.motto{font-size:12pt}body{font-size:12pt}
table{display:block;overflow-x:auto;table-layout:auto;font-size:10.5pt!important}th,td{overflow-wrap:normal;padding:.6mm 1mm}td.left{min-width:26mm}.picture img{height:auto!important}}`;

/** A page of its own that prints as the .docx does: open it in a window and print. */
export function printPage(...papers: Paper[]): string {
  const articles = papers.map(
    (paper) => `<article lang="vi">${paper.letterhead ? head(paper.letterhead) : ""}
${paper.kind ? `<p class="kind">${safe(paper.kind)}</p>${paper.subject ? `<p class="subject">${safe(paper.subject)}</p>${paper.annexOf ? `<p class="center"><em>(Kèm theo ${safe(paper.annexOf)})</em></p>` : ""}<hr class="under">` : ""}` : ""}
${paper.body.map(block).join("\n")}
${foot(paper)}</article>`,
  );
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(papers[0]?.name ?? "")}</title><style>${css}</style></head><body>${articles.join("\n")}</body></html>`;
}
