"""The same deck with python-pptx: deck_python_pptx.py CONTENT.json DECK.pptx."""
import json, sys, time

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt


def write(frame, paragraphs):
    for idx, told in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if idx == 0 else frame.add_paragraph()
        if told["align"] is not None:
            paragraph.alignment = PP_ALIGN(told["align"])
        for said in told["runs"]:
            run = paragraph.add_run()
            run.text = said["text"]
            if said["pt"]:
                run.font.size = Pt(said["pt"])
            run.font.bold = said["bold"]
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def add(slide, told):
    kind, box = told["kind"], told["box"]
    if kind == "title":
        shape = slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = box
        write(shape.text_frame, told["paragraphs"])
    elif kind == "text":
        shape = slide.shapes.add_textbox(*box)
        write(shape.text_frame, told["paragraphs"])
    elif kind == "line":
        shape = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, box[0], box[1], box[0] + box[2], box[1] + box[3])
        shape.line.width = Pt(told["pt"])
    elif kind == "rectangle":
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box)
    elif kind == "table":
        shape = slide.shapes.add_table(len(told["heights"]), len(told["widths"]), *box)
        for column, width in zip(shape.table.columns, told["widths"]):
            column.width = width
        for row, height, cells in zip(shape.table.rows, told["heights"], told["rows"]):
            row.height = height
            for cell, paragraphs in zip(row.cells, cells):
                write(cell.text_frame, paragraphs)
    elif kind == "chart":
        data = CategoryChartData(number_format="#,##0")
        data.categories = told["categories"]
        for series in told["series"]:
            data.add_series(series["name"], series["values"])
        shape = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box, data)
        chart = shape.chart
        chart.has_legend = False
        chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = told["axis"]
        chart.value_axis.visible = False
        chart.category_axis.reverse_order = True
        plot = chart.plots[0]
        plot.gap_width = told["gap"]
        plot.has_data_labels = True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0", False
        plot.data_labels.position = XL_LABEL_POSITION.INSIDE_BASE
        plot.data_labels.font.size = Pt(20)
        for idx in set(told["marked"]):
            fill = plot.series[0].points[idx].format.fill
            fill.solid()
            fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    shape.name = told["name"]
    if told["alt"]:
        shape._element.xpath(".//p:cNvPr")[0].set("descr", told["alt"])


began = time.perf_counter()
content = json.load(open(sys.argv[1]))
deck = Presentation()
deck.slide_width, deck.slide_height = content["size"]
layout = next(layout for layout in deck.slide_layouts if layout.name == "Title Only")
for told in content["slides"]:
    slide = deck.slides.add_slide(layout)
    for shape in told["shapes"]:
        add(slide, shape)
    slide.notes_slide.notes_text_frame.text = told["notes"]
deck.save(sys.argv[2])
print(f"inside_s {time.perf_counter() - began}")
