"""Questions to all figures in memory with Polars: polars_store.py QUESTIONS FILE …"""
import sys, time

import polars as pl

began = time.perf_counter()
frame = pl.scan_parquet(sys.argv[2:], glob=False).select("key_figure", "year", "sex", "area", "value").collect()
# A table a key figure: what a service in Python would hold, since a filter over everything reads everything.
tables = {key[0]: part for key, part in frame.partition_by("key_figure", as_dict=True, maintain_order=True).items()}
print(f"load_s {time.perf_counter() - began}")
questions = [line.rstrip("\n").split(",") for line in open(sys.argv[1])]
for kind in ("cold", "warm"):
    took, n, total = [], 0, 0.0
    for key_figure, year, sex, areas in questions:
        areas = areas.split(" ")
        began = time.perf_counter()
        found = tables[key_figure].filter((pl.col("year") == int(year)) & (pl.col("sex") == sex) & pl.col("area").is_in(areas))
        took.append(time.perf_counter() - began)
        values = found["value"].drop_nulls()
        n, total = n + len(values), total + values.sum()
    took.sort()
    print(f"{kind}_p50_us {took[len(took) // 2] * 1e6}\n{kind}_p99_us {took[len(took) * 99 // 100] * 1e6}\nn_values {n}\nsum {total:.9e}")
