"""After a revision an incremental sync fetches little more than what was revised, and `diff` names exactly that."""
import datetime, hashlib, json, sys

import replay
from program import Tally, build, finish, must_build, run, start, sums, work_folder
from whole import FAST, expected, found, manifest_of, same

N_REVISED = 500


def sync(lake, base, *more):
    done = finish(start(["sync", "--all", "--lake", lake, "--kolada-url", base, *FAST, "--format", "json", *more]))
    if done.code:
        sys.exit(f"  FAIL  a sync ended with {done.code}: {done.tail(6)}\n0 passed, 1 failed")
    return json.loads(done.out), done


def snapshot_files(lake, name):
    """The sums of all that a snapshot rests on."""
    manifest = manifest_of(lake, name)
    paths = [lake / "snapshots" / f"{name}.json", lake / "catalogues" / f"{manifest['catalogue']}.json"]
    paths += [lake / "files" / f"{file}.parquet" for file in manifest["files"]]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def main():
    tally, work = Tally(), work_folder()
    lake = work / "lake"
    with replay.running() as base:
        whole, done = sync(lake, base)
        print(f"  everything: {whole['n_values_fetched']} values in {whole['seconds']:.1f} s, {whole['values_per_second']:.0f} a second; "
              f"{whole['n_requests']} requests, {whole['n_pages_fetched']} pages; peak {done.rss_mb:.0f} MB")
        print(f"  a request was under way for {whole['in_flight_s']:.1f} s, all were held back for {whole['held_back_s']:.1f} s, "
              f"{100 * whole['share_outside_waiting']:.1f} % of the time went outside waiting; {whole['reading_s']:.1f} s of reading on all cores")
    old = whole["snapshot"]
    files_before = snapshot_files(lake, old)
    must_build(work / "day", lake, "--offline")

    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    with replay.running("--revise", str(N_REVISED), "--revised-on", today) as base:
        revised = replay.get_json(base.removesuffix("/v3") + "/revised")
        changes, _ = sync(lake, base)
        served = replay.stats(base)
    new = changes["snapshot"]
    print(f"  changes: {changes['n_requests']} requests, {changes['n_pages_fetched']} pages, {changes['n_rows_fetched']} rows for "
          f"{N_REVISED} revised, in {changes['seconds']:.1f} s; answers {served}")
    tally.check("only changes were asked for", changes["kind"] == "changes" and changes["before"] == old)
    tally.check("little more than the revised came", N_REVISED <= changes["n_rows_fetched"] <= 3 * N_REVISED, f"{changes['n_rows_fetched']} rows")
    tally.check("few requests", changes["n_requests"] <= 40, f"{changes['n_requests']} of the {whole['n_requests']} for everything")

    done = run("diff", old[:12], "latest", "--lake", lake, "--format", "json")
    difference = json.loads(done.out)
    value = lambda one, *names: tuple(one[name] for name in names)
    told = {value(one, "key_figure", "area", "year", "sex", "old", "new") for one in difference["values"]}
    want = {value(one, "kpi", "municipality", "period", "gender", "old", "new") for one in revised}
    tally.check("diff names exactly what was revised", told == want, f"{len(told)} told, {len(told - want)} too many, {len(want - told)} too few")
    n_withdrawn = sum(one["new"] is None for one in revised)
    counts = [difference[name] for name in ("n_revised", "n_withdrawn", "n_came")]
    tally.check("revised, withdrawn and come are told apart", counts == [N_REVISED - n_withdrawn, n_withdrawn, 0], str(counts))
    touched = {id for programme in difference["programmes"] for id in programme["key_figures"]}
    print(f"  {len(touched)} key figures of the built-in programme are touched, {sum(len(p['headlines']) for p in difference['programmes'])} headlines differ")
    tally.check("the programme's key figures that were revised are named", touched and touched <= {one["kpi"] for one in revised})
    sizes = [one["relative"] for one in difference["by_key_figure"] if one["relative"] is not None]
    tally.check("the largest relative change comes first", sizes == sorted(sizes, reverse=True) and len(sizes) > 10, f"{len(sizes)} key figures")
    csv_lines = run("diff", old[:12], "latest", "--lake", lake, "--format", "csv").out.splitlines()
    tally.check("one line a value as CSV", len(csv_lines) == N_REVISED + 1, f"{len(csv_lines)}")

    tally.check("the old snapshot's files are as they were", snapshot_files(lake, old) == files_before, f"{len(files_before)} files")
    tally.check("the old snapshot verifies", run("snapshots", "verify", old[:12], "--lake", lake).code == 0)
    same(tally, "the old snapshot", found(lake, manifest_of(lake, old), "files", "area"), expected("values.zip", True))
    again = build(work / "again", lake, "--snapshot", old[:12])
    tally.check("the old day is made again, bit for bit", again.code == 0 and sums(work / "again") == sums(work / "day"), again.tail(2) if again.code else "")

    run("snapshots", "name", old[:12], "Dagen", "--lake", lake)
    run("snapshots", "prune", "--keep", "1", "--yes", "--lake", lake)
    tally.check("a named snapshot outlives a prune", run("snapshots", "verify", "Dagen", "--lake", lake).code == 0)
    run("snapshots", "unpin", "Dagen", "--lake", lake)
    run("snapshots", "prune", "--keep", "1", "--yes", "--lake", lake)
    tally.check("without its name it does not", not (lake / "snapshots" / f"{old}.json").exists())
    tally.check("the newest is whole after it", run("snapshots", "verify", "latest", "--lake", lake).code == 0)
    tally.end()


main()
