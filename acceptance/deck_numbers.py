"""The deck: every plotted value, and the numbers in the tables of the overviews, the bars and the columns beside them."""
import io, re

import openpyxl
from pptx import Presentation

from chart_pages import HELPER, KIND
from published import RIKET, is_close, rounded, shown
from workbook_numbers import C, cells_of, code_of

CODE = re.compile(r"nk/(?P<area>[A-ZÅÄÖ]{3})-(?P<rest>[^/]+)/(?P<part>[^#]+)(?:#.*)?")
KEY_FIGURE = re.compile(r"(?P<kpi>[A-Z]\d{5})(?P<is_trend>-T)?")
NUMBER = re.compile(r"[+\u2212]?\d{1,3}(\u00a0\d{3})*(,\d+)?")


def shapes_of(slide):
    stack = list(slide.shapes)
    while stack:
        shape = stack.pop(0)
        if shape.shape_type == 6:
            stack[:0] = list(shape.shapes)
        else:
            yield shape


def compare(tally, path, published, charts):
    for place in ["deck: bars", "deck: lines", "deck: dots", "deck: overviews", "deck: bands in overviews hold the place", "deck: caches are the workbooks'"]:
        tally.place(place)
    n_not_ours = 0
    for number, slide in enumerate(Presentation(str(path)).slides, 1):
        for shape in shapes_of(slide):
            where = f"slide {number} {shape.name}"
            named = CODE.fullmatch(shape.name)
            if getattr(shape, "has_chart", False) and shape.has_chart:
                n_not_ours += named is None
                Chart(tally, where, named, shape.chart, published, charts).compare()
            elif named and named["rest"].startswith("OV") and getattr(shape, "has_table", False) and shape.has_table:
                compare_overview(tally, where, named["area"], shape.table, published)
            elif named and named["part"] == "differences" and getattr(shape, "has_table", False) and shape.has_table:
                compare_differences(tally, where, named, shape, slide, published)
    tally.check("deck: every chart is named after what it shows", n_not_ours == 0, f"{n_not_ours} are not")


class Chart:
    def __init__(self, tally, where, named, chart, published, charts):
        self.tally, self.where, self.named, self.published, self.charts = tally, where, named, published, charts
        self.space = chart._chartSpace
        # What its formulas came to.
        self.book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob), data_only=True)

    def cached(self, node):
        """A reference's cache as a list with holes, compared with the workbook on the way."""
        # A name may be words of the chart's own.
        if node is None or node.find(f".//{C}ptCount") is None:
            return []
        formula = node.find(f".//{C}f")
        n = int(node.find(f".//{C}ptCount").get("val"))
        out = [None] * n
        for point in node.iter(f"{C}pt"):
            out[int(point.get("idx"))] = point.find(f"{C}v").text
        if node.find(f"{C}numRef") is not None:
            out = [None if text is None else float(text) for text in out]
        if formula is not None:
            stored = [cell.value for cell in cells_of(self.book, formula.text)]
            self.tally.compare("deck: caches are the workbooks'", f"{self.where} {formula.text}", out, stored)
        return out

    def compare(self):
        if self.named is None:
            return
        of_kpi = KEY_FIGURE.fullmatch(self.named["rest"])
        if KIND.search(self.named["rest"]):
            return self.compare_chart_page()
        for series in self.space.iter(f"{C}ser"):
            kind = series.getparent().tag.removeprefix(C)
            if kind == "scatterChart":
                self.compare_dots(series)
            elif kind in ("barChart", "lineChart") and of_kpi:
                names = [self.cached(series.find(f"{C}tx")), self.cached(series.find(f"{C}cat")), self.cached(series.find(f"{C}val"))]
                (self.compare_bars if kind == "barChart" else self.compare_lines)(of_kpi["kpi"], *names)
            else:
                self.tally.compare(f"deck: {kind}", self.where, "a chart of no known kind", "bars, lines or dots")

    def compare_chart_page(self):
        """What stands in the workbook of a page with one chart is what its passport accounts for."""
        for series in self.space.iter(f"{C}ser"):
            for part in ("tx", "cat", "val", "xVal", "yVal"):
                self.cached(series.find(f"{C}{part}"))
        code = f"{self.named['area']}-{self.named['rest']}"
        heads, *rows = self.book.worksheets[0].iter_rows(values_only=True)
        for row in rows:
            for head, value in list(zip(heads, row))[1:]:
                if isinstance(value, (int, float)) and not HELPER.match(str(head or "")):
                    self.tally.compare("deck: numbers of chart pages", f"{self.where} {head}", value, "in the passport",
                                       self.charts.has(code, value))

    def compare_bars(self, kpi, _, names, values):
        newest, seen = self.published.newest.get(kpi), set()
        for name, value in zip(names, values):
            older = re.fullmatch(r"(.+) (\d{4})", name)
            area = code_of(self.published, older[1] if older else name)
            if area is None:
                self.tally.compare("deck: bars", f"{self.where} {name}", value, None)        # rows left out
                continue
            seen.add(area)
            reading = self.published.reading(kpi, area)
            want = reading if older or reading is None or reading[1] == newest else (None, None)
            year = int(older[2]) if older else newest
            self.tally.compare("deck: bars", f"{self.where} {name}", (value, year), want if want else (None, newest))
        for row in self.book.worksheets[0].iter_rows(min_row=len(names) + 2, max_col=2, values_only=True):
            if row[0] and code_of(self.published, row[0]) == RIKET:
                self.tally.compare("deck: riket in the bars' workbooks", self.where, row[1], self.published.value(kpi, RIKET, newest))
            elif row[0] and row[0].startswith("Median"):
                want = self.published.fact_or_none(f"{kpi}:median:{newest}:T")
                self.tally.compare("deck: medians in the bars' workbooks", self.where, row[1], want, is_close(row[1], want))

    def compare_lines(self, kpi, name, years, values):
        area = code_of(self.published, re.sub(r" (från|from) \d{4}$", "", name[0]))
        for year, value in zip(years, values):
            if value is not None:
                where = f"{self.where} {name[0]} {year}"
                want = area and self.published.over_time(kpi, area, int(year), self.published.first_year_of_trend(kpi))
                self.tally.compare("deck: lines", where, value, want, value == want or is_close(value, want))

    def compare_dots(self, series):
        """A strip does not say which key figure it is of: one of its area's has to have exactly these figures."""
        formula = series.find(f"{C}xVal//{C}f")
        values = self.cached(series.find(f"{C}xVal"))
        self.cached(series.find(f"{C}yVal"))
        sheet = formula.text.rsplit("!", 1)[0]
        rows = [cell.row for cell in cells_of(self.book, formula.text)]
        names = [self.book[sheet.strip("'")].cell(row, 1).value for row in rows]
        areas = [code_of(self.published, name) for name in names]

        def has_all(kpi):
            newest = self.published.newest.get(kpi)
            want = [self.published.value(kpi, area, newest) if area == RIKET else
                    (self.published.reading(kpi, area) or (None,))[0] for area in areas]
            return want == values
        kpis = self.published.day.areas.get(self.named["area"], {}).get("key_figures", [])
        found = [kpi for kpi in kpis if has_all(kpi)]
        for _ in values:
            self.tally.compare("deck: dots", f"{self.where} {names}", values, "figures of one key figure of the area", bool(found))


