"""Sister decks: each valid and whole, its own municipality marked, its charts' numbers those of the workbook's data."""
import io, re

import openpyxl
from pptx import Presentation
from pptx.oxml.ns import qn

import replay
from deck_numbers import CODE, KEY_FIGURE, shapes_of
from program import Tally, build, check_deck, manifest, must_build, sums, work_folder
from workbook_numbers import data_rows, open_book

VALIDATORS = {"Open XML SDK", "openxml-audit"}
MEMBERS = {"botkyrka": "Botkyrka", "haninge": "Haninge", "huddinge": "Huddinge", "nykvarn": "Nykvarn", "nynashamn": "Nynäshamn",
           "salem": "Salem", "sodertalje": "Södertälje", "tyreso": "Tyresö"}
CODES = ["0127", "0136", "0126", "0140", "0192", "0128", "0181", "0138"]          # in the order of MEMBERS
HOST = "Nynäshamn"


def check_file(tally, path):
    report = check_deck(path)
    tally.check(f"{path.name}: no faults, titles unique", not report["faults"], str(report["counts"]))
    for fault in report["faults"][:6]:
        print(f"        {fault[:500]}")
    tally.check(f"{path.name}: both validators", VALIDATORS <= set(report["validated_by"]), str(report["validated_by"]))


def points_with_fills(chart):
    """The points that have a look of their own, by place."""
    series = chart.plots[0].series[0]._element
    return {int(point.find(qn("c:idx")).get("val")): point for point in series.findall(qn("c:dPt"))}


def fill_of(element):
    solid = element.find(f"{qn('c:spPr')}/{qn('a:solidFill')}")
    return None if solid is None else next(iter(solid)).get("val")


def compare_deck(tally, path, marked, values):
    areas_seen, n_bars = set(), 0
    for slide in Presentation(str(path)).slides:
        for shape in shapes_of(slide):
            named = CODE.fullmatch(shape.name)
            areas_seen |= {named["area"]} if named else set()
            of_kpi = named and KEY_FIGURE.fullmatch(named["rest"])
            if not (getattr(shape, "has_chart", False) and shape.has_chart and of_kpi and not of_kpi["is_trend"]):
                continue
            n_bars += 1
            chart = shape.chart
            book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
            plot = chart.plots[0]
            names, plotted = list(plot.categories), list(plot.series[0].values)
            points = points_with_fills(chart)
            where = f"{path.name} {shape.name}"
            for row, (name, value) in enumerate(zip(names, plotted), 2):
                tally.compare("bars are the charts' workbooks'", f"{where} {name}", value, book.cell(row, 2).value)
                if value is not None:
                    wanted = {one for (kpi, one_name, _), ones in values.items() for one in ones
                              if kpi == of_kpi["kpi"] and one_name == re.sub(r" \d{4}$", "", name)}
                    tally.compare("bars are the data sheet's", f"{where} {name}", value, "a figure of the data sheet", value in wanted)
            fills = {}
            for row, name in enumerate(names):
                if plotted[row] is not None and row in points:
                    fills.setdefault(fill_of(points[row]), set()).add(re.sub(r" \d{4}$", "", name))
            mine = [names_of for fill, names_of in fills.items() if marked in names_of]
            has_own = any(re.sub(r" \d{4}$", "", name) == marked and value is not None for name, value in zip(names, plotted))
            if has_own and not any(re.fullmatch(rf"{marked} \d{{4}}", str(name)) for name in names):
                tally.compare("the marked bar is the deck's own and no other", where, mine, [{marked}])
    return areas_seen, n_bars


def main():
    tally, work = Tally(), work_folder()
    out, lake = work / "all", work / "lake"
    with replay.running() as base:
        done = must_build(out, lake, "--decks", "all", url=base)
    print(f"        all: {done.wall_s:.1f} s, {done.rss_mb:.0f} MB")
    decks = sorted((out / "decks").glob("*.pptx"))
    stems = {path.stem for path in decks}
    committees = {stem for stem in stems if stem.startswith("namnd-")}
    tally.check("one a municipality, committees, inhabitants", stems == set(MEMBERS) | committees | {"invanare"} and len(committees) > 1, str(len(stems)))
    told = manifest(out)["files"]
    have = sums(out)
    tally.check("the manifest lists them as they are", all(told.get(f"decks/{path.name}") == have[f"decks/{path.name}"] for path in decks))

    book = open_book(out)
    values = {}
    names = dict(zip(CODES, MEMBERS.values()))
    for kpi, area, year, sex, value in data_rows(book):
        if sex == "T" and area in names:
            values.setdefault((kpi, names[area], year), set()).add(value)
    areas_of = {}
    for path in decks:
        check_file(tally, path)
        marked = MEMBERS.get(path.stem, HOST)
        areas_of[path.stem], n_bars = compare_deck(tally, path, marked, values)
        tally.check(f"{path.name}: has bars", n_bars > 0, str(n_bars))
        presentation = Presentation(str(path))
        if path.stem in MEMBERS:
            tally.check(f"{path.name}: the title says whose it is", marked in presentation.core_properties.title, presentation.core_properties.title)
            page = (out / "site" / ("index.html" if marked == HOST else f"{path.stem}/index.html")).read_text()
            tally.check(f"{path.name}: the site leads to it", ("../deck.pptx" if marked == HOST else f"../../decks/{path.name}") in page)
    front = {"DAG", "BIL"}
    shared = [areas_of[stem] - front for stem in sorted(committees)]
    everything = set().union(*shared)
    tally.check("each area belongs to one committee", sum(map(len, shared)) == len(everything) and everything == areas_of["huddinge"] - front, str(len(everything)))
    n_short = len(Presentation(str(out / "decks/invanare.pptx")).slides)
    tally.check("inhabitants: about ten slides", 5 <= n_short <= 12, str(n_short))

    must_build(work / "again", lake, "--decks", "all", "--offline")
    tally.check("the same bytes again", sums(work / "again") == have)
    refused = build(work / "no", lake, "--decks", "haninge,nowhere", "--offline")
    tally.check("an unknown deck is refused with the list", refused.code == 1 and "nowhere" in refused.err and "invanare" in refused.err, refused.tail())
    (out / "decks/invanare.pptx").write_bytes(b"mine")
    must_build(out, lake, "--decks", "haninge,invanare", "--offline")
    left = {path.name for path in (out / "decks").iterdir()}
    tally.check("edited is kept aside, what is not made is gone", left == {"haninge.pptx", "invanare.pptx", "invanare.edited-1.pptx"}, str(sorted(left)))
    tally.end()


main()
