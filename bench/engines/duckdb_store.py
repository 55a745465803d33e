"""Questions to all figures in memory with DuckDB: duckdb_store.py QUESTIONS FILE …"""
import sys, time

import duckdb

FILES = {"files": sys.argv[2:]}
db = duckdb.connect()
began = time.perf_counter()
# In order, so that its zone maps leave out what is not asked for.
db.execute("create table figures as select key_figure, year, sex, area, value from read_parquet($files) order by all", FILES)
print(f"load_s {time.perf_counter() - began}")
questions = [line.rstrip("\n").split(",") for line in open(sys.argv[1])]
QUERY = "select value from figures where key_figure = ? and year = ? and sex = ? and area in (select unnest(?::varchar[]))"
for kind in ("cold", "warm"):
    took, n, total = [], 0, 0.0
    for key_figure, year, sex, areas in questions:
        areas = areas.split(" ")
        began = time.perf_counter()
        found = db.execute(QUERY, [key_figure, int(year), sex, areas]).fetchall()
        took.append(time.perf_counter() - began)
        values = [value for (value,) in found if value is not None]
        n, total = n + len(values), total + sum(values)
    took.sort()
    print(f"{kind}_p50_us {took[len(took) // 2] * 1e6}\n{kind}_p99_us {took[len(took) * 99 // 100] * 1e6}\nn_values {n}\nsum {total:.9e}")
