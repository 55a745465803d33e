"""Pages into one table with orjson and pandas: pandas_parse.py RUNS PAGE …"""
import pathlib, sys, time

import orjson
import pandas as pd

bodies = [pathlib.Path(path).read_bytes() for path in sys.argv[2:]]
for _ in range(int(sys.argv[1])):
    began = time.perf_counter()
    columns = {name: [] for name in ("kpi", "municipality", "period", "gender", "status", "value")}
    kpi, area, period, gender, status, value = columns.values()
    for body in bodies:
        for row in orjson.loads(body)["values"]:
            for cell in row["values"]:
                kpi.append(row["kpi"])
                area.append(row["municipality"])
                period.append(row["period"])
                gender.append(cell["gender"])
                status.append(cell["status"])
                value.append(cell["value"])
    frame = pd.DataFrame(columns)
    known = frame["value"].dropna()
    print(f"n_values {len(known)}\nsum {float(known.sum())!r}\nseconds {time.perf_counter() - began}")