def kpi_of_name(published, area, name):
    """The key figure whose short name begins a cell; cells add the unit, and cut what is too long."""
    bare = name.rstrip("…").strip().lower()
    kpis = published.day.areas.get(area, {}).get("key_figures", [])
    shorts = [(one.lower(), kpi) for kpi in kpis for one in
              (published.day.reviewed.get(kpi, {}).get(key) for key in ("short_sv", "short_en")) if one]
    fitting = [(len(short), kpi) for short, kpi in shorts if bare.startswith(short)]
    fitting = fitting or [(len(short), kpi) for short, kpi in shorts if name.endswith("…") and short.startswith(bare)]
    return max(fitting)[1] if fitting else None


def compare_overview(tally, where, area_code, table, published):
    rows = [[cell for cell in row.cells] for row in table.rows]
    is_turned = code_of(published, rows[1][0].text) is not None
    if is_turned:
        rows = [list(column) for column in zip(*rows)]
    heads = [code_of(published, cell.text) for cell in rows[0]]
    for row in rows[1:]:
        kpi = kpi_of_name(published, area_code, row[0].text)
        if kpi is None:
            tally.compare("deck: overviews", where, row[0].text, "a key figure of the area")
            continue
        for area, cell in zip(heads[1:], row[1:]):
            lines = [paragraph.text for paragraph in cell.text_frame.paragraphs]
            compare_overview_cell(tally, f"{where} {kpi}:{area}", kpi, area, lines, published)


def compare_overview_cell(tally, where, kpi, area, lines, published):
    if area is None:
        tally.compare("deck: overviews", where, lines, "a municipality over the column")
        return
    newest = published.newest.get(kpi)
    riket = published.value(kpi, RIKET, newest) if newest else None
    reading = published.reading(kpi, area) if area != RIKET else (riket, newest) if riket is not None else None
    text = re.sub(r"^[^\d+\u2212\w]+", "", lines[0]).strip()
    if not NUMBER.fullmatch(text):
        tally.compare("deck: overviews say what is missing", where, None, reading)
        return
    decimals = len(text.partition(",")[2])
    tally.compare("deck: overviews", where, text, reading and shown(reading[0], decimals))
    small = " ".join(lines[1:])
    if reading and reading[1] != newest:
        tally.compare("deck: overviews name older years", where, str(reading[1]) in small, True)
    elif found := re.search(r"(\d+)–(\d+)", small):
        place = published.place_or_none(kpi, area)
        is_held = place and int(found[1]) <= place[0] <= int(found[2]) <= len(published.readings(kpi))
        tally.compare("deck: bands in overviews hold the place", where, found[0], place, bool(is_held))
    elif found := re.search(r"(delad )?(\d+):[ae]", small):
        place = published.place_or_none(kpi, area)
        tally.compare("deck: places in overviews", where, (int(found[2]), bool(found[1])), place and (place[0], place[1] > 1))


def compare_differences(tally, where, named, shape, slide, published):
    """The column beside the bars, in their order: each municipality's figure minus riket's."""
    of_kpi = KEY_FIGURE.fullmatch(named["rest"])
    code = shape.name.rsplit("/", 1)[0]
    names = next((other for other in shapes_of(slide) if other.name.split("#")[0] == f"{code}/names"), None)
    if not of_kpi or names is None:
        return
    kpi = of_kpi["kpi"]
    newest = published.newest.get(kpi)
    riket = published.value(kpi, RIKET, newest)
    # The column's head stands over the first bar.
    for name, row in zip(names.table.rows, list(shape.table.rows)[1:]):
        text = row.cells[0].text
        found = NUMBER.match(text)
        area = code_of(published, name.cells[0].text)
        if not found or area is None:
            continue
        want = published.difference_as_shown(kpi, published.value(kpi, area, newest), riket)
        decimals = len(found[0].partition(",")[2])
        text = want if want is None else ("+" if rounded(want, decimals) > 0 else "") + shown(want, decimals)
        tally.compare("deck: differences to riket", f"{where} {name.cells[0].text}", found[0], text)
