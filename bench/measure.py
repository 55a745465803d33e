"""All measurements: see README.md. Started by `run`, which builds the program and the environment."""
import argparse, os, pathlib

import build, deck, kernel, parse, regress, store, sync, tenfold
from harness import N_THREADS

STAGES = ["sync", "parse", "kernel", "store", "tenfold", "deck", "regress", "build"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--bin", type=pathlib.Path, required=True)
    parser.add_argument("--lake", type=pathlib.Path, help="another lake than the one synced from the replay")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("stages", nargs="*", default=[])
    asked = parser.parse_args()
    unknown = set(asked.stages) - set(STAGES)
    if unknown:
        parser.error(f"no stage {', '.join(sorted(unknown))}; there are {', '.join(STAGES)}")
    stages = asked.stages or STAGES
    os.environ["RAYON_NUM_THREADS"] = str(N_THREADS)
    print(f"{N_THREADS} threads, best of {asked.runs} runs in turn; ratio 1 is ours", flush=True)
    lake = asked.lake or asked.work / "lake"
    if "sync" in stages or (not set(stages) <= {"deck", "regress", "build"} and not lake.exists()):
        sync.measure(asked, lake)
    measured = {}
    if "parse" in stages:
        parse.measure(asked)
    if "kernel" in stages or "tenfold" in stages:
        measured["real"] = kernel.measure(asked, lake)
    if "store" in stages:
        store.measure(asked, lake)
    if "tenfold" in stages:
        tenfold.measure(asked, lake, measured["real"])
    if "deck" in stages:
        deck.measure(asked)
    if "regress" in stages:
        regress.measure(asked)
    if "build" in stages:
        build.measure(asked)


main()
