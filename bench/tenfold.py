"""How cost grows: ours on a lake ten times as large."""
import shutil

from harness import fresh, interleaved, run
from kernel import files_of, ours

N_RUNS = 2


def measure(asked, lake, real):
    large = asked.work / "lake-tenfold"
    if not large.exists():
        run([asked.bin / "tenfold", lake, fresh(asked.work / "lake-unfinished")])
        shutil.move(asked.work / "lake-unfinished", large)
    out = asked.work / "out-tenfold"
    fresh(out).mkdir(parents=True)
    # The same names as on the real lake.
    start = {name: ours(asked, large, out, *more) for name, more in [("Nyckeltal", ("--against", "none")), ("Nyckeltal, with county, SKR group, similar", ())]}
    tenfold = interleaved(start, N_RUNS)
    _, n_rows = files_of(large)
    print(f"\nTenfold data, {n_rows} values: how many times the time, the processor time and the memory")
    for name, ran in tenfold.items():
        before = real[name]
        print(
            f"  {name:44}{ran.inside_s:>7.2f} s, {ran.inside_s / before.inside_s:.1f} times; {ran.cpu_s:.1f} s CPU, "
            f"{ran.cpu_s / before.cpu_s:.1f} times; {ran.peak_mb:.0f} MB, {ran.peak_mb / before.peak_mb:.2f} times",
            flush=True,
        )
    fresh(out)
