"""What a deck says, counted by an outsider: deck_told.py DECK."""
import json, sys

from pptx import Presentation


def characters(shape):
    return sum(map(len, shape._element.xpath(".//a:t/text()")))


deck = Presentation(sys.argv[1])
told = {"slides": 0, "charts": 0, "values": 0.0, "points": 0, "texts": 0, "characters": 0, "cells": 0, "lines": 0, "notes": 0, "alt texts of charts": 0, "workbooks": 0}
for slide in deck.slides:
    told["slides"] += 1
    told["notes"] += len(slide.notes_slide.notes_text_frame.text.split("\n"))
    for shape in slide.shapes:
        # PptxGenJS has no alt text for anything else that stands here.
        told["alt texts of charts"] += shape.has_chart and bool(shape._element.xpath(".//p:cNvPr/@descr[string-length() > 0]"))
        if shape.has_chart:
            told["charts"] += 1
            plot = shape.chart.plots[0]
            told["workbooks"] += shape.chart.part.chart_workbook.xlsx_part is not None
            told["points"] += sum(len(series.values) for series in plot.series)
            told["values"] += sum(sum(series.values) for series in plot.series)
        elif shape.has_table:
            told["cells"] += sum(len(row.cells) for row in shape.table.rows)
            told["characters"] += characters(shape)
        elif shape.has_text_frame and shape.text_frame.text:
            told["texts"] += 1
            told["characters"] += characters(shape)
        elif shape._element.xpath(".//a:prstGeom[@prst='line']"):
            told["lines"] += 1
told["values"] = round(told["values"], 3)
print(json.dumps(told))
