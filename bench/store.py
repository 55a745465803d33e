"""All of Kolada in memory, and one key figure in one year for a group: ours against Polars and DuckDB, in memory too."""
import random

import polars as pl

from harness import check, engine, run
from kernel import files_of

SODERTORN = "0126 0127 0128 0136 0138 0140 0181 0192"
N_QUESTIONS = 2000


def questions(asked, lake):
    """As a day asks them: any key figure, year and sex that somebody has, for the eight; one in ten for all there are."""
    files, _ = files_of(lake)
    path = asked.work / "questions.csv"
    frame = pl.scan_parquet(files).select("key_figure", "year", "sex").unique().sort("key_figure", "year", "sex").collect()
    areas = pl.scan_parquet(files).select("area").unique().sort("area").collect()["area"].to_list()
    dice = random.Random(0)
    with path.open("w") as file:
        for n in range(N_QUESTIONS):
            key_figure, year, sex = frame.row(dice.randrange(len(frame)))
            file.write(f"{key_figure},{year},{sex},{' '.join(areas) if n % 10 == 0 else SODERTORN}\n")
    return path, files


def measure(asked, lake):
    path, files = questions(asked, lake)
    ours = run([asked.bin / "store", lake, path])
    everyone = {"Nyckeltal": ours}
    for name in ("polars", "duckdb"):
        everyone[name.capitalize() if name == "polars" else "DuckDB"] = engine(f"{name}_store", path, *files)
    print(f"\nStore: {ours.told['n_rows'][0]} values in {int(ours.told['store_bytes'][0]) / 1e6:.0f} MB; {N_QUESTIONS} questions")
    for name, ran in everyone.items():
        for what in ("n_values", "sum"):
            a, b = float(ours.told[what][-1]), float(ran.told[what][-1])
            if name != "Nyckeltal":
                check(f"{what} of {name}", abs(a - b) <= 1e-9 * max(abs(a), 1.0), ran.told[what][-1])
    print(f"  {'':20}{'load s':>8}{'p50 us':>10}{'p99 us':>10}{'peak MB':>9}")
    for name, ran in everyone.items():
        load, p50, p99 = (float(ran.told[key][0]) for key in ("load_s", "warm_p50_us", "warm_p99_us"))
        print(f"  {name:20}{load:>8.3f}{p50:>10.2f}{p99:>10.2f}{ran.peak_mb:>9.0f}", flush=True)
