"""Scales and standings of every key figure, year and sex: ours against Polars and DuckDB on the same Parquet files."""
import json

import numpy as np
import polars as pl

from harness import N_THREADS, check, engine, fresh, interleaved, run, table

KEY = ["key_figure", "year", "sex", "among"]
EXACT = ["rank_from_highest", "n"]
TOLERANCE = 1e-9


def files_of(lake):
    """The Parquet files of the latest snapshot, and no older ones."""
    name = (lake / "LATEST").read_text().strip()
    manifest = json.loads((lake / f"snapshots/{name}.json").read_text())
    return [lake / f"files/{file}.parquet" for file in manifest["files"]], manifest["n_rows"]


def contenders(asked, lake, out):
    files, _ = files_of(lake)

    def ours(*more):
        return lambda: run([asked.bin / "nyckeltal", "compare", "--all", "--lake", lake, "--out", fresh(out / "ours"), *more])

    def theirs(name, script, **environment):
        return lambda: engine(script, N_THREADS, fresh(out / name), *files, **environment)

    return {
        "Nyckeltal": ours("--against", "none"),
        "Polars": theirs("polars", "polars_compare"),
        "Polars, streaming": theirs("polars_streaming", "polars_compare", ENGINE="streaming"),
        "DuckDB": theirs("duckdb", "duckdb_compare"),
    }, ours


def read(folder, name, columns):
    """One engine's table with keys of one type, in one order."""
    path = folder / name
    frame = pl.scan_parquet(path / "*.parquet" if path.is_dir() else folder / f"{name}.parquet")
    schema = frame.collect_schema()
    words = schema["among"] in (pl.String, pl.Categorical)
    among = pl.col("among") == "municipalities" if words else pl.col("among") == 1
    keys = [pl.col("key_figure").cast(pl.String), pl.col("year").cast(pl.Int32), pl.col("sex").cast(pl.String), among.cast(pl.Int8).alias("among")]
    if "area" in schema:
        keys.append(pl.col("area").cast(pl.String).cast(pl.Int32))
    order = KEY + (["area"] if "area" in schema else [])
    return frame.select(*keys, *[pl.col(c).cast(pl.Float64) for c in columns]).sort(order).collect()


def check_same(out, theirs):
    """Every row of both tables: the same keys, counts equal, numbers within 1e-9 of their size."""
    tables = {
        "scales": ["n", "mean", "median", "lower_quartile", "upper_quartile", "standard_deviation"],
        "standings": ["value", "rank_from_highest", "percentile", "z"],
    }
    for name, columns in tables.items():
        ours = read(out / "ours", name, columns)
        for folder, title in theirs.items():
            other = read(out / folder, name, columns)
            order = [c for c in ours.columns if c not in columns]
            check(f"{name}: the rows of {title}", ours.select(order).equals(other.select(order)), f"{len(ours)} rows")
            for column in columns:
                a, b = (frame[column].fill_null(float("nan")).to_numpy() for frame in (ours, other))
                size = np.maximum(np.maximum(np.abs(a), np.abs(b)), 1.0)
                off = np.abs(a - b) / size
                off[np.isnan(a) & np.isnan(b)] = 0.0
                worst = float(np.max(off))
                limit = 0.0 if column in EXACT else TOLERANCE
                check(f"{name}: {column} of {title}", worst <= limit, f"furthest apart {worst:.1e}")


def measure(asked, lake, what, n_runs=None):
    out = asked.work / f"out-{what}"
    fresh(out).mkdir(parents=True)
    everyone, ours = contenders(asked, lake, out)
    _, n_rows = files_of(lake)
    for start in everyone.values():
        start()
    print(f"\nResults on the {what} lake, {n_rows} values: those of Nyckeltal and", flush=True)
    check_same(out, {"polars": "Polars", "duckdb": "DuckDB"})
    best = interleaved(everyone, n_runs or asked.runs)
    table(f"Kernel on the {what} lake: Parquet in, scales and standings as Parquet out", best, n_rows)
    more = interleaved({"Nyckeltal, with county, SKR group, similar": ours()}, n_runs or asked.runs)
    table("The same with the comparisons that the others were not asked for", more, n_rows)
    return best | more
