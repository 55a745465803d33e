"""The charts that the built-in programme asks for: each has its page, and its headline says what the service's figures say.

  charts.py      builds the day through a replay, with outlines, and then with outlines in other projections and wrong ones
"""
import json, math, re

import numpy
from pptx import Presentation
from scipy import stats

import workbook_numbers
from program import SHARED, Tally, build, must_build, work_folder
from published import Day, Published, rounded
import replay
from explaining import CONDITIONS, left_by_all

KINDS = {"bands": "BAND", "then_now": "PAR", "women_men": "KON", "slope": "LUT", "lines": "LINJE", "parts": "DEL", "shares": "ANDEL",
         "steps": "STEG", "heat": "RUTA", "country": "LAND", "map": "KARTA", "fair": "RATT"}
WORDS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]


def ids_of(chart):
    if chart["kind"] == "scatter":
        return [chart["y"], chart["x"]]
    whole = [chart["whole"]] if "whole" in chart else []
    return whole + chart.get("key_figures", [chart.get("key_figure")])


def code_of(area, chart):
    ids = ids_of(chart)
    if chart["kind"] == "scatter":
        return f"{area}-{ids[0]}-{ids[1]}-PUNKT"
    return f"{area}-{ids[0]}-{KINDS[chart['kind']]}" + (str(len(ids)) if len(ids) > 1 else "")


def titles(deck):
    """The title and the notes of each slide, by the passport at its foot."""
    found = {}
    for slide in Presentation(deck).slides:
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        passport = re.search(r"\b([A-Z]{3}-[A-Z0-9-]+)\b", texts[-1] if texts else "") or next(
            (hit for text in texts if (hit := re.search(r"Bildpass\s+([A-Z]{3}-[A-Z0-9-]+)", text))), None)
        if passport and slide.shapes.title is not None:
            notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
            found[passport.group(1)] = (slide.shapes.title.text_frame.text, notes)
    return found


def numbers_in(text):
    """Every number as a reader sees it, without unit: a minus where it stands before one."""
    text = re.sub(r"(?<=\d)[\u00a0](?=\d{3}\b)", "", text)
    return [float(n.replace(",", ".").replace("\u2212", "-").replace("+", "")) for n in re.findall(r"[+\u2212]?\d+(?:,\d+)?", text)]


def close(numbers, want):
    """Whether a number of a headline is the value at four significant digits or the shown decimals."""
    digits = 4 - len(str(int(abs(want)))) if abs(want) >= 1 else 3
    numbers, want = map(abs, numbers), abs(want)
    return any(math.isclose(n, want, rel_tol=0, abs_tol=0.51 * 10.0 ** -digits) or abs(n) == round(abs(want), 1) for n in numbers)


