"""Whether all engines answered the same: same_results.py OUT. Ends with 1 at the first difference."""
import pathlib, sys

import numpy as np
import polars as pl

from harness import check

KEY = ["key_figure", "year", "sex", "among"]
EXACT = ["rank_from_highest", "n"]
TOLERANCE = 1e-9


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


check_same(pathlib.Path(sys.argv[1]), {"polars": "Polars", "polars_streaming": "Polars, streaming", "duckdb": "DuckDB"})
