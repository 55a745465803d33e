"""Scales and standings of every key figure, year and sex: ours against Polars and DuckDB on the same Parquet files."""
import json, sys

from harness import HERE, N_THREADS, engine, fresh, interleaved, run, table


def files_of(lake):
    """The Parquet files of the latest snapshot, and no older ones."""
    name = (lake / "LATEST").read_text().strip()
    manifest = json.loads((lake / f"snapshots/{name}.json").read_text())
    return [lake / f"files/{file}.parquet" for file in manifest["files"]], manifest["n_rows"]


def ours(asked, lake, out, *more):
    return lambda: run([asked.bin / "nyckeltal", "compare", "--all", "--lake", lake, "--out", fresh(out / "ours"), *more])


def contenders(asked, lake, out):
    files, _ = files_of(lake)

    def theirs(name, script, **environment):
        return lambda: engine(script, N_THREADS, fresh(out / name), *files, **environment)

    return {
        "Nyckeltal": ours(asked, lake, out, "--against", "none"),
        "Polars": theirs("polars", "polars_compare"),
        "Polars, streaming": theirs("polars_streaming", "polars_compare", ENGINE="streaming"),
        "DuckDB": theirs("duckdb", "duckdb_compare"),
    }


def measure(asked, lake):
    out = asked.work / "out"
    fresh(out).mkdir(parents=True)
    everyone = contenders(asked, lake, out)
    _, n_rows = files_of(lake)
    for start in everyone.values():
        start()
    print(f"\nResults, {n_rows} values: those of Nyckeltal and", flush=True)
    # A process's peak begins at its parent's size: whatever is large is done in a process of its own.
    print(run([sys.executable, HERE / "same_results.py", out]).out.rstrip(), flush=True)
    best = interleaved(everyone, asked.runs)
    table("Kernel: Parquet in, scales and standings as Parquet out", best, n_rows)
    more = interleaved({"Nyckeltal, with county, SKR group, similar": ours(asked, lake, out)}, asked.runs)
    table("The same with the comparisons that the others were not asked for", more, n_rows)
    return best | more
