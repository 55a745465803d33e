"""A deck that people have edited, also by way of LibreOffice, is refreshed after a revision: edits kept, numbers new.

What the refreshed deck shows is held against a deck that is built anew of the same figures, shape by shape and chart by chart."""
import hashlib, io, json, re, shutil, struct, subprocess, zlib

import openpyxl
import replay
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt
from program import Tally, check_deck, kill, must_build, run, start, work_folder

N_REVISED = 60000
NAME = re.compile(r"nk/(?P<code>[^/]+)/(?P<part>[^#]+)#(?P<mark>[0-9a-z]+)")
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()


def words(frame):
    """A text frame without slide numbers, which are the program's own."""
    return plain(" ".join("".join(run.text for run in paragraph.runs) for paragraph in frame.paragraphs))


def known(slide):
    """Our shapes on a slide: (page, number, part, n-th of that name) → shape. The title by its kind."""
    found, n_of, page = {}, {}, None
    for shape in slide.shapes:
        name = NAME.match(shape.name)
        if name:
            key = (name["code"], int(name["mark"][6:8], 36), name["part"])
            n_of[key] = n_of.get(key, 0) + 1
            found[(*key, n_of[key])] = shape
            page = key[:2]
    if page and slide.shapes.title is not None:
        found[(*page, "title", 1)] = slide.shapes.title
    return found


def all_known(deck):
    return {key: shape for slide in deck.slides for key, shape in known(slide).items()}


def slide_with(deck, part):
    """The first slide that has a shape of that name."""
    return next(slide for slide in deck.slides if any(shape.name.startswith(part + "#") for shape in slide.shapes))


def shape_of(slide, part):
    return next(shape for shape in slide.shapes if (name := NAME.match(shape.name)) and name["part"] == part)


def chart_numbers(chart):
    """Names and figures of each series, in order."""
    rows = []
    for plot in chart.plots:
        for series in plot.series:
            kinds = ("cat", "val") if series._element.find("{*}val") is not None else ("xVal", "yVal")
            rows.append([[(p.get("idx"), number(p.findtext("{*}v"))) for p in series._element.find("{*}" + kind).iter("{*}pt")] for kind in kinds])
    return rows


def number(text):
    try:
        # A number halfway between two of nine figures must not fall by its sixteenth.
        return f"{float(f'{float(text):.13e}'):.8e}"
    except ValueError:
        return plain(text)


def book_agrees(chart):
    """Whether the workbook behind a chart holds what its caches show."""
    # What formulas came to when they were last reckoned.
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob), data_only=True).active
    for reference in chart._chartSpace.iter("{*}strRef", "{*}numRef"):
        area = reference.findtext("{*}f").split("!")[1].replace("$", "")
        cells = sheet[area] if ":" in area else ((sheet[area],),)
        cached = {int(p.get("idx")): p.findtext("{*}v") for p in reference.iter("{*}pt")}
        for idx, cell in enumerate(cell for row in cells for cell in row):
            value = cell.value
            if (value is None) != (idx not in cached) or (value is not None and number(str(value)) != number(cached[idx])):
                return False
    return True


def compare_decks(tally, name, refreshed, fresh, left_alone):
    """Every shape of ours that nobody changed says what a deck built anew says."""
    have, want = all_known(refreshed), all_known(fresh)
    for key, shape in have.items():
        if key in left_alone or key[0] == "UPPDATERAT":
            continue
        where = "/".join(map(str, key))
        other = want.get(key)
        if other is None:
            tally.compare(f"{name}: nothing is left that a new deck does not have", where, "there", "not there")
        elif shape.has_chart:
            tally.compare(f"{name}: charts", where, chart_numbers(shape.chart), chart_numbers(other.chart))
            tally.compare(f"{name}: workbooks behind charts", where, book_agrees(shape.chart), True)
            tally.compare(f"{name}: alternative texts", where, plain(alt(shape)), plain(alt(other)))
        elif shape.has_table:
            cells = lambda table: [[words(cell.text_frame) for cell in row.cells] for row in table.rows]
            tally.compare(f"{name}: tables", where, cells(shape.table), cells(other.table))
        elif shape.has_text_frame:
            tally.compare(f"{name}: texts", where, words(shape.text_frame), words(other.text_frame))
    pages = {key[:2] for key in have}
    for key in want:
        if key[:2] in pages and key not in left_alone:
            tally.compare(f"{name}: nothing is missing that a new deck has", "/".join(map(str, key)), key in have, True)
    notes = lambda deck: {page_of(slide): plain(slide.notes_slide.notes_text_frame.text) for slide in deck.slides if slide.has_notes_slide and page_of(slide)}
    told, wanted = notes(refreshed), notes(fresh)
    for page, text in told.items():
        if (*page, "notes", 1) not in left_alone:
            tally.compare(f"{name}: notes", str(page), text, wanted.get(page))


