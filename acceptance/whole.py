"""All of Kolada through a troubled service, killed on the way: every figure once, and equal to the source.

What is expected comes from the replay's data folder, read here; what is found comes from the lake's Parquet by way of
PyArrow. Neither shares code with the program.
"""
import collections, csv, gzip, hashlib, io, json, signal, time, zipfile

import pyarrow.parquet as parquet

import replay
from program import SHARED, Tally, finish, kill, start, work_folder

FAULTS = ["--fault-429", "0.02", "--fault-500", "0.02", "--fault-drop", "0.02"]
FAST = ["--rate", "200"]
# Killed when so many files of figures are written: early, and far on.
KILLED_AT_N_FILES = (3, 14, 24)
DATA = SHARED / "kolada/data"
N_MUNICIPALITIES_HALF = 145


def sum_of(rows):
    """How many rows there are, how many of them values, and a sum over all of them in order."""
    rows = sorted(rows)
    lines = "".join(f"{place},{year},{sex},{'Missing' if value is None else repr(value)}\n" for place, year, sex, value in rows)
    return len(rows), sum(row[3] is not None for row in rows), hashlib.sha256(lines.encode()).hexdigest()


def expected(archive, fill_gaps):
    """By key figure. A municipality without a figure in a year in which most others have one is told as missing."""
    areas = json.loads((DATA / "municipality.json").read_text())
    municipalities = [area["id"] for area in areas if area["type"] == "K"]
    sums = {}
    with zipfile.ZipFile(DATA / archive) as all_values:
        for name in all_values.namelist():
            rows, have = [], collections.defaultdict(set)
            for place, year, sex, value in csv.reader(io.StringIO(all_values.read(name).decode())):
                rows.append((place, int(year), sex, float(value)))
                have[int(year)].add(place)
            if fill_gaps:
                for year, places in have.items():
                    if len(places) > N_MUNICIPALITIES_HALF:
                        rows += [(code, year, "T", None) for code in municipalities if code not in places]
            sums[name.removesuffix(".csv")] = sum_of(rows)
    return sums


def found(lake, manifest, folder, place):
    """By key figure, as the manifest says where they lie."""
    sums = {}
    for name in manifest["files"]:
        table = parquet.read_table(lake / folder / f"{name}.parquet")
        columns = [table.column(column).to_pylist() for column in ("key_figure", place, "year", "sex", "value", "status")]
        by_id = collections.defaultdict(list)
        for key_figure, code, year, sex, value, status in zip(*columns):
            if (value is None) != (status != ""):
                raise SystemExit(f"  FAIL  {key_figure}, {code}, {year}: value {value} beside status {status!r}")
            by_id[key_figure].append((code, year, sex, value))
        for key_figure, rows in by_id.items():
            if key_figure in sums:
                raise SystemExit(f"  FAIL  {key_figure} lies in two files")
            sums[key_figure] = sum_of(rows)
    return sums


def manifest_of(lake, name):
    return json.loads((lake / "snapshots" / f"{name}.json").read_text())


def same(tally, what, have, want):
    differ = [id for id in want if have.get(id) != want[id]]
    n_rows, n_values = (sum(one[i] for one in have.values()) for i in (0, 1))
    print(f"  {what}: {len(have)} key figures, {n_rows} rows, {n_values} of them values")
    tally.check(f"{what}: every key figure with figures is there, and no other", have.keys() == want.keys(), f"{len(want)}")
    tally.check(f"{what}: count and sum of each are the source's", not differ, f"{len(differ)} differ: {differ[:5]}")


def run_until(arguments, is_reached):
    """Runs the program until a moment, then kills it. Whether it was still at work."""
    process = start(arguments)
    while not is_reached():
        time.sleep(0.05)
        if process.poll() is not None:
            return False
    kill(process)
    finish(process)
    return True


def broken_off(tally, arguments, number, code):
    """Ended by a signal, the program says so in one line and what has come is kept."""
    process = start(arguments)
    time.sleep(3)
    process.send_signal(number)
    done = finish(process, timeout_s=20)
    last = done.err.strip().splitlines()[-1:]
    tally.check(f"{number.name}: one line, and exit {code}", done.code == code and last == ["broken off; what has come is kept: run the same command again"],
                f"exit {done.code}: {done.tail(2)}")


def main():
    tally, work = Tally(), work_folder()
    lake = work / "lake"
    n_files = lambda: len(list((lake / "files").glob("*.parquet")))
    staged = lambda: sum(path.stat().st_size for path in (lake / "staging").rglob("*") if path.is_file())
    with replay.running(*FAULTS) as base:
        sync = ["sync", "--all", "--units", "--lake", lake, "--kolada-url", base, *FAST, "--format", "json"]
        broken_off(tally, sync, signal.SIGINT, 130)
        broken_off(tally, sync, signal.SIGTERM, 143)
        n_killed = 0
        for n_wanted in KILLED_AT_N_FILES:
            n_killed += run_until(sync, lambda: n_files() >= n_wanted)
            print(f"  killed with {n_files()} files of figures written and {staged() / 1e6:.1f} MB of pages kept")
            tally.check("no snapshot before it is whole", not (lake / "LATEST").exists())
        tally.check("killed at work", n_killed == len(KILLED_AT_N_FILES), f"{n_killed} times")
        done = finish(start(sync))
        served = replay.stats(base)
    if not tally.check("the last run ends well", done.code == 0, done.tail(6) if done.code else ""):
        tally.end()
    report = json.loads(done.out)
    faults = {kind: served.get(kind, 0) for kind in ("429", "500", "dropped")}
    print(f"  answers {served}; the last run: {report['n_requests']} requests, {report['n_pages_kept']} pages kept, "
          f"{report['n_values_fetched']} values in {report['seconds']:.1f} s, peak {done.rss_mb:.0f} MB")
    tally.check("there were faults of each kind", all(faults.values()), str(faults))
    tally.check("what was finished was not fetched again", report["n_key_figures_resumed"] > 0, f"{report['n_key_figures_resumed']} key figures")
    tally.check("nothing is left of the pages", staged() == 0, f"{staged()} bytes")
    manifest = manifest_of(lake, report["snapshot"])
    catalogue = {row["id"] for row in json.loads(gzip.open(DATA / "kpi.json.gz").read())}
    tally.check("every key figure of the catalogue was asked for", manifest["key_figures"].keys() == catalogue, f"{len(catalogue)}")
    same(tally, "areas", found(lake, manifest, "files", "area"), expected("values.zip", True))
    same(tally, "units", found(lake, manifest["units"], "units", "unit"), expected("ou_values.zip", False))
    tally.end()


if __name__ == "__main__":
    main()
