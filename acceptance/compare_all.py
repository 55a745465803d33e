"""`compare` on a hundred key figures, every number computed anew with numpy and scipy from the source's own files.

Nothing comes from the lake: values are read from `kolada/data/values.zip`, groups from `municipality_groups.json.gz`; the
results are read with pyarrow.
"""
import gzip, io, json, tomllib, zipfile

import numpy as np
import pyarrow.parquet as pq
from scipy.stats import rankdata

import replay
from program import FAST, ROOT, SHARED, Tally, run, sums, work_folder

N_KEY_FIGURES = 100
DATA = SHARED / "kolada/data"
OWN = ["0126", "0127", "0128", "0136", "0138", "0140", "0181", "0192"]
SKR = {"G92787", "G92793", "G92790", "G92792", "G92786", "G92788", "G92789", "G92791", "G92794"}
FAMILY_BY_DIGITS = {"10": "förskola", "11": "förskola", "13": "fritidshem", "15": "grundskola", "16": "grundskola",
                    "17": "gymnasieskola", "20": "äldreomsorg", "21": "äldreomsorg", "23": "äldreomsorg", "25": "LSS",
                    "26": "LSS", "27": "LSS", "28": "LSS", "29": "LSS", "30": "IFO", "33": "IFO",
                    "31": "ekonomiskt bistånd", "40": "arbetsmarknad"}
FAMILY_BY_SERVICE = {"Förskola": "förskola", "Fritidshem": "fritidshem", "Grundskola": "grundskola",
                     "Gymnasieskola": "gymnasieskola", "Äldreomsorg": "äldreomsorg", "Individ- och familjeomsorg": "IFO",
                     "Funktionsnedsättning LSS": "LSS", "Personlig assistans": "LSS"}


def groups():
    """For each municipality its SKR group, and its similar ones by family."""
    everyone = json.load(gzip.open(DATA / "municipality_groups.json.gz"))
    names = {m["id"]: m["title"] for m in json.loads((DATA / "municipality.json").read_text()) if m["type"] == "K"}
    members = {g["id"]: [m["member_id"] for m in g["members"]] for g in everyone}
    skr = {area: members[g] for g in SKR for area in members[g]}
    codes, similar = {name: code for code, name in names.items()}, {}
    for group in everyone:
        head, _, rest = group["title"].rpartition(", ")
        head, _, name = head.rpartition(", ")
        if head.startswith("Liknande kommuner") and rest.isdigit() and name in codes:
            family = head.removeprefix("Liknande kommuner").strip(", ")
            similar[codes[name], family] = members[group["id"]]
    return skr, similar


def reviewed():
    tables = [tomllib.loads(path.read_text()) for path in (ROOT / "key-figures").glob("*.toml")]
    return {row["id"]: row for table in tables for rows in table.values() if isinstance(rows, list) for row in rows}


def published(archive, key_figure, first_year):
    """Values by year and sex, and in them by area."""
    slices = {}
    for line in io.TextIOWrapper(archive.open(f"{key_figure}.csv"), encoding="utf-8"):
        area, year, sex, value = line.strip().split(",")
        if value and int(year) >= first_year:
            slices.setdefault((int(year), sex or "T"), {})[area] = float(value)
    return slices


def rows_of(folder):
    """A table of results: key figure, year, sex and what else tells a row from the others, to the rest of it."""
    out = {}
    for path in sorted(folder.glob("*.parquet")):
        for row in pq.read_table(path).to_pylist():
            out[row["key_figure"], row["year"], row["sex"], row.get("area") or row["among"]] = row
    return out


def close(got, want):
    if want is None or got is None:
        return got is want
    return abs(got - want) <= 1e-9 * max(abs(got), abs(want), 1.0)