class Expected:
    """What a headline of each kind is to say of the marked municipality, from the service's figures alone."""

    def __init__(self, published, day):
        self.published, self.day, self.host = published, day, day.host

    def values(self, kpi, year):
        return numpy.array(list(self.published.country(kpi, year).values()))

    def says(self, chart, title):
        return getattr(self, chart["kind"])(chart, title, numbers_in(title))

    def country(self, chart, title, _):
        kpi = chart["key_figure"]
        year = self.published.newest[kpi]
        low, high = numpy.quantile(self.values(kpi, year), [0.25, 0.75])
        own = [v for area in self.day.members if (v := self.published.value(kpi, area, year)) is not None]
        n_low, n_high = sum(v < low for v in own), sum(v > high for v in own)
        if max(n_low, n_high) == len(own):
            return f"alla {WORDS[len(own)]} i landets {'lägsta' if n_low else 'högsta'} fjärdedel" in title
        if 2 * max(n_low, n_high) > len(own):
            return f"{WORDS[max(n_low, n_high)]} av {WORDS[len(own)]}" in title
        mine = self.published.value(kpi, self.host, year)
        return ("lägsta" if mine < low else "högsta" if mine > high else "mellersta hälft") in title

    def map(self, chart, title, numbers):
        kpi = chart["key_figure"]
        year = self.published.newest[kpi]
        edges, own = numpy.quantile(self.values(kpi, year), [0.2, 0.4, 0.6, 0.8]), self.published.value(kpi, self.host, year)
        words = ["landets lägsta", "näst lägsta", "mellersta", "näst högsta", "landets högsta"]
        return words[int(sum(edges < own))] in title and close(numbers, own)

    def heat(self, chart, title, _):
        [kpi] = chart["key_figures"]
        newest, breaks = self.published.newest[kpi], [one["year"] for one in self.day.reviewed[kpi].get("breaks", [])]
        first = max([newest - 9, *[year for year in breaks if year <= newest]])
        years = [year for year in range(first, newest + 1) if len(self.values(kpi, year)) >= 5]
        own = [(year, v) for year in years if (v := self.published.value(kpi, self.host, year)) is not None]
        highest = sum(v > numpy.quantile(self.values(kpi, year), 0.8) for year, v in own)
        lowest = sum(v <= numpy.quantile(self.values(kpi, year), 0.2) for year, v in own)
        n = max(highest, lowest)
        said = f"alla {WORDS[len(own)]} år" if n in (0, len(own)) else f"{WORDS[n]} av {WORDS[len(own)]} år"
        return said in title

    def fair(self, chart, title, _):
        """The place as it is, and by what the structure leaves."""
        kpi = chart["key_figure"]
        left = left_by_all(self.published, kpi)
        decimals, way = self.day.reviewed[kpi]["decimals"], 1 if self.day.reviewed[kpi]["direction"] == "higher" else -1
        own = way * rounded(left[self.host], decimals)
        place = 1 + sum(way * rounded(other, decimals) > own for other in left.values())
        return all(re.search(rf"\b{n}:[ae]\b", title) for n in (self.published.place(kpi, self.host)[0], place))

    def scatter(self, chart, title, numbers):
        pairs = [(x[0], y[0]) for area in self.published.municipalities
                 if (x := self.published.reading(chart["x"], area)) and (y := self.published.reading(chart["y"], area))]
        fit = stats.linregress([x for x, _ in pairs], [y for _, y in pairs])
        share = 100 * fit.rvalue ** 2
        if fit.pvalue >= 0.05:
            return "ingen säker lutning" in title and len(pairs) in numbers
        way = "följer knappt" if share < 10 else "i regel högre där" if fit.slope > 0 else "i regel lägre där"
        return way in title and float(rounded(share, 1 if share < 10 else 0)) in numbers

    def women_men(self, chart, title, numbers):
        kpi = chart["key_figure"]
        year = self.published.reading(kpi, self.host)[1]
        women, men = (self.published.value(kpi, self.host, year, sex) for sex in "KM")
        return ("över män" if women > men else "under män") in title and close(numbers, abs(women - men))

    def split(self, chart, area, year):
        parts = [self.published.value(kpi, area, year) for kpi in chart["key_figures"]]
        return parts, self.published.value(chart["whole"], area, year)

    def parts(self, chart, title, numbers):
        parts, _ = self.split(chart, self.host, self.published.newest[chart["whole"]])
        largest = chart["key_figures"][parts.index(max(parts))]
        return title.startswith(self.day.reviewed[largest]["short_sv"]) and close(numbers, max(parts))

    def shares(self, chart, title, numbers):
        parts, whole = self.split(chart, self.host, self.published.newest[chart["whole"]])
        whole = sum(parts) if abs(whole - sum(parts)) <= 0.005 * whole else whole
        largest = chart["key_figures"][parts.index(max(parts))]
        return title.startswith(self.day.reviewed[largest]["short_sv"]) and close(numbers, 100 * max(parts) / whole)

    def steps(self, chart, title, numbers):
        year = self.published.newest[chart["whole"]]
        (own, _), (riket, _) = self.split(chart, self.host, year), self.split(chart, "0000", year)
        steps = [a - b for a, b in zip(own, riket)]
        largest = max(range(len(steps)), key=lambda idx: abs(steps[idx]))
        name = self.day.reviewed[chart["key_figures"][largest]]["short_sv"]
        return title.startswith(name) and close(numbers, steps[largest])

    def change(self, chart, title, numbers):
        kpi, to = chart["key_figure"], self.published.newest[chart["key_figure"]]
        first, last = (self.published.value(kpi, self.host, year) for year in (chart["from"], to))
        if first is None or last is None:
            return "saknas" in title
        if self.day.is_kronor(kpi):
            index = self.day.prices.index_for(chart["from"], to)
            first *= self.day.prices.ratio(index, chart["from"], to) if index else 1
        told = float(rounded(self.published.difference_as_shown(kpi, last, first), self.published.decimals(kpi)))
        return abs(told) in map(abs, numbers) or close(numbers, abs(last - first)) or close(numbers, last)

    then_now = slope = change

    def bands(self, chart, title, _):
        kpi = chart["key_figure"]
        place, _ = self.published.place(kpi, self.host)
        n = len(self.published.readings(kpi))
        found = re.search(r"plats (\d+)(?:–(\d+))? av (\d+)", title)
        if not found:
            return "räcker inte för att placera" in title
        low, high, of = int(found[1]), int(found[2] or found[1]), int(found[3])
        return low <= place <= high and of == n

    def lines(self, chart, title, numbers):
        kpi, newest = chart["key_figure"], self.published.newest[chart["key_figure"]]
        own = {year: v for year in range(newest - 14, newest + 1) if (v := self.published.value(kpi, self.host, year)) is not None}
        years = sorted(own)
        early, late = (numpy.mean([own[year] for year in some]) for some in (years[:3], years[-3:]))
        return close(numbers, early) and close(numbers, late)