def page_of(slide):
    return next((key[:2] for key in known(slide)), None)


def alt(shape):
    return shape._element.xpath(".//p:cNvPr")[0].get("descr") or ""


def picture():
    """A small PNG of one colour."""
    rows = b"".join(b"\0" + b"\x20\x60\xa0" * 8 for _ in range(8))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def delete(deck, slide):
    entry = next(e for e in deck.slides._sldIdLst if deck.part.related_part(e.get(R_ID)) is slide.part)
    deck.part.drop_rel(entry.get(R_ID))
    deck.slides._sldIdLst.remove(entry)
    for section in deck.part._element.iter("{*}section"):
        for own in list(section.iter("{*}sldId")):
            if own.get("id") == entry.get("id"):
                own.getparent().remove(own)


class Edits:
    """What people do to a deck, and what of it must still be there."""

    def __init__(self, path, out, retold, revised):
        deck = Presentation(path)
        bars = [slide for slide in deck.slides if slide_part(slide, "chart") and slide_part(slide, "riket") and slide_part(slide, "median")]
        for place, pages in ((2, retold), (5, revised - retold)):
            bars.insert(place, bars.pop(next(idx for idx, slide in enumerate(bars) if idx > place and page_of(slide)[0] in pages)))
        self.left_alone = set()
        # A chart is moved and made smaller; its lines stay where they were.
        moved = bars[0]
        self.moved = page_of(moved)[0]
        frame = shape_of(moved, "chart")
        frame.left, frame.top, frame.width = frame.left + Inches(0.3), frame.top + Inches(0.1), frame.width - Inches(0.5)
        self.frame = (frame.left, frame.top, frame.width)
        # Bars are given another colour, and one of them its own.
        coloured = bars[1]
        self.coloured = page_of(coloured)[0]
        plot = shape_of(coloured, "chart").chart.plots[0]
        series = plot.series[0]
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor(0x12, 0x80, 0x40)
        marked = {int(p.find("{*}idx").get("val")) for p in series._element.findall("{*}dPt")}
        idx = next(i for i in range(len(plot.categories)) if i not in marked)
        self.green = plain(plot.categories[idx])
        series.points[idx].format.fill.solid()
        series.points[idx].format.fill.fore_color.rgb = RGBColor(0xC0, 0x10, 0x10)
        # A headline of somebody's own, a text of our own box, a colour and a size.
        retitled = bars[2]
        self.retitled = page_of(retitled)[0]
        retitled.shapes.title.text_frame.paragraphs[0].runs[0].text = "Det här är vår egen rubrik"
        self.left_alone.add((*page_of(retitled), "title", 1))
        written = bars[3]
        self.written = page_of(written)[0]
        source = shape_of(written, "source")
        source.text_frame.paragraphs[0].runs[0].text += " Läs också vår egen rapport."
        self.source = words(source.text_frame)
        self.left_alone.add((*page_of(written), "source", 1))
        self.sized = page_of(bars[4])[0]
        run_ = bars[4].shapes.title.text_frame.paragraphs[0].runs[0]
        run_.font.size, run_.font.color.rgb = Pt(24), RGBColor(0x70, 0x00, 0x70)
        # A figure in a chart, and a text in the notes.
        own = bars[5]
        self.own_figure = page_of(own)[0]
        chart = shape_of(own, "chart").chart
        data = CategoryChartData()
        data.categories = list(chart.plots[0].categories)
        data.add_series(chart.plots[0].series[0].name, [12345, *list(chart.plots[0].series[0].values)[1:]])
        chart.replace_data(data)
        self.left_alone.add((*page_of(own), "chart", 1))
        self.noted = page_of(bars[6])[0]
        bars[6].notes_slide.notes_text_frame.text += "\nTala långsamt."
        self.left_alone.add((*page_of(bars[6]), "notes", 1))
        # A line of ours is taken away, its label too.
        self.bare = page_of(bars[7])[0]
        for shape in list(bars[7].shapes):
            name = NAME.match(shape.name)
            if name and (name["part"].startswith("median") or name["part"] == "reference-labels"):
                shape._element.getparent().remove(shape._element)
        for part in ("median", "median-label", "median-on-marked", "median-below", "reference-labels"):
            self.left_alone.add((*page_of(bars[7]), part, 1))
        # Two slides go, a page is copied, one of our own comes, two change places.
        gone = [bars[8], bars[9]]
        self.gone = [page_of(slide)[0] for slide in gone]
        layout = bars[0].slide_layout
        new = deck.slides.add_slide(layout)
        new.shapes.title.text = "Vår egen bild"
        image = new.shapes.add_picture(io.BytesIO(picture()), Inches(2), Inches(2.5), Inches(3), Inches(3))
        image._element.xpath(".//p:cNvPr")[0].set("descr", "En blå ruta")
        self.picture = hashlib.sha256(picture()).hexdigest()
        # Not before: python-pptx names a new slide by how many there are.
        for slide in gone:
            delete(deck, slide)
        entries = deck.slides._sldIdLst
        entries.insert(3, entries[-1])
        entries.insert(20, entries[30])
        deck.save(out)
        self.order = [page_of(slide) for slide in Presentation(out).slides]


