"""How long a build from a warm lake takes, and how much memory: best of three."""
import replay
from program import Tally, must_build, work_folder

WALL_S_MAX = 3.0


def main():
    tally, work = Tally(), work_folder()
    with replay.running() as base:
        cold = must_build(work / "out", work / "lake", url=base)
    runs = [must_build(work / "out", work / "lake", "--offline") for _ in range(3)]
    best_s, peak_mb = min(run.wall_s for run in runs), max(run.rss_mb for run in runs)
    walls = ", ".join(f"{run.wall_s:.2f}" for run in runs)
    print(f"  cold {cold.wall_s:.2f} s; warm {walls} s; peak memory {peak_mb:.0f} MB")
    tally.check(f"a warm build takes at most {WALL_S_MAX:.0f} s", best_s <= WALL_S_MAX, f"{best_s:.2f} s")
    tally.end()


main()
