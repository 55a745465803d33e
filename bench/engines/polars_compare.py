"""Scales and standings of every key figure, year and sex with Polars: polars_compare.py THREADS OUT FILE …"""
import os, pathlib, sys, time

os.environ["POLARS_MAX_THREADS"] = sys.argv[1]
import polars as pl

OUT, FILES = pathlib.Path(sys.argv[2]), sys.argv[3:]
KEY = ["key_figure", "year", "sex", "among"]


def rows():
    """Values of municipalities and regions. Texts become categories, so that groups are found by integers."""
    among = pl.when(pl.col("area") < "0100").then(pl.lit(0, pl.UInt8)).otherwise(pl.lit(1, pl.UInt8)).alias("among")
    categories = pl.Categorical()
    return (
        pl.scan_parquet(FILES, glob=False)
        .filter(pl.col("value").is_not_null() & (pl.col("area") != "0000"))
        .select(pl.col("key_figure").cast(categories), pl.col("year"), pl.col("sex").cast(categories), "area", "value", among)
    )


def scales(frame):
    value = pl.col("value")
    return frame.group_by(KEY).agg(
        n=pl.len(),
        mean=value.mean(),
        median=value.median(),
        lower_quartile=value.quantile(0.25, "linear"),
        upper_quartile=value.quantile(0.75, "linear"),
        standard_deviation=value.std(ddof=0),
        lowest=value.min(),
        highest=value.max(),
    )


def standings(frame):
    """One group after another instead of a window a column: several times as fast in Polars."""
    value = pl.col("value")
    n, middle = pl.len(), value.rank("average")
    return (
        frame.group_by(KEY)
        .agg(
            "area",
            "value",
            rank_from_highest=value.rank("min", descending=True),
            percentile=pl.when(n >= 5).then((middle - 0.5) / n),
            z=pl.when(value.max() > value.min()).then((value - value.mean()) / value.std(ddof=0)),
        )
        .explode("area", "value", "rank_from_highest", "percentile", "z")
    )


def main():
    OUT.mkdir(parents=True)
    # Both from one scan: Polars reads the files once.
    frame = rows()
    done = pl.collect_all([scales(frame), standings(frame)], engine=os.environ.get("ENGINE", "auto"))
    for name, table in zip(["scales", "standings"], done):
        table.write_parquet(OUT / f"{name}.parquet", compression="snappy")


began = time.perf_counter()
main()
print(f"inside_s {time.perf_counter() - began}")
