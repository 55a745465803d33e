"""Pages of the service read into figures, with nothing to wait for: ours against orjson and pandas."""
import dataclasses, urllib.request

from harness import check, engine, run, table
from sync import Replay

KEY_FIGURES = ["N15507", "N11102", "N00945", "N01951", "N03034", "N15436", "N17461", "N20900", "N28892", "N31807"]
N_PAGES_MAX = 40


def pages(folder):
    """Bodies as the service sends them, after decompression."""
    if not folder.exists():
        folder.mkdir(parents=True)
        with Replay() as address:
            n = 0
            for key_figure in KEY_FIGURES:
                for years in (range(1998, 2010), range(2010, 2023)):
                    url = f"{address}/data/kpi/{key_figure}/year/{','.join(map(str, years))}"
                    body = urllib.request.urlopen(url).read()
                    (folder / f"{n:03}.json").write_bytes(body)
                    n += 1
    return sorted(folder.glob("*.json"))[:N_PAGES_MAX]


def measure(asked):
    files = pages(asked.work / "pages")
    n_bytes = sum(file.stat().st_size for file in files)
    contenders = {
        "Nyckeltal": run([asked.bin / "parse", asked.runs, *files]),
        "orjson and pandas": engine("pandas_parse", asked.runs, *files),
    }
    ours, theirs = contenders.values()
    check("values", ours.told["n_values"] == theirs.told["n_values"], ours.told["n_values"][0])
    sums = [float(ran.told["sum"][0]) for ran in (ours, theirs)]
    check("their sum", abs(sums[0] - sums[1]) <= 1e-6 * abs(sums[0]), f"{sums[0]}")
    best = {}
    for name, ran in contenders.items():
        seconds = min(map(float, ran.told["seconds"]))
        best[name] = dataclasses.replace(ran, told={"inside_s": [seconds]}, cpu_s=seconds)
    n_values = int(ours.told["n_values"][0])
    table(f"Parsing {len(files)} pages, {n_bytes / 1e6:.1f} MB, {n_values} values, on one thread", best, n_values)
