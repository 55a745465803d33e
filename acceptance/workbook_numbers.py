"""The workbook: every row of `Data`, the tables of the areas, and what its charts point at."""
import posixpath, re, zipfile

import openpyxl
from lxml import etree

from chart_pages import plain
from published import RIKET, is_close

HEADS = ["key_figure", "area", "year", "sex", "value"]
FIRST_HEADS = {"Kommun", "Municipality"}
YEAR_HEADS = {"År", "Year"}
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def open_book(out):
    book = openpyxl.load_workbook(out / "nyckeltal.xlsx")
    book.path = out / "nyckeltal.xlsx"
    return book


def data_rows(book):
    return [row[:5] for row in book["Data"].iter_rows(min_row=2, max_col=5, values_only=True) if row[0]]


def compare_data(tally, book, published, key_figures):
    heads = [cell.value for cell in book["Data"][1]][:5]
    tally.check("Data: heads", heads == HEADS, str(heads))
    rows = {}
    for kpi, area, year, sex, value in data_rows(book):
        key = (kpi, area, year, sex)
        tally.compare("Data: every row is the replay's value", key, value, published.value(*key))
        rows[key] = value
    n_rows = len(data_rows(book))
    tally.check("Data: no row twice", len(rows) == n_rows, f"{n_rows} rows")
    wanted = {(kpi, *key): value for kpi in key_figures for key, value in published.wanted_rows(kpi).items()}
    for key, value in wanted.items():
        tally.compare("Data: every wanted value stands there", key, rows.get(key), value)
    for key in rows:
        tally.compare("Data: no row that is not wanted", key, key in wanted, True)


def code_of(published, name):
    """The area a row or a column is named after; "Riket (vägt)" and "Nykvarn, 2021" are areas too, "Median" is none."""
    name = re.sub(r"[, ]+\(?\d{4}\)?$", "", str(name or "")).strip()
    if re.match(r"(Riket|Sweden)\b", name):
        return RIKET
    return published.codes.get(name)


def compare_areas(tally, book, published, charts):
    """Walks down each area's sheet. A table's key figure stands in the source line below it."""
    days_kpis = {area["name_sv"]: area for area in published.day.areas.values()}
    days_kpis |= {area["name_en"]: area for area in published.day.areas.values()}
    titles = {}
    for sheet in book.worksheets:
        first = next((str(row[0]) for row in sheet.iter_rows(max_row=3, max_col=1, values_only=True) if row[0]), "")
        titles[sheet.title] = first
        banner = [row[0] for row in sheet.iter_rows(max_row=3, max_col=1, values_only=True)]
        if any(title in days_kpis for title in banner):
            AreaSheet(tally, sheet, published, charts).compare()


