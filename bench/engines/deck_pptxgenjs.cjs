// The same deck with PptxGenJS: deck_pptxgenjs.cjs CONTENT.json DECK.pptx
const fs = require("node:fs");
const PptxGenJS = require("pptxgenjs");

const EMU = 914400;
const ALIGN = { 1: "left", 2: "center", 3: "right" };

function box([left, top, width, height]) {
  return { x: left / EMU, y: top / EMU, w: width / EMU, h: height / EMU };
}

function runs(paragraphs) {
  return paragraphs.flatMap((paragraph, idx) =>
    paragraph.runs.map((run, at) => ({
      text: run.text,
      options: {
        fontSize: run.pt ?? undefined,
        bold: run.bold,
        align: ALIGN[paragraph.align],
        breakLine: at === paragraph.runs.length - 1 && idx < paragraphs.length - 1,
      },
    })),
  );
}

function add(slide, told) {
  const at = box(told.box);
  if (told.kind === "title" || told.kind === "text") {
    slide.addText(runs(told.paragraphs), { ...at, objectName: told.name, margin: 0 });
  } else if (told.kind === "line") {
    slide.addShape("line", { ...at, objectName: told.name, line: { width: told.pt, color: "15202B" } });
  } else if (told.kind === "rectangle") {
    slide.addShape("rect", { ...at, objectName: told.name });
  } else if (told.kind === "table") {
    const rows = told.rows.map((cells) => cells.map((paragraphs) => ({ text: runs(paragraphs) })));
    slide.addTable(rows, { ...at, colW: told.widths.map((width) => width / EMU), rowH: told.heights.map((height) => height / EMU), objectName: told.name });
  } else if (told.kind === "chart") {
    const data = told.series.map((series) => ({ name: series.name, labels: told.categories, values: series.values }));
    slide.addChart("bar", data, {
      ...at,
      barDir: "bar",
      barGapWidthPct: told.gap,
      valAxisMinVal: told.axis[0],
      valAxisMaxVal: told.axis[1],
      valAxisHidden: true,
      catAxisOrientation: "maxMin",
      showValue: true,
      dataLabelFormatCode: "#,##0",
      dataLabelPosition: "inBase",
      dataLabelFontSize: 20,
      chartColors: told.categories.map((_, idx) => (told.marked.includes(idx) ? "0B4EA2" : "D5DCE3")),
      altText: told.alt,
      objectName: told.name,
    });
  }
}

async function main() {
  const began = process.hrtime.bigint();
  const content = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
  const deck = new PptxGenJS();
  deck.defineLayout({ name: "SAME", width: content.size[0] / EMU, height: content.size[1] / EMU });
  deck.layout = "SAME";
  for (const told of content.slides) {
    const slide = deck.addSlide();
    told.shapes.forEach((shape) => add(slide, shape));
    slide.addNotes(told.notes);
  }
  await deck.writeFile({ fileName: process.argv[3], compression: true });
  console.log(`inside_s ${Number(process.hrtime.bigint() - began) / 1e9}`);
}

main();
