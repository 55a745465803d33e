"""What stands on a deck's slides, and where, for others to write the same: deck_content.py DECK CONTENT.json."""
import json, sys

from pptx import Presentation
from pptx.util import Pt


def run(part):
    """A run, or a field such as the slide's number."""
    size, bold = part.xpath("string(a:rPr/@sz)"), part.xpath("string(a:rPr/@b)")
    return {"text": part.xpath("string(a:t)"), "pt": int(size) / 100 if size else None, "bold": bold == "1"}


def paragraphs(frame):
    return [{"runs": [run(part) for part in paragraph._p.xpath("a:r | a:fld")], "align": paragraph.alignment and int(paragraph.alignment)} for paragraph in frame.paragraphs]


def content(shape):
    about = {"name": shape.name, "box": [shape.left, shape.top, shape.width, shape.height], "alt": shape._element.xpath("string(.//p:cNvPr/@descr)")}
    if shape.has_chart:
        plot = shape.chart.plots[0]
        axis = shape.chart.value_axis
        return about | {
            "kind": "chart",
            "categories": list(plot.categories),
            "series": [{"name": series.name, "values": list(series.values)} for series in plot.series],
            "axis": [axis.minimum_scale, axis.maximum_scale],
            "gap": plot.gap_width,
            "marked": [int(point.get("val")) for point in shape.chart._chartSpace.xpath(".//c:dPt/c:idx")],
        }
    if shape.has_table:
        return about | {
            "kind": "table",
            "widths": [column.width for column in shape.table.columns],
            "heights": [row.height for row in shape.table.rows],
            "rows": [[paragraphs(cell.text_frame) for cell in row.cells] for row in shape.table.rows],
        }
    if shape.is_placeholder:
        return about | {"kind": "title", "paragraphs": paragraphs(shape.text_frame)}
    if shape.has_text_frame and shape.text_frame.text:
        return about | {"kind": "text", "paragraphs": paragraphs(shape.text_frame)}
    if shape.shape_type == 9:
        return about | {"kind": "line", "pt": shape.line.width / Pt(1)}
    return about | {"kind": "rectangle"}


deck = Presentation(sys.argv[1])
slides = [{"shapes": [content(shape) for shape in slide.shapes], "notes": slide.notes_slide.notes_text_frame.text} for slide in deck.slides]
size = [deck.slide_width, deck.slide_height]
json.dump({"size": size, "slides": slides}, open(sys.argv[2], "w"))