class AreaSheet:
    def __init__(self, tally, sheet, published, charts):
        self.tally, self.sheet, self.published, self.charts = tally, sheet, published, charts
        self.page = None         # what the rows below its headline belong to
        self.kpi = None          # of the table that is read or was read last
        self.waiting = []        # rows whose key figure is not known yet

    def compare(self):
        kind = None
        for row in self.sheet.iter_rows():
            first = row[0].value
            heads = [cell.value for cell in row]
            self.page = self.charts.headlines.get(plain(first), self.page) if isinstance(first, str) else self.page
            if self.page in self.charts.numbers:
                self.compare_chart(row)
                continue
            if first in FIRST_HEADS and isinstance(heads[1], str):
                kind = "detail" if re.match(r"\d{4}\b", heads[1]) else ("women-men" if len(self.filled(heads)) == 4 else None)
                self.heads = self.filled(heads)
            elif first in YEAR_HEADS:
                kind, self.heads = "trend", self.filled(heads)
            elif first is None or (row[1].value is None and kind != "trend"):
                source = re.search(r"Kolada ([A-Z]\d{5})\b", str(first or ""))
                if source:
                    self.kpi = source[1]
                    for waiting in self.waiting:
                        self.compare_detail(*waiting)
                    self.waiting = []
                kind = None if first is None else kind
                if isinstance(first, str):
                    kind = None
            elif kind == "detail":
                self.waiting.append((self.heads, row))
            elif kind == "trend":
                self.compare_trend(row)
            elif kind == "women-men":
                self.compare_women_men(row)
        for heads, row in self.waiting:
            self.tally.compare("area sheets: figures", f"{self.sheet.title}!A{row[0].row}", "no source line below", "a key figure")

    @staticmethod
    def filled(heads):
        return heads[:next((idx for idx, head in enumerate(heads) if head is None), len(heads))]

    def at(self, cell):
        return f"{self.sheet.title}!{cell.coordinate} {self.kpi}"

    def number(self, cell):
        return cell.value if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool) else None

    def compare_chart(self, row):
        """A row of a page with one chart: years and what the passport accounts for."""
        figures = row[1:]
        if self.page.endswith("-PUNKT") or re.search(r"-P-[A-Z0-9-]+$", self.page):
            # After the two figures, a remark and an empty column stand the points of the fitted line, which have no facts.
            figures, line = row[1:3], [self.number(cell) for cell in row[4:8]]
            if None not in line and len(line) == 4:
                _, middle, low, high = line
                self.tally.compare("area sheets: a line lies in its band", self.at(row[5]), middle, (low, high), low < middle < high)
        for cell in figures:
            number = self.number(cell)
            # Years, classes and places are whole; figures have a decimal point.
            if isinstance(number, float):
                self.tally.compare("area sheets: numbers of chart pages", f"{self.sheet.title}!{cell.coordinate} {self.page}", number,
                                   "in the passport", self.charts.has(self.page, number))

    def compare_detail(self, heads, row):
        area = code_of(self.published, row[0].value)
        if area is None:
            return
        year = int(heads[1][:4])
        value, kpi = self.number(row[1]), self.kpi
        older = re.search(r"\((\d{4})\)", row[1].number_format or "")
        own_year = int(older[1]) if older else year
        reading = self.published.reading(kpi, area)
        if value is not None:
            self.tally.compare("area sheets: figures", self.at(row[1]), value, self.published.value(kpi, area, own_year))
            self.tally.compare("area sheets: the year shown is the latest", self.at(row[1]), own_year, reading and reading[1])
        else:
            expected = reading if area != RIKET else self.published.value(kpi, RIKET, year)
            self.tally.compare("area sheets: no figure is left out", self.at(row[1]), None, expected)
        if len(heads) < 5 or area == RIKET:
            return
        riket = self.published.value(kpi, RIKET, year)
        to_riket, one_year, five_years = row[len(heads) - 3:len(heads)]
        for cell, since_area, since_year in [(to_riket, RIKET, own_year), (one_year, area, own_year - 1), (five_years, area, own_year - 5)]:
            shown = self.number(cell)
            if shown is not None and value is not None:
                if cell is to_riket:
                    now, before = self.published.value(kpi, area, own_year), riket
                else:
                    first = self.published.first_year_of_changes(kpi)
                    now, before = (self.published.over_time(kpi, area, y, first) for y in (own_year, since_year))
                # In the prices of a year the terms of a change do not stand beside it.
                in_prices = cell is not to_riket and self.published.index_of(kpi, first)
                exact = None if None in (now, before) else now - before
                want = exact if in_prices else self.published.difference_as_shown(kpi, now, before)
                self.tally.compare("area sheets: differences", self.at(cell), shown, want, is_close(shown, want))
        if heads[2] == "Plats" and (found := re.search(r"(\d+)", str(row[2].value or ""))):
            place = self.published.place_or_none(kpi, area)
            want = place and (place[0], place[1] > 1)
            self.tally.compare("area sheets: places", self.at(row[2]), (int(found[1]), "delad" in row[2].value), want)

    def compare_trend(self, row):
        year = row[0].value
        if not isinstance(year, (int, float)):
            return
        for head, cell in zip(self.heads[1:], row[1:]):
            area = code_of(self.published, head)
            if area is not None:
                want = self.published.over_time(self.kpi, area, int(year), self.published.first_year_of_trend(self.kpi))
                is_same = cell.value == want or is_close(cell.value, want)
                self.tally.compare("area sheets: developments", self.at(cell), cell.value, want, is_same)

    def compare_women_men(self, row):
        area = code_of(self.published, row[0].value)
        if area is None:
            return
        women, men, gap = (self.number(cell) for cell in row[1:4])
        found = re.search(r"(\d{4})\)?$", str(row[0].value))
        reading = self.published.reading(self.kpi, area)
        year = int(found[1]) if found else self.published.newest.get(self.kpi)
        for cell, sex, value in [(row[1], "K", women), (row[2], "M", men)]:
            self.tally.compare("area sheets: women and men", self.at(cell), value, self.published.value(self.kpi, area, year, sex))
        if gap is not None:
            want = self.published.difference_as_shown(self.kpi, *(self.published.value(self.kpi, area, year, sex) for sex in "KM"))
            self.tally.compare("area sheets: women minus men", self.at(row[3]), gap, want, is_close(gap, want))


def cells_of(book, formula):
    sheet, place = formula.rsplit("!", 1)
    found = book[sheet.strip("'").replace("''", "'")][place.replace("$", "")]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [cell for row in rows for cell in (row if isinstance(row, tuple) else (row,))]


def compare_charts(tally, out, book):
    """Every number of a native chart is a reference to cells that hold numbers, and its cache, if it has one, is theirs."""
    place = "area sheets: charts refer to cells"
    tally.place(place)
    with zipfile.ZipFile(out / "nyckeltal.xlsx") as package:
        for name in sorted(n for n in package.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", n)):
            chart = etree.fromstring(package.read(name))
            for values in chart.iter(f"{C}val", f"{C}yVal", f"{C}xVal"):
                formula = values.find(f"{C}numRef/{C}f")
                if formula is None:
                    tally.compare(place, name, "numbers without a reference", "a reference")
                    continue
                cells = cells_of(book, formula.text)
                # A part of a waterfall is reckoned in the sheet.
                is_number = lambda value: isinstance(value, (int, float)) or str(value).startswith("=")
                has_number = any(is_number(cell.value) for cell in cells)
                tally.compare(place, f"{name} {formula.text}", has_number or values.getparent().getparent().tag == f"{C}lineChart", True)
                cached = {int(pt.get("idx")): pt.find(f"{C}v").text for pt in values.iter(f"{C}pt")}
                for idx, text in cached.items():
                    cell = cells[idx].value if idx < len(cells) else None
                    if isinstance(cell, (int, float)):
                        tally.compare(place, f"{name} {formula.text} [{idx}]", float(text), float(cell))
