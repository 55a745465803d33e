"""How cost grows: the same on a lake ten times as large."""
import shutil

import kernel
from harness import fresh, run

N_RUNS = 2


def measure(asked, lake, real):
    large = asked.work / "lake-tenfold"
    if not large.exists():
        run([asked.bin / "tenfold", lake, fresh(asked.work / "lake-unfinished")])
        shutil.move(asked.work / "lake-unfinished", large)
    tenfold = kernel.measure(asked, large, "tenfold", N_RUNS)
    print("\nTenfold data: how many times the time and the memory")
    for name, ran in tenfold.items():
        before = real[name]
        print(f"  {name:44}{ran.inside_s / before.inside_s:>7.1f}{ran.cpu_s / before.cpu_s:>7.1f} (CPU){ran.peak_mb / before.peak_mb:>7.2f}")
