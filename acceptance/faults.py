"""A service that refuses, breaks down and cuts off gives the same snapshot, and from it the same deck and workbook."""
import replay
from program import Tally, check_is_whole, must_build, snapshot, sums, work_folder

FAULTS = ["--fault-429", "0.05", "--fault-500", "0.05", "--fault-drop", "0.05"]


def main():
    tally, work = Tally(), work_folder()
    with replay.running() as base:
        clean = must_build(work / "clean", work / "clean-lake", url=base)
    with replay.running(*FAULTS) as base:
        faulty = must_build(work / "faulty", work / "faulty-lake", url=base)
        served = replay.stats(base)
    print(f"  clean {clean.wall_s:.1f} s, faulty {faulty.wall_s:.1f} s; answers: {served}")
    n_faults = sum(served.get(kind, 0) for kind in ("429", "500", "dropped"))
    tally.check("there were faults", n_faults > 0, f"{n_faults} of them")
    names = snapshot(work / "clean"), snapshot(work / "faulty")
    tally.check("same snapshot", names[0] and names[0] == names[1], f"{names[0]} and {names[1]}")
    clean_sums, faulty_sums = sums(work / "clean"), sums(work / "faulty")
    for file in ("deck.pptx", "nyckeltal.xlsx"):
        tally.check(f"same {file}", clean_sums.get(file) and clean_sums.get(file) == faulty_sums.get(file))
    check_is_whole(tally, "the faulty build is whole", work / "faulty")
    tally.end()


main()
