"""The deck, built in and on every template there is, is read by `check-deck` and both validators without a fault."""
import replay
from program import SHARED, Tally, build, check_deck, must_build, work_folder

VALIDATORS = {"Open XML SDK", "openxml-audit"}


def check(tally, name, path):
    report = check_deck(path)
    tally.check(f"{name}: no faults", not report["faults"], f"{report['counts']}")
    for fault in report["faults"][:8]:
        print(f"        {fault[:600]}")
    tally.check(f"{name}: both validators", VALIDATORS <= set(report["validated_by"]), str(report["validated_by"]))
    return report


def main():
    tally, work = Tally(), work_folder()
    lake = work / "lake"
    with replay.running() as base:
        must_build(work / "host", lake, url=base)
    report = check(tally, "built in", work / "host/deck.pptx")
    n_charts = report["counts"].get("charts", 0)
    tally.check("built in: at least 100 charts", n_charts >= 100, f"{n_charts}")
    templates = sorted(p for p in (SHARED / "deck/templates").iterdir() if p.suffix in (".pptx", ".potx"))
    tally.check("there are templates", len(templates) > 0, f"{len(templates)}")
    for template in templates:
        out = work / template.stem
        done = build(out, lake, "--template", template, "--offline")
        if tally.check(f"{template.name}: builds", done.code == 0, f"{done.wall_s:.2f} s" if done.code == 0 else done.tail(6)):
            check(tally, template.name, out / "deck.pptx")
    tally.end()


main()
