"""The whole built-in day: from the replay into an empty lake, and again from the lake that is there then."""
from harness import fresh, interleaved, run, table
from sync import Replay


def measure(asked):
    lake, out = asked.work / "lake-day", asked.work / "day"
    build = [asked.bin / "nyckeltal", "build", "--lake", lake, "--out", out]
    fresh(lake), fresh(out)
    with Replay() as address:
        cold = run([*build, "--kolada-url", address])
    warm = interleaved({"From the lake": lambda: run([*build, "--offline"])}, asked.runs)
    table("Build of the built-in day", warm | {"From the replay into an empty lake": cold})
