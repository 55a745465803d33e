"""The handout is two pages, on paper and as PDF; the PDF says what everything is, and shows the numbers of the page."""
import re, subprocess
import pikepdf
import replay
from program import Tally, must_build, work_folder

HEADS = ["H1", "H2", "H3"]


def said(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120)
    return done.stdout if done.returncode == 0 else f"{command[0]} failed: {done.stderr[-300:]}"


def elements(node):
    """Every structure element in reading order; a leaf is the number of a marked content."""
    for kid in node.get("/K", []) if isinstance(node.get("/K"), pikepdf.Array) else [node.get("/K")]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def leaves(node):
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield int(node.Pg.objgen[0]), int(kid)
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from leaves(kid)
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield int(kid.get("/Pg", node.get("/Pg")).objgen[0]), int(kid.MCID)


def marked(page):
    """The marked contents of a page's stream, and how many drawing operators stand outside any."""
    ids, depth, outside = [], 0, 0
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator in ("BDC", "BMC"):
            depth += 1
            if operator == "BDC":
                properties = operands[1]
                if isinstance(properties, pikepdf.Name):
                    properties = page.Resources.Properties[properties]
                ids += [int(properties.MCID)] if "/MCID" in properties else []
        elif operator == "EMC":
            depth -= 1
        elif operator in ("Tj", "TJ", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh") and depth == 0:
            outside += 1
    return ids, outside


def check_pdf(tally, path, name, language):
    info = said("pdfinfo", path)
    tally.check("pdfinfo: tagged, two pages of A4", re.search(r"Tagged:\s+yes", info) and re.search(r"Pages:\s+2\b", info) and "(A4)" in info)
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        xmp = bytes(root.Metadata.read_bytes()).decode()
        tally.check("it says PDF/UA-1", re.search(r'pdfuaid:part(?:>|=")1', xmp))
        tally.check("marked, titled, in its language", bool(root.MarkInfo.Marked) and bool(root.ViewerPreferences.DisplayDocTitle) and str(root.Lang) == language, str(root.Lang))
        tally.check("its title names the municipality", name in str(pdf.docinfo.get("/Title", "")), str(pdf.docinfo.get("/Title")))
        tree = list(elements(root.StructTreeRoot))
        kinds = [str(element.S)[1:] for element in tree]
        levels = [HEADS.index(kind) + 1 for kind in kinds if kind in HEADS]
        steps = all(b <= a + 1 for a, b in zip(levels, levels[1:]))
        tally.check("one document, heads in order", kinds[0] == "Document" and levels[:1] == [1] and levels.count(1) == 1 and steps, str(levels))
        tally.check("lists and tables", "L" in kinds and kinds.count("LI") == kinds.count("LBody") and "Table" in kinds, f"{kinds.count('LI')} items, {kinds.count('Table')} tables")
        tally.check("every head of a table has a scope", all("/Scope" in str(e.get("/A")) or any("/Scope" in a for a in (e.A if isinstance(e.A, pikepdf.Array) else [e.A])) for e in tree if str(e.S) == "/TH"))
        tally.check("every figure has words", all("/Alt" in e for e in tree if str(e.S) == "/Figure"))
        in_tree = sorted(leaves(root.StructTreeRoot))
        on_pages, n_outside = [], 0
        for page in pdf.pages:
            ids, outside = marked(page)
            on_pages += [(page.obj.objgen[0], i) for i in ids]
            n_outside += outside
        tally.check("every marked content is in the tree once", in_tree == sorted(on_pages) and in_tree, f"{len(in_tree)} in the tree, {len(on_pages)} on the pages")
        tally.check("nothing is drawn outside of tags and artifacts", n_outside == 0, f"{n_outside}")
        fonts = {str(f.objgen): f for page in pdf.pages for f in page.Resources.Font.values()}.values()
        embedded = [any(k in d.FontDescriptor for k in ("/FontFile2", "/FontFile3")) for f in fonts for d in f.DescendantFonts]
        tally.check("every font is in the file", embedded and all(embedded), f"{len(embedded)} fonts")
        tally.check("it has an outline", "/Outlines" in root)


def main():
    tally, work = Tally(), work_folder()
    with replay.running() as base:
        must_build(work / "sv", work / "lake", url=base)
    must_build(work / "en", work / "lake", "--offline", "--lang", "en")
    for folder, language in (("sv", "sv-SE"), ("en", "en-GB")):
        pages = sorted((work / folder / "handout").glob("*.html"))
        tally.check(f"{folder}: there is a handout", len(pages) >= 1, str([p.name for p in pages]))
        for page in pages:
            pdf = page.with_suffix(".pdf")
            words = page.read_text()
            name = re.search(r'text class="marked bold"[^>]*>([^<]+)<', words)
            name = name.group(1) if name else page.stem.capitalize()
            check_pdf(tally, pdf, name, language)
            printed = work / "printed.pdf"
            said("chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={printed}", page.resolve().as_uri())
            tally.check("the page prints on two sheets", re.search(r"Pages:\s+2\b", said("pdfinfo", printed)), page.name)
            shown = re.sub(r"\s+", " ", said("pdftotext", "-raw", pdf, "-"))
            for number in re.findall(r'<td data-value="[^"]+" data-fact="[^"]+">([^<]+)</td>', words):
                tally.compare(f"{folder}: the page's numbers stand in the PDF", page.name, number.replace("\u00a0", " ") in shown, True)
            for code in re.findall(r'<span class="code">([^<]+)</span>', words):
                tally.compare(f"{folder}: every code stands in the PDF", page.name, code in shown, True)
    tally.end()


main()