def check_slice(tally, key, values, riket, scales, standings, direction, peers_of):
    """One key figure, year and sex among municipalities or among regions."""
    key_figure, year, sex, among = key
    areas, x = sorted(values), np.array([values[area] for area in sorted(values)])
    quartiles, scale = np.quantile(x, [0.25, 0.5, 0.75]), scales.pop(key, {})
    expected = {"n": len(x), "mean": x.mean(), "median": quartiles[1], "lower_quartile": quartiles[0],
                "upper_quartile": quartiles[2], "standard_deviation": x.std(), "lowest": x.min(), "highest": x.max()}
    for name, want in expected.items():
        tally.compare(f"scales: {name}", key, scale.get(name), want, close(scale.get(name), float(want)))
    ranks, middles = rankdata(-x, "min"), rankdata(x, "average")
    best = {"higher": x.max(), "lower": x.min()}.get(direction)
    for area, value, rank, middle in zip(areas, x, ranks, middles):
        row = standings.pop((key_figure, year, sex, area), {})
        expected = {
            "value": value, "rank_from_highest": rank, "n_sharing": (x == value).sum(),
            "percentile": (middle - 0.5) / len(x) if len(x) >= 5 else None,
            "z": (value - x.mean()) / x.std() if x.min() < x.max() else None,
            "to_best": None if best is None else value - best,
            "to_riket": None if riket is None else value - riket,
        }
        for name, of in (peers_of(area) if among == "municipalities" else {}).items():
            there = [values[peer] for peer in of if peer in values]
            expected |= {f"{name}_n": len(there), f"to_{name}_mean": value - np.mean(there) if there else None,
                         f"to_{name}_median": value - np.median(there) if there else None}
        for name, want in expected.items():
            want = None if want is None else float(want)
            tally.compare(f"standings: {name}", (*key, area), row.get(name), want, close(row.get(name), want))


def check_results(tally, out, key_figures):
    skr, similar = groups()
    reviews = reviewed()
    scales, standings = rows_of(out / "scales"), rows_of(out / "standings")
    n_rows = len(standings)
    first_year = min(year for _, year, _, _ in standings)
    archive = zipfile.ZipFile(DATA / "values.zip")
    for key_figure in key_figures:
        review = reviews.get(key_figure, {})
        by_digits = FAMILY_BY_DIGITS.get(key_figure[1:3], "övergripande")
        family = FAMILY_BY_SERVICE.get(review["service_area"], "övergripande") if review else by_digits

        def peers_of(area):
            overall = similar.get((area, "övergripande"), [])
            return {"county": None, "skr_group": skr.get(area, []), "similar": similar.get((area, family), overall), "group": OWN}

        for (year, sex), values in published(archive, key_figure, first_year).items():
            riket = values.pop("0000", None)
            for among, is_of in (("municipalities", lambda area: area >= "0100"), ("regions", lambda area: area < "0100")):
                of_kind = {area: value for area, value in values.items() if is_of(area)}
                if of_kind:
                    with_county = lambda area: peers_of(area) | {"county": [o for o in of_kind if o[:2] == area[:2]]}
                    key = (key_figure, year, sex, among)
                    check_slice(tally, key, of_kind, riket, scales, standings, review.get("direction"), with_county)
    tally.close_places()
    tally.check("there is no row beyond those of the source", not scales and not standings, f"{len(scales)}, {len(standings)} of {n_rows} left")


def main():
    tally, work = Tally(), work_folder()
    names = sorted(name[:-4] for name in zipfile.ZipFile(DATA / "values.zip").namelist())
    # Reviewed ones among them, since only those have a best.
    some = [name for name in names if name in reviewed()]
    key_figures = sorted({*some[:30], *names[:: len(names) // (N_KEY_FIGURES - 30)]})
    with replay.running() as base:
        done = run("sync", *key_figures, "--lake", work / "lake", "--kolada-url", base, *FAST)
    tally.check("the key figures are fetched", done.code == 0, done.tail())
    arguments = ["compare", "--all", "--lake", work / "lake", "--group", ",".join(OWN)]
    done = run(*arguments, "--out", work / "out", "--format", "json")
    if not tally.check("they are compared", done.code == 0, done.tail()):
        tally.end()
    check_results(tally, work / "out", key_figures)
    run(*arguments, "--out", work / "again")
    tally.check("a second run gives the same bytes", sums(work / "out") == sums(work / "again"))

    one = key_figures[0]
    done = run("compare", one, "--lake", work / "lake", "--out", work / "out")
    about = json.loads((work / "out/results.json").read_text())
    tally.check("one key figure takes the place of all", done.code == 0 and len(about["files"]) == 2, str(list(about["files"])))
    before = sums(work / "out")
    file = next((work / "lake/files").glob("*.parquet"))
    damaged = bytearray(file.read_bytes())
    damaged[len(damaged) // 2] ^= 4
    file.unlink()
    file.write_bytes(damaged)
    done = run("compare", "--all", "--lake", work / "lake", "--out", work / "out")
    tally.check("a damaged file is named, with a hint", done.code == 1 and file.name in done.err and "hint:" in done.err, done.tail())
    tally.check("and the earlier results stand", sums(work / "out") == before)
    tally.end()


if __name__ == "__main__":
    main()