def slide_part(slide, part):
    return any((name := NAME.match(shape.name)) and name["part"] == part for shape in slide.shapes)


def differing(old, new):
    """The pages with another headline, and those with other figures in their bars."""
    titles = lambda deck: {key[0]: shape.text_frame.text for key, shape in all_known(deck).items() if key[2] == "title"}
    charts = lambda deck: {key[0]: chart_numbers(shape.chart) for key, shape in all_known(deck).items() if key[2] == "chart"}
    return [{page for page in one if page in other and one[page] != other[page]} for one, other in ((titles(old), titles(new)), (charts(old), charts(new)))]


def own_slide(deck):
    return next((slide for slide in deck.slides if slide.shapes.title is not None and slide.shapes.title.text == "Vår egen bild"), None)


def fill_of(element):
    colour = element.find("{*}spPr/{*}solidFill/{*}srgbClr")
    return None if colour is None else colour.get("val").upper()


def check_edits(tally, name, deck, edits, report):
    chart = shape_of(slide_with(deck, f"nk/{edits.moved}/chart"), "chart")
    near = all(abs(a - b) < 7300 for a, b in zip((chart.left, chart.top, chart.width), edits.frame))
    tally.check(f"{name}: the moved chart is where it was put", near)
    slide = slide_with(deck, f"nk/{edits.moved}/chart")
    line = shape_of(slide, "riket")
    space = chart.chart._chartSpace
    value = openpyxl.load_workbook(io.BytesIO(chart.chart.part.chart_workbook.xlsx_part.blob)).active
    riket = next(row[1].value for row in value.iter_rows() if row[0].value == "Riket")
    axis = [float(space.find(f".//{{*}}valAx/{{*}}scaling/{{*}}{end}").get("val")) for end in ("min", "max")]
    inner = [float(space.find(f".//{{*}}manualLayout/{{*}}{side}").get("val")) for side in ("x", "w")]
    x = chart.left + chart.width * (inner[0] + inner[1] * (riket - axis[0]) / (axis[1] - axis[0]))
    tally.check(f"{name}: riket's line stands at its value in the moved chart", abs(x - line.left) < 15000, f"{abs(x - line.left) / 360000:.3f} cm off")
    chart = shape_of(slide_with(deck, f"nk/{edits.coloured}/chart"), "chart").chart
    series = chart.plots[0].series[0]._element
    tally.check(f"{name}: the bars' colour is kept", fill_of(series) == "128040", str(fill_of(series)))
    names = [plain(c) for c in chart.plots[0].categories]
    points = {names[int(p.find("{*}idx").get("val"))]: fill_of(p) for p in series.findall("{*}dPt")}
    tally.check(f"{name}: the coloured bar follows its municipality", points.get(edits.green) == "C01010", str(points))
    title = slide_with(deck, f"nk/{edits.retitled}/chart").shapes.title.text
    tally.check(f"{name}: the own headline is kept", title == "Det här är vår egen rubrik", title)
    told = [e for e in report["entries"] if e["page"] == edits.retitled and e["what"] == "headline-may-no-longer-be-true"]
    tally.check(f"{name}: and told as doubtful, with ours beside", len(told) == 1 and told[0]["old"] == title and len(told[0]["new"]) > 20, json.dumps(told, ensure_ascii=False)[:300])
    source = words(shape_of(slide_with(deck, f"nk/{edits.written}/chart"), "source").text_frame)
    tally.check(f"{name}: the own text in our box is kept", source == edits.source, source)
    run_ = slide_with(deck, f"nk/{edits.sized}/chart").shapes.title.text_frame.paragraphs[0].runs[0]
    look = (run_.font.size, str(run_.font.color.rgb))
    tally.check(f"{name}: a headline keeps its size and colour", look == (Pt(24), "700070"), str(look))
    figures = chart_numbers(shape_of(slide_with(deck, f"nk/{edits.own_figure}/chart"), "chart").chart)
    tally.check(f"{name}: the own figure is kept", figures[0][1][0][1] == number("12345"))
    tally.check(f"{name}: and told", any(e["page"] == edits.own_figure and e["what"] == "chart-kept" for e in report["entries"]))
    notes = slide_with(deck, f"nk/{edits.noted}/chart").notes_slide.notes_text_frame.text
    tally.check(f"{name}: the own words in the notes are kept", "Tala långsamt." in notes)
    bare = slide_with(deck, f"nk/{edits.bare}/chart")
    tally.check(f"{name}: what was taken away does not come back", not slide_part(bare, "median") and not slide_part(bare, "median-label"))
    pages = [page_of(slide) for slide in deck.slides]
    tally.check(f"{name}: deleted slides do not come back", not {page[0] for page in pages if page} & set(edits.gone), str(edits.gone))
    tally.check(f"{name}: and are named", set(edits.gone) <= set(report["pages_deleted"]))
    kept = [page for page in pages if page is None or page[0] != "UPPDATERAT"]
    tally.check(f"{name}: the order is kept", kept == edits.order, f"{len(kept)} slides")
    own = own_slide(deck)
    blobs = [hashlib.sha256(shape.image.blob).hexdigest() for shape in own.shapes if shape.shape_type == 13] if own is not None else []
    tally.check(f"{name}: the own slide and its picture are kept", blobs == [edits.picture] or (own is not None and name.endswith("LibreOffice") and len(blobs) == 1))
    tally.check(f"{name}: the list is the last slide", pages[-1] is not None and pages[-1][0] == "UPPDATERAT")


