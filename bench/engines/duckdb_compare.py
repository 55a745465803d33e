"""Scales and standings of every key figure, year and sex with DuckDB: duckdb_compare.py THREADS OUT FILE …"""
import pathlib, sys, time

import duckdb

THREADS, OUT, FILES = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]

ROWS = """
create temp table figures as
select key_figure::key_figures as key_figure, year::usmallint as year, sex::sexes as sex,
       (area >= '0100')::utinyint as among, area::usmallint as area, value
from read_parquet($files) where value is not null and area <> '0000'
"""
SCALES = """
create temp table scales as
select key_figure, year, sex, among, count(*) as n, avg(value) as mean, stddev_pop(value) as standard_deviation,
       quantile_cont(value, [0.25, 0.5, 0.75]) as quartiles, min(value) as lowest, max(value) as highest
from figures group by all
"""
STANDINGS = """
select key_figure, year, sex, among, area, value,
       n - below - sharing + 1 as rank_from_highest,
       case when n >= 5 then (below + sharing / 2.0) / n end as percentile,
       case when highest > lowest then (value - mean) / standard_deviation end as z
from (
    select *, rank() over (partition by key_figure, year, sex, among order by value) - 1 as below,
           count(*) over (partition by key_figure, year, sex, among order by value range between current row and current row) as sharing
    from figures
) join scales using (key_figure, year, sex, among)
"""


def main():
    OUT.mkdir(parents=True)
    db = duckdb.connect()
    db.execute(f"set threads = {THREADS}; set preserve_insertion_order = false; set enable_progress_bar = false")
    files = {"files": FILES}
    # Texts become integers of an enumeration.
    ids = db.execute("select distinct key_figure from read_parquet($files) order by 1", files).fetchall()
    db.execute("create type key_figures as enum (" + ", ".join(f"'{row[0]}'" for row in ids) + ")")
    db.execute("create type sexes as enum ('K', 'M', 'T')")
    db.execute(ROWS, files)
    db.execute(SCALES)
    scales = "select * exclude (quartiles), quartiles[1] as lower_quartile, quartiles[2] as median, quartiles[3] as upper_quartile from scales"
    for name, query in [("scales", scales), ("standings", STANDINGS)]:
        db.execute(f"copy ({query}) to '{OUT / name}.parquet' (format parquet, compression snappy)")


began = time.perf_counter()
main()
print(f"inside_s {time.perf_counter() - began}")