def reprojected(collection, forward, name):
    def turned(part):
        return list(forward(*part)) if isinstance(part[0], (int, float)) else [turned(inner) for inner in part]
    features = [{**one, "geometry": {**one["geometry"], "coordinates": turned(one["geometry"]["coordinates"])}} for one in collection["features"]]
    return {**collection, "crs": {"type": "name", "properties": {"name": name}}, "features": features}


def mercator(longitude, latitude):
    return 6378137 * math.radians(longitude), 6378137 * math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def main():
    tally, day, work = Tally(), Day(), work_folder()
    base, _ = replay.start()
    outlines = SHARED / "geo/municipalities.geojson"
    out, lake = work / "out", work / "lake"
    must_build(out, lake, "--boundaries", outlines, url=base)
    book = workbook_numbers.open_book(out)
    key_figures = {kpi for _, chart in day.charts for kpi in ids_of(chart)}
    published = Published(base, key_figures | CONDITIONS, day)
    expected, slides = Expected(published, day), titles(out / "deck.pptx")

    kinds = {chart["kind"] for _, chart in day.charts}
    tally.check("the programme asks for every kind", kinds == {*KINDS, "scatter"}, f"{len(day.charts)} charts of {len(kinds)} kinds")
    for area, chart in day.charts:
        code = code_of(area, chart)
        title, notes = slides.get(code, (None, ""))
        tally.compare("every chart asked for has its slide", code, title is not None, True)
        if title:
            tally.compare("every headline says what the service's figures say", f"{code} “{title}”", expected.says(chart, title), True)
            tally.compare("every slide's notes tell its message", code, title.split(": ")[-1] in notes or chart["kind"] == "lines", True)
    rows = {(kpi, area, year, sex): value for kpi, area, year, sex, value in workbook_numbers.data_rows(book)}
    for kpi in key_figures:
        for key, value in published.wanted_rows(kpi).items():
            tally.compare("Data: every value behind the charts", (kpi, *key), rows.get((kpi, *key)), value)

    collection = json.loads(outlines.read_text())
    others = {"mercator": reprojected(collection, mercator, "urn:ogc:def:crs:EPSG::3857")}
    for name, text in {name: json.dumps(one) for name, one in others.items()}.items():
        path = work / f"{name}.geojson"
        path.write_text(text)
        done = build(work / name, lake, "--offline", "--boundaries", path)
        tally.check(f"outlines in {name}", done.code == 0 and "no outline" not in done.err + done.out, done.tail(1))
    wrong = {
        "no JSON": ("{", "it is not GeoJSON"),
        "another projection": (json.dumps(reprojected(collection, lambda x, y: (x, y), "EPSG:2400")), "`EPSG:2400` is not known here"),
        "no codes": (json.dumps({**collection, "features": [{**one, "properties": {"namn": one["properties"]["name"]}} for one in collection["features"]]}), "there are `namn`"),
        "elsewhere": (json.dumps(reprojected(collection, lambda x, y: (y, x), "EPSG:4326")), "not in Sweden"),
        "nested without end": ('{"type":"FeatureCollection","features":' + "[" * 100_000, "it is not GeoJSON"),
    }
    for name, (text, said) in wrong.items():
        path = work / "wrong.geojson"
        path.write_text(text)
        done = build(work / "wrong", lake, "--offline", "--boundaries", path)
        tally.check(f"outlines that are wrong ({name})", done.code == 1 and said in done.err and "hint:" in done.err, done.tail(2))
    tally.end()


if __name__ == "__main__":
    main()
