"""Two builds of the same snapshot are the same bytes, whatever folder they go to."""
import replay
from program import Tally, check_is_whole, different, must_build, sums, work_folder


def main():
    tally, work = Tally(), work_folder()
    with replay.running() as base:
        must_build(work / "first", work / "lake", url=base)
    must_build(work / "second/below", work / "lake", "--offline")
    check_is_whole(tally, "the first is whole", work / "first")
    first, second = sums(work / "first"), sums(work / "second/below")
    apart = different(first, second)
    tally.check("every file has the same sum", first and not apart, f"{len(first)} files, {len(apart)} differ: {apart[:5]}")
    tally.end()


main()
