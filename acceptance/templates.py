"""Every template of the shared folder is told, built on, kept byte for byte, and gives a deck that everybody can read."""
import json, zipfile

import replay
from program import SHARED, Tally, build, check_deck, must_build, run, work_folder

VALIDATORS = {"Open XML SDK", "openxml-audit"}
SUFFIXES = (".pptx", ".potx", ".pptm", ".potm")
# What a deck cannot have as the template has it: its own slides, the list of them, and who made it when.
CHANGED = ("ppt/presentation.xml", "docProps/core.xml", "docProps/app.xml", "docProps/thumbnail.jpeg", "[Content_Types].xml")


def check_kept(tally, template, deck):
    """Every part that is not of a slide is in the deck, under its name, with its bytes."""
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(deck) as new:
        names = set(new.namelist())
        of_masters = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/", "ppt/tags/", "ppt/fonts/", "ppt/notesMasters/",
                      "ppt/handoutMasters/", "customXml/", "ppt/presProps", "ppt/viewProps", "ppt/tableStyles", "ppt/commentAuthors")
        parts = [n for n in old.namelist() if n.startswith(of_masters) and "/_rels/" not in n and n not in CHANGED]
        for name in parts:
            tally.compare(f"{template.name}: parts kept byte for byte", name, name in names and new.read(name), old.read(name))


def check_template(tally, template, work, lake):
    told = run("template", "check", template, "--format", "json")
    if not tally.check(f"{template.name}: template check", told.code == 0, told.tail()):
        return
    report = json.loads(told.out)
    purposes = [use["purpose"] for use in report["uses"]]
    tally.check(f"{template.name}: a layout for each purpose", purposes == ["cover", "opener", "content"], str(purposes))
    faint = [colour["role"] for colour in report["colours"] if colour["ratio"] < colour["ratio_min"]]
    tally.check(f"{template.name}: every colour is read", not faint, ", ".join(faint))
    text = run("template", "check", template)
    tally.check(f"{template.name}: told to people, with how to choose otherwise", "[template_layouts]" in text.out)

    out = work / template.stem
    done = build(out, lake, "--template", template, "--offline")
    if not tally.check(f"{template.name}: builds", done.code == 0, f"{done.wall_s:.2f} s" if done.code == 0 else done.tail(6)):
        return
    deck = out / "deck.pptx"
    found = check_deck(deck)
    tally.check(f"{template.name}: check-deck has no faults", not found["faults"], "; ".join(found["faults"][:3])[:300])
    tally.check(f"{template.name}: both validators", VALIDATORS <= set(found["validated_by"]), str(found["validated_by"]))
    gate = run("check", deck)
    tally.check(f"{template.name}: the gate has no faults", gate.code == 0 and "No faults." in gate.out, gate.tail())
    check_kept(tally, template, deck)


def rewritten(source, path, changes):
    """A copy of a package with texts in parts replaced."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            for before, after in changes.get(name, []):
                assert before.encode() in data, (name, before)
                data = data.replace(before.encode(), after.encode())
            new.writestr(name, data)
    return path


def check_bad_template(tally, work, lake, ours):
    """Pale grey on white: `template check` tells it, the build refuses, and gives it with the list when forced."""
    pale = rewritten(ours, work / "blek.potx", {"ppt/theme/theme1.xml": [("15202B", "B4B9BE"), ("4B5966", "C8CDD2"), ("0B4EA2", "FFE066")]})
    told = run("template", "check", pale)
    tally.check("a pale template: the check tells what is faint", "too little" in told.out, told.tail())
    print("\n".join("        " + line for line in told.out.splitlines() if "too little" in line))
    out = work / "blek"
    done = build(out, lake, "--template", pale, "--offline")
    tally.check("a pale template: not delivered", done.code == 1 and "text contrast" in done.err and not out.exists(), done.tail())
    print("\n".join("        " + line[:150] for line in done.err.splitlines()[2:12]))
    done = build(out, lake, "--template", pale, "--offline", "--force-inaccessible")
    report = json.loads((out / "accessibility.json").read_text()) if done.code == 0 else {"faults": []}
    tally.check("a pale template: delivered when forced, with the list", done.code == 0 and len(report["faults"]) > 100, f"{len(report['faults'])} faults")
    tally.check("a pale template: the gate says the same of the file", run("check", out / "deck.pptx").code == 1)


def check_edited(tally, work, ours):
    """What people do to a deck is found, each by its own rule."""
    slide = "ppt/slides/slide8.xml"
    edits = {
        "alternative text": {slide: [('descr="', 'title="')]},
        "language": {slide: [('<a:rPr lang="sv-SE"', "<a:rPr")]},
        "text size": {slide: [('sz="1800"', 'sz="900"')]},
        "text contrast": {slide: [('<a:schemeClr val="tx1"/>', '<a:srgbClr val="C8C8C8"/>')]},
    }
    for rule, changes in edits.items():
        done = run("check", rewritten(ours, work / "andrad.pptx", changes))
        tally.check(f"an edited deck: {rule}", done.code == 1 and f"\n{rule} (" in done.out, done.tail())


def main():
    tally, work = Tally(), work_folder()
    lake = work / "lake"
    with replay.running() as base:
        must_build(work / "host", lake, url=base)
    ours = work / "host/deck.pptx"
    gate = run("check", ours)
    tally.check("built in: the gate has no faults", gate.code == 0, gate.tail())
    tally.check("built in: the build tells so", json.loads((work / "host/accessibility.json").read_text())["faults"] == [])
    templates = sorted(p for p in (SHARED / "deck/templates").iterdir() if p.suffix in SUFFIXES)
    tally.check("there are templates", len(templates) > 0, f"{len(templates)}")
    for template in templates:
        check_template(tally, template, work, lake)
    check_bad_template(tally, work, lake, ours)
    check_edited(tally, work, ours)
    tally.end()


main()