def refresh(tally, name, deck, lake, *more):
    done = run("refresh", deck, "--lake", lake, "--offline", "--format", "json", *more)
    tally.check(f"{name}: refreshes", done.code == 0, f"{done.wall_s:.2f} s, {done.rss_mb:.0f} MB" if done.code == 0 else done.tail(6))
    return json.loads(done.out)


def whole(tally, name, path):
    report = check_deck(path)
    tally.check(f"{name}: check-deck and both validators find no fault", not report["faults"] and len(report["validated_by"]) == 2, f"{report['counts']}")
    for fault in report["faults"][:6]:
        print(f"        {fault[:500]}")


def by_libreoffice(path, folder):
    folder.mkdir()
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pptx", "--outdir", folder, path],
                   capture_output=True, timeout=300, check=True)
    return folder / path.name


def main():
    tally, work = Tally(), work_folder()
    lake = work / "lake"
    with replay.running() as base:
        must_build(work / "day", lake, url=base)
    untouched = work / "day/deck.pptx"
    report = refresh(tally, "the same figures", untouched, lake, "--out", work / "same.pptx")
    tally.check("the same figures: nothing to tell", not report["entries"])
    saved = by_libreoffice(untouched, work / "saved")
    report = refresh(tally, "the same figures, saved by LibreOffice", saved, lake, "--out", work / "saved.pptx")
    tally.check("the same figures, saved by LibreOffice: saving is no edit", not report["entries"], str(report["entries"][:2])[:300])
    whole(tally, "the same figures, saved by LibreOffice", work / "saved.pptx")

    with replay.running("--revise", str(N_REVISED)) as base:
        must_build(work / "fresh", lake, "--refresh", url=base)
    fresh = Presentation(work / "fresh/deck.pptx")
    edited = work / "edited.pptx"
    edits = Edits(untouched, edited, *differing(Presentation(untouched), fresh))
    for name, path in (("edited", edited), ("edited, saved by LibreOffice", by_libreoffice(edited, work / "edited-saved"))):
        before = path.read_bytes()
        dry = refresh(tally, f"{name}, dry run", path, lake, "--dry-run")
        files = sorted(p.name for p in path.parent.iterdir())
        tally.check(f"{name}: a dry run writes nothing", path.read_bytes() == before and dry["written"] is None)
        report = refresh(tally, name, path, lake)
        tally.check(f"{name}: the dry run told the same", report["entries"] == dry["entries"], f"{len(report['entries'])} entries")
        backup = path.with_name(path.stem + ".before-1.pptx")
        tally.check(f"{name}: the deck that stood there is kept", backup.read_bytes() == before)
        new_files = sorted(p.name for p in path.parent.iterdir())
        tally.check(f"{name}: nothing else is left", new_files == sorted([*files, backup.name]), str(new_files))
        deck = Presentation(path)
        compare_decks(tally, name, deck, fresh, edits.left_alone)
        tally.close_places()
        check_edits(tally, name, deck, edits, report)
        whole(tally, name, path)
        again = refresh(tally, f"{name}, again", path, lake)
        changes = [e for e in again["entries"] if e["is_change"]]
        n_lists = len({page for slide in Presentation(path).slides if (page := page_of(slide)) and page[0] == "UPPDATERAT" and page[1] == 1})
        tally.check(f"{name}, again: nothing changes, and there is one list", not changes and n_lists == 1, str(changes[:2])[:300])
        tally.check(f"{name}, again: a second copy is kept", path.with_name(path.stem + ".before-2.pptx").exists())

    killed(tally, work, edited.with_name("edited.before-1.pptx"), lake)
    tally.end()


def killed(tally, work, deck, lake):
    """Killed at any moment, the deck is the old one or the new one, whole."""
    place = work / "killed"
    place.mkdir()
    path = place / "deck.pptx"
    before, outcomes = deck.read_bytes(), set()
    shutil.copy(deck, path)
    whole_s = run("refresh", path, "--lake", lake, "--offline").wall_s
    for step in range(12):
        shutil.copy(deck, path)
        process = start(["refresh", path, "--lake", lake, "--offline"])
        try:
            process.wait(timeout=whole_s * (0.2 + 0.1 * step))
        except subprocess.TimeoutExpired:
            kill(process)
            process.wait()
        now = path.read_bytes()
        outcomes.add("old" if now == before else "new" if len(Presentation(path).slides) else "broken")
        copies = list(place.glob("deck.before-*.pptx"))
        if now != before and not any(copy.read_bytes() == before for copy in copies):
            outcomes.add("lost")
        for copy_ in copies:
            copy_.unlink()
    tally.check("killed at twelve moments: the old deck or the new, and nothing lost", outcomes <= {"old", "new"}, str(sorted(outcomes)))


main()
