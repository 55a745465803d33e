"""All of Kolada in memory, and one key figure in one year for a group: ours against Polars and DuckDB, in memory too."""
import sys

from harness import HERE, check, engine, run
from kernel import files_of

def measure(asked, lake):
    path, (files, _) = asked.work / "questions.csv", files_of(lake)
    run([sys.executable, HERE / "questions.py", path, *files])
    ours = run([asked.bin / "store", lake, path])
    everyone = {"Nyckeltal": ours}
    for name in ("polars", "duckdb"):
        everyone[name.capitalize() if name == "polars" else "DuckDB"] = engine(f"{name}_store", path, *files)
    print(f"\nStore: {ours.told['n_rows'][0]} values in {int(ours.told['store_bytes'][0]) / 1e6:.0f} MB; {len(path.read_text().splitlines())} questions")
    for name, ran in everyone.items():
        for what in ("n_values", "sum"):
            a, b = float(ours.told[what][-1]), float(ran.told[what][-1])
            if name != "Nyckeltal":
                check(f"{what} of {name}", abs(a - b) <= 1e-9 * max(abs(a), 1.0), ran.told[what][-1])
    print(f"  {'':20}{'load s':>8}{'p50 us':>10}{'p99 us':>10}{'peak MB':>9}")
    for name, ran in everyone.items():
        load, p50, p99 = (float(ran.told[key][0]) for key in ("load_s", "warm_p50_us", "warm_p99_us"))
        print(f"  {name:20}{load:>8.3f}{p50:>10.2f}{p99:>10.2f}{ran.peak_mb:>9.0f}", flush=True)
