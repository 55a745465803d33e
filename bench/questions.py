"""Questions to a store, as a day asks them: questions.py CSV FILE …

Any key figure, year and sex that somebody has, for the eight of Södertörn; one in ten for all areas.
"""
import pathlib, random, sys

import polars as pl

SODERTORN = "0126 0127 0128 0136 0138 0140 0181 0192"
N_QUESTIONS = 2000

frame = pl.scan_parquet(sys.argv[2:])
keys = frame.select("key_figure", "year", "sex").unique().sort("key_figure", "year", "sex").collect()
areas = frame.select("area").unique().sort("area").collect()["area"].to_list()
dice = random.Random(0)
with pathlib.Path(sys.argv[1]).open("w") as file:
    for n in range(N_QUESTIONS):
        key_figure, year, sex = keys.row(dice.randrange(len(keys)))
        file.write(f"{key_figure},{year},{sex},{' '.join(areas) if n % 10 == 0 else SODERTORN}\n")
