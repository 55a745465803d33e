"""Key figures that changed their meaning under their id are found, and stop a build until somebody says why not.

The titles are the publisher's own of 2024 and 2026. The older ones are put in the place of those the replay has, in a data
folder of its own.
"""
import csv, gzip, json

import replay
from program import FAST, SHARED, Tally, build, run, snapshot, work_folder

DATA = SHARED / "kolada/data"
# Of each, what a reader of both titles says.
KINDS = {"N28892": "unit", "N15621": "meaning", "N15651": "meaning", "N03067": "title", "U28561": "title"}
STOPPED = "N28892"


def folder_with(folder, year):
    """A replay's data folder with the titles of a year."""
    folder.mkdir()
    for path in DATA.iterdir():
        if path.name != "kpi.json.gz":
            (folder / path.name).symlink_to(path)
    column = {2024: "title_2024_08", 2026: "title_2026_04"}[year]
    with open(DATA / "kpi_title_changes_2024_2026.csv", newline="", encoding="utf-8") as file:
        titles = {row["kpi"]: row[column] for row in csv.DictReader(file) if row["status"] == "changed"}
    key_figures = json.loads(gzip.open(DATA / "kpi.json.gz").read())
    for row in key_figures:
        row["title"] = titles.get(row["id"], row["title"]) if row["id"] in KINDS else row["title"]
    with gzip.open(folder / "kpi.json.gz", "wt", encoding="utf-8") as file:
        json.dump(key_figures, file, ensure_ascii=False)
    return folder


PROGRAMME = f"""title_sv = "Prövodagen"
date = 2026-11-23
place = "Nynäshamn"
host = "0192"

[group]
name_sv = "Södertörn"
kolada_group = "G96274"

[[area]]
code = "LSS"
name_sv = "LSS"
name_en = "LSS"
committee_sv = "Nämnden"
committee_en = "The committee"
administration_sv = "Förvaltningen"
administration_en = "The office"
question_sv = "Vad kan vi lära av varandra?"
question_en = "What can we learn from each other?"
key_figures = ["{STOPPED}", "N11102"]
"""


def programme(work):
    file = work / "dagen.toml"
    file.write_text(PROGRAMME, encoding="utf-8")
    return file


def main():
    tally, work = Tally(), work_folder()
    lake, dagen = work / "lake", programme(work)
    for year in (2024, 2026):
        with replay.running("--data", str(folder_with(work / str(year), year))) as base:
            address = ["--lake", lake, "--kolada-url", base, *FAST]
            named = run("sync", *KINDS, "N11102", *address, "--format", "json")
            tally.check(f"a sync with the titles of {year}", named.code == 0, named.tail(3) if named.code else "")
            if year == 2026:
                told = json.loads(named.out)
                n = [told[f"n_key_figures_{name}"] for name in ("described_otherwise", "with_another_meaning")]
                tally.check("sync says how many are described otherwise, and how many may mean something else", n == [len(KINDS)] * 2, str(n))
            if year == 2024:
                first = build(work / "day", lake, dagen, url=base)
                old = json.loads(named.out)["snapshot"]
                tally.check("a day with them", first.code == 0, first.tail(4) if first.code else "")
                old = snapshot(work / "day") or old
    difference = json.loads(run("diff", old[:12], "latest", "--lake", lake, "--programme", dagen, "--format", "json").out)
    told = {change["key_figure"]: change["kind"] for change in difference["described"]}
    tally.check("diff says what changed in each", told == KINDS, str(told))
    tally.check("and which of the programme", any(STOPPED in p["key_figures"] for p in difference["programmes"] if p["file"]))

    stopped = build(work / "day2", lake, dagen, "--offline")
    alarms = [one for one in json.loads(run("accept", "--list", "--lake", lake, "--format", "json").out) if one["key_figure"] == STOPPED]
    alarm = alarms[0]["id"] if alarms else ""
    tally.check("a build is stopped with exit code 1", stopped.code == 1, f"exit {stopped.code}")
    tally.check("the alarm, what changed, and what to do are named", alarm.startswith(f"{STOPPED}-unit-") and alarm in stopped.err
                and "andel (%)" in stopped.err and "antal/10 000 inv" in stopped.err and f"nyckeltal accept {alarm} --reason" in stopped.err,
                stopped.tail(4))
    tally.check("nothing was made", not (work / "day2").exists())
    shown = run("show", STOPPED, "--offline", "--programme", dagen, "--lake", lake)
    tally.check("show warns of it by name", shown.code == 0 and "warning: " in shown.err and alarm in shown.err, shown.tail(3))
    old_day = build(work / "day3", lake, dagen, "--snapshot", old[:12])
    tally.check("the old day can be made again", old_day.code == 0, old_day.tail(3) if old_day.code else "")
    tally.check("no reason, no acceptance", run("accept", alarm, "--reason", " ", "--lake", lake).code == 1)
    accepted = run("accept", alarm, "--reason", "Enheten är ny; riktningen är granskad.", "--lake", lake)
    tally.check("it is accepted by name", accepted.code == 0, accepted.tail(2) if accepted.code else "")
    listed = json.loads(run("accept", "--list", "--lake", lake, "--format", "json").out)
    tally.check("with the reason kept", any(one["id"] == alarm and one["reason"] == "Enheten är ny; riktningen är granskad." for one in listed))
    tally.check("a second reason is refused", run("accept", alarm, "--reason", "En annan.", "--lake", lake).code == 1)
    second = run("accept", alarm, "--again", "--reason", "Även delarna är granskade.", "--lake", lake)
    listed = json.loads(run("accept", "--list", "--lake", lake, "--format", "json").out)
    reasons = [[earlier["reason"] for earlier in one["earlier"]] + [one["reason"]] for one in listed if one["id"] == alarm]
    tally.check("with --again both are kept", second.code == 0 and reasons == [["Enheten är ny; riktningen är granskad.", "Även delarna är granskade."]],
                str(reasons))
    again = build(work / "day2", lake, dagen, "--offline")
    shown = run("show", STOPPED, "--offline", "--programme", dagen, "--lake", lake)
    tally.check("show warns no more", shown.code == 0 and "warning: " not in shown.err, shown.tail(3))
    tally.check("then the day is made", again.code == 0, again.tail(4) if again.code else "")
    tally.end()


main()
