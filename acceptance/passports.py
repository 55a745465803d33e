"""The code at the foot of every slide, read from a picture of it, leads to a page of the site that accounts for the slide's numbers."""
import json, pathlib, subprocess, tempfile

import lxml.html, zxingcpp
from PIL import Image
from pptx import Presentation

from program import ROOT, SHARED, Tally, run, work_folder

SITE = "https://nyckeltal.haninge.se/2026"
DPI = 110                        # a slide on a projector has as many pixels


def programme(path, site=SITE):
    """The built-in programme with its first area alone, and an address."""
    source = (ROOT / "programmes/sodertorn.toml").read_text(encoding="utf-8")
    before, first, *_ = source.split("\n[[area]]")
    key = f'site_url = "{site}"\n' if site else ""
    path.write_text(before.replace('host = "', key + 'host = "', 1) + "\n[[area]]" + first, encoding="utf-8")
    return path


def pictures(deck):
    """Every slide as a picture, in order."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", folder, deck], check=True, capture_output=True, timeout=600)
        subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", folder / (deck.stem + ".pdf"), folder / "page"], check=True, timeout=600)
        return [Image.open(path).copy() for path in sorted(folder.glob("page-*.pgm"))]


def codes_of(slide):
    """What the slide's own shapes say: its page and where its code leads."""
    found = [shape for shape in slide.shapes if shape.name.split("#")[0].endswith("/qr")]
    return [(shape.name.split("/")[1], shape._element.nvSpPr.cNvPr.get("descr"), shape.width) for shape in found]


def check_deck(tally, name, out, site):
    slides = list(Presentation(out / "deck.pptx").slides)
    images = pictures(out / "deck.pptx")
    tally.check(f"{name}: as many pictures as slides", len(images) == len(slides), f"{len(images)} of {len(slides)}")
    for number, (slide, image) in enumerate(zip(slides, images), 1):
        where = f"{name}, slide {number}"
        codes = codes_of(slide)
        tally.compare(f"{name}: one code a slide", where, len(codes), 1)
        page, alt, width = codes[0]
        read = [code.text for code in zxingcpp.read_barcodes(image)]
        url = f"{site}/p-{page.lower()}.html"
        tally.compare(f"{name}: the code is read", where, read, [url])
        tally.compare(f"{name}: it says where it leads", where, alt, f"QR-kod till {url}")
        tally.compare(f"{name}: at least 0.55 in wide", where, width, None, same=width >= 0.55 * 914400)
        tally.compare(f"{name}: the page is there", where, (out / "site" / url.removeprefix(site + "/")).exists(), True)


def check_pages(tally, out):
    """Every number that a page shows, its links to other pages apart, stands on its passport, with its raw value; inputs lead to rows that are there."""
    facts = json.loads((out / "site/data/fakta.json").read_text())
    for passport in sorted((out / "site").rglob("p-*.html")):
        where = str(passport.relative_to(out / "site"))
        root = lxml.html.document_fromstring(passport.read_bytes())
        cells = {cell.get("data-fact"): float(cell.get("data-value")) for cell in root.iter("td") if cell.get("data-fact")}
        for fact, value in cells.items():
            # "1,9 lower" is a difference without its sign.
            same = abs(value) == abs(facts[fact]["value"])
            tally.compare("passports: every number is its fact's", f"{where} {fact}", value, facts[fact]["value"], same)
            n_inputs = len(facts[fact]["inputs"])
            row = root.xpath(f'//code[text()="{fact}"]/ancestor::tr')[0]
            links = row.xpath('.//span[@class="made-of"]//a')
            told = len(links) + len(row.xpath('.//span[@class="made-of"]//code'))
            tally.compare("passports: every input is named", f"{where} {fact}", told, n_inputs)
            for link in links:
                is_there = bool(root.xpath(f'//tr[@id="{link.get("href")[1:]}"]'))
                tally.compare("passports: inputs lead to their rows", f"{where} {fact}", is_there, True)
        page = root.xpath('//p/a[@class="go"]')[0].get("href")
        shown = lxml.html.document_fromstring((passport.parent / page).read_bytes())
        if where == "p-" + page:
            for element in shown.xpath("//main//*[@data-fact][not(ancestor::a)]"):
                fact = element.get("data-fact")
                tally.compare("passports: every number of the page", f"{where} {fact}", fact in cells, True)


def main():
    tally, work = Tally(), work_folder()
    day = programme(work / "dagen.toml")
    done = run("build", day, "--demo", "--out", work / "host")
    if not tally.check("a day with an address is built", done.code == 0, done.tail(4)):
        tally.end()
    check_deck(tally, "built in", work / "host", SITE)
    check_pages(tally, work / "host")
    for template in sorted(p for p in (SHARED / "deck/templates").iterdir() if p.suffix in (".pptx", ".potx")):
        out = work / template.stem
        done = run("build", day, "--demo", "--out", out, "--template", template)
        if tally.check(f"{template.name}: builds", done.code == 0, done.tail(2)):
            check_deck(tally, template.name, out, SITE)
    without = programme(work / "utan.toml", site=None)
    done = run("build", without, "--demo", "--out", work / "without")
    slides = Presentation(work / "without/deck.pptx").slides if done.code == 0 else []
    tally.check("without an address there is no code", bool(slides) and not any(codes_of(slide) for slide in slides))
    wrong = programme(work / "fel.toml", site="haninge.se")
    done = run("build", wrong, "--demo", "--out", work / "wrong")
    tally.check("what is no address is refused with a hint", done.code == 1 and "site_url" in done.err and "hint" in done.err, done.tail(4))
    tally.end()


main()
