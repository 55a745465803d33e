"""Choosing what to compare and with whom: RKA's indices, peers' distances, holes and suggestions, recomputed with numpy.

The figures come from the replay's JSON by way of `published.py`; nothing of the program's own arithmetic is used.
"""
import csv, itertools, json, re, tomllib

import numpy as np

import replay
from program import ROOT, Tally, must_build, run, work_folder
from published import Day, Published, pages, pieces

STRUCTURE = tomllib.loads((ROOT / "methods/structure.toml").read_text())["variable"]
INDICES = tomllib.loads((ROOT / "methods/indices.toml").read_text())["index"]
NEAR = 0.5
# What CONVENTIONS.md 13 found: at least these shares within 0.5. Of U11901 2021 all but Täby, whose inputs were revised.
FOUND = {("U11901", 2021): 0.995, ("U31904", 2022): 1.0, **{("U20008", year): 0.98 for year in range(2016, 2023)}}
MORE = ["N15508", "N17451", "N11008", "N00664", "N00528", "N15428", "N07001", "N09100", "N03107", "U31462"]

HEAD = """title_sv = "Prov"
date = 2022-12-31
place = "Haninge"
host = "0136"
[group]
name_sv = "Södertörn"
kolada_group = "G96274"
"""


def programme(key_figures):
    """A day with all of them, twelve an area, so that one build brings them into the lake."""
    text = HEAD
    for at, ids in enumerate(pieces(key_figures, 12)):
        code = "A" + chr(65 + at // 26) + chr(65 + at % 26)
        words = "".join(f'{field}_{lang} = "{code}"\n' for field in ("name", "committee", "administration", "question") for lang in ("sv", "en"))
        text += f'[[area]]\ncode = "{code}"\n{words}key_figures = {json.dumps(ids)}\n'
    return text


def of_year(published, kpi, year):
    cells = published.values.get(kpi, {})
    return {area: cells[area, year, "T"] for area in published.municipalities if (area, year, "T") in cells}


def scaled(values, sign):
    """0–100 between the innermost values, after the percentiles of SPSS (Weibull) at 2.5 and 97.5."""
    areas = sorted(values)
    x = sign * np.array([values[area] for area in areas])
    low, high = np.percentile(x, [2.5, 97.5], method="weibull")
    inside = x[(x >= low) & (x <= high)]
    y = np.clip((x - inside.min()) / (inside.max() - inside.min()) * 100, 0, 100)
    return dict(zip(areas, y))


def expected_index(published, index, year):
    """The index made anew; or what it lacks."""
    parts, lacking = [], []
    for one in index["inputs"]:
        for ids in one["key_figures"]:
            columns = [of_year(published, kpi, year) for kpi in ids]
            if all(columns):
                values = columns[0] if len(columns) == 1 else {a: columns[0][a] / columns[1][a] for a in columns[0].keys() & columns[1].keys()}
                parts.append(scaled(values, 1 if one["better"] == "higher" else -1))
                break
        else:
            lacking.append(one["words"])
    if lacking or not parts:
        return None, lacking
    if len(parts) == 1:
        return parts[0], []
    common = set.intersection(*map(set, parts))
    return scaled({area: np.mean([part[area] for part in parts]) for area in common}, 1), []


def check_indices(tally, published, lake):
    done = run("index", "check", "--format", "json", "--lake", lake)
    if not tally.check("index check runs", done.code == 0, done.tail()):
        return
    rows = json.loads(done.out)["rows"]
    told = {(row["index"], row["year"]): row for row in rows}
    wanted, shares = set(), {}
    for index in INDICES:
        years = sorted({year for (area, year, sex) in published.values.get(index["id"], {}) if area in published.municipalities and sex == "T"})
        if not years:
            wanted.add((index["id"], None))
            tally.compare("indices that are not served are named", index["id"], bool(told.get((index["id"], None), {}).get("lacking")), True)
        for year in years:
            wanted.add((index["id"], year))
            row = told.get((index["id"], year), {})
            there = of_year(published, index["id"], year)
            here, lacking = expected_index(published, index, year)
            where = f"{index['id']} {year}"
            if here is None:
                tally.compare("indices that cannot be made name what is lacking", where, row.get("lacking"), lacking)
                continue
            both = sorted(there.keys() & here.keys())
            a, b = np.array([there[area] for area in both]), np.array([here[area] for area in both])
            apart = np.abs(a - b)
            tally.compare("municipalities compared", where, row.get("n_compared"), len(both))
            # One on the border may fall on either side by the last bit.
            share = float(np.mean(apart <= NEAR))
            got = row.get("share_within_half", -1)
            tally.compare("shares within 0.5", where, got, share, abs(got - share) * len(both) < 1.5)
            for name, want in [("median_difference", np.median(apart)), ("largest_difference", apart.max()), ("correlation", np.corrcoef(a, b)[0, 1])]:
                tally.compare(name, where, row.get(name), want, abs(row.get(name, 9e9) - want) < 1e-6)
            shares[index["id"], year] = got
            tally.compare("correlation never under 0.968, efficiency never under 0.988", where, row["correlation"], "",
                          row["correlation"] >= (0.988 if index["kind"] == "efficiency" else 0.968))
    tally.check("one row an index and year, and no more", set(told) == wanted and len(rows) == len(wanted), f"{len(rows)} rows")
    for key, least in FOUND.items():
        tally.compare("at least what was found before", key, shares.get(key), least, shares.get(key, 0) >= least)
    print("  within 0.5, by service and year:")
    for index in INDICES:
        line = [f"{year} {100 * share:.1f} %" for (kpi, year), share in sorted(shares.items()) if kpi == index["id"]]
        print(f"    {index['id']} {index['kind']:10} {index['service_sv']}: {', '.join(line) or 'inputs not served'}")


def newest_full_year(published, kpi):
    counts = {}
    for (area, year, sex) in published.values[kpi]:
        if sex == "T" and area in published.municipalities:
            counts[year] = counts.get(year, 0) + 1
    return max(year for year, n in counts.items() if 10 * n >= 9 * max(counts.values()))


def structure_of(published):
    """Robust z-scores: rows of municipalities, columns of variables."""
    columns = []
    for one in STRUCTURE:
        of_ids = [of_year(published, kpi, newest_full_year(published, kpi)) for kpi in one["key_figures"]]
        values = of_ids[0] if len(of_ids) == 1 else {a: of_ids[0][a] / of_ids[1][a] for a in of_ids[0].keys() & of_ids[1].keys()}
        columns.append({area: np.log(value) if one["logarithm"] else value for area, value in values.items()})
    areas = sorted(set.intersection(*map(set, columns)))
    x = np.array([[column[area] for column in columns] for area in areas])
    middle = np.median(x, axis=0)
    return areas, (x - middle) / (1.4826 * np.median(np.abs(x - middle), axis=0))


def ledoit_wolf(x):
    """After Ledoit and Wolf (2004)."""
    n, p = x.shape
    x = x - x.mean(axis=0)
    s = x.T @ x / n
    mu = np.trace(s) / p
    d2 = ((s - mu * np.eye(p)) ** 2).sum() / p
    b2 = min(d2, sum(((np.outer(row, row) - s) ** 2).sum() for row in x) / n**2 / p)
    return (b2 / d2) * mu * np.eye(p) + (1 - b2 / d2) * s


def check_peers(tally, published, lake):
    areas, z = structure_of(published)
    inverse = {"euclidean": np.eye(z.shape[1]), "mahalanobis": np.linalg.inv(ledoit_wolf(z))}
    for metric, code in itertools.product(inverse, ["0136", "0180", "0192", "2584"]):
        done = run("peers", code, "--n", "7", "--metric", metric, "--format", "json", "--lake", lake)
        if done.code != 0:
            tally.check(f"peers of {code} run", False, done.tail())
            continue
        found = json.loads(done.out)
        d = z - z[areas.index(code)]
        parts = d * (d @ inverse[metric])
        distance = np.sqrt(parts.sum(axis=1))
        order = [at for at in np.argsort(distance, kind="stable") if areas[at] != code][:7]
        tally.compare(f"{metric} neighbours", code, [peer["area"] for peer in found["nearest"]], [areas[at] for at in order])
        for peer in found["nearest"]:
            at = areas.index(peer["area"])
            tally.compare(f"{metric} distances", peer["area"], peer["distance"], distance[at], abs(peer["distance"] - distance[at]) < 1e-9)
            share = parts[at] / parts[at].sum()
            tally.compare(f"{metric} shares of each variable", peer["area"], "", "", np.allclose(peer["contributions"], share, atol=1e-9))
        groups = [g for g in published.groups if re.search(rf", {found['municipality']}, \d+$", g["title"])]
        want = sorted([member["member_title"] for member in group["members"]] for group in groups)
        tally.compare("Kolada's own similar municipalities, as given", code, sorted(group["members"] for group in found["published"]), want)
    stockholm = json.loads(run("peers", "Stockholm", "--format", "json", "--lake", lake).out)
    haninge = json.loads(run("peers", "Haninge", "--format", "json", "--lake", lake).out)
    tally.check("nobody is near Stockholm, somebody is near Haninge", stockholm["nobody_is_near"] and not haninge["nobody_is_near"])


def check_climbers(tally, published, lake):
    """Every number of the list, for one key figure."""
    kpi, code, years, band = "N15508", "0136", 5, 0.25
    found = json.loads(run("climbers", kpi, "--from", code, "--n", "290", "--since", "1970", "--format", "json", "--lake", lake).out)
    newest = max(year for (area, year, sex) in published.values[kpi] if area == code and sex == "T")
    level, best = of_year(published, kpi, newest)[code], {}
    for start in sorted({year for (_, year, _) in published.values[kpi]}):
        a, b = of_year(published, kpi, start), of_year(published, kpi, start + years)
        both = sorted(a.keys() & b.keys())
        if len(both) < 10:
            continue
        x, y = np.array([a[k] for k in both]), np.array([b[k] for k in both])
        r, spread = max(0, np.corrcoef(x, y)[0, 1]), x.std(ddof=1)
        for area, before, after in zip(both, x, y):
            if area != code and abs(before - level) <= band * spread and (area not in best or after - before > best[area][2]):
                best[area] = (start, after, after - before, y.mean() - x.mean(), (1 - r) * (x.mean() - before))
    want = {area: one for area, one in best.items() if one[2] > 0}
    got = {row["area"]: row for row in found["climbs"]}
    tally.check("climbers: those who started near and rose", set(got) == set(want) and found["n_alike"] == len(best), f"{len(got)} of {found['n_alike']}")
    for area, (start, after, rise, of_all, regression) in want.items():
        row = got.get(area, {})
        numbers = [row.get(name, 9e9) for name in ("to", "rise", "of_all", "regression", "beyond")]
        same = row.get("start") == start and np.allclose(numbers, [after, rise, of_all, regression, rise - of_all - regression], atol=1e-9)
        tally.compare("climbers: years, rises and what was to be expected", area, numbers, start, same)


def check_kronor(tally, published, lake):
    """Kronor of different years are compared in the prices of one, by the changes in prices/kpif.toml."""
    kpi = "N11008"
    changes = {one["year"]: one["change_percent"] for one in tomllib.loads((ROOT / "prices/kpif.toml").read_text())["year"]}
    for prices in ("kpif", "running"):
        found = json.loads(run("climbers", kpi, "--from", "0136", "--better", "lower", "--prices", prices, "--n", "290", "--format", "json", "--lake", lake).out)
        base = found["prices"]["year"]
        tally.compare("climbers: which prices", prices, found["prices"]["index"], "KPIF" if prices == "kpif" else None)
        tally.check("climbers: none began more than fifteen years before the newest figures", all(row["start"] >= found["since"] for row in found["climbs"]) and found["since"] == published.newest[kpi] - 15)
        for row in found["climbs"]:
            ratio = lambda year: np.prod([1 + changes[one] / 100 for one in range(year + 1, base + 1)]) if base else 1.0
            last = max(year for (area, year, sex) in published.values[kpi] if area == row["area"] and sex == "T")
            want = [of_year(published, kpi, year)[row["area"]] * ratio(year) for year in (row["start"], row["end"], last)]
            got = [row["from"], row["to"], row["newest"]]
            tally.compare(f"climbers: kronor, {prices}", row["area"], got, want, np.allclose(got, want, rtol=1e-12) and row["newest_year"] == last)
        sure = [row["certainty"] for row in found["climbs"]]
        tally.check("climbers: the surest first, and who may be chance is marked", sure == sorted(sure, reverse=True) and all(row["may_be_chance"] == (row["certainty"] < 2) for row in found["climbs"]))
    said = [run("climbers", kpi, "--from", "0136", "--better", "lower", "--lake", lake, *more).out for more in ([], ["--prices", "running"])]
    tally.check("climbers: the prices are named", f"i {published.newest[kpi]} års priser (KPIF; PKV täcker inte åren)" in said[0] and "löpande priser" in said[1])
    empty = run("climbers", "N00664", "--from", "0136", "--lake", lake)
    tally.check("climbers: too short a series says why and what to try", empty.code == 1 and "over 5 years" in empty.err and "--years" in empty.err, empty.tail())


def check_holes(tally, published, lake, path, base, held):
    done = run("holes", path, "--format", "json", "--lake", lake)
    found = json.loads(done.out)
    members = [code for code, _ in found["members"]]
    catalogue = {info["id"]: info for info in pages(f"{base}/kpi?per_page=5000")}
    told = {row["key_figure"]: {hole["area"]: (hole["kind"], hole["last"]) for hole in row["holes"]} for row in found["key_figures"]}
    for kpi in held:
        cells = published.values.get(kpi, {})
        if not cells or published.newest.get(kpi) is None:
            tally.compare("holes: key figures without figures are named", kpi, kpi in found["empty"] + found["not_kept"], True)
            continue
        ended = "discontinued" if re.search(r"\(\s*-\s*\d{4}\)\s*$", catalogue[kpi]["title"]) else "nothing_planned" if catalogue[kpi]["publ_period"] is None else None
        exempt = {one["area"] for one in published.day.reviewed.get(kpi, {}).get("not_applicable", [])}
        for member in members:
            last = max((year for (area, year, sex) in cells if area == member and sex == "T"), default=None)
            newest = published.newest[kpi]
            want = ((("not_applicable" if member in exempt else "never"), None) if last is None else (ended, last) if ended
                    else None if last == newest else ("late" if newest - last <= 2 else "stopped", last))
            tally.compare("holes: kind and last year", f"{kpi} {member}", told.get(kpi, {}).get(member), want)


def check_suggestions(tally, lake, path):
    done = run("suggest", "Haninge", "--programme", path, "--n", "6", "--format", "json", "--lake", lake)
    found = json.loads(done.out)
    for row in found["rows"]:
        parts = [0.5 if part is None else max(0.1, part) for part in row["percentiles"]]
        value = float(np.prod(parts) ** (1 / 5))
        tally.compare("suggestions: the value is the geometric mean of its parts", row["key_figure"], row["conversation_value"], value, abs(value - row["conversation_value"]) < 1e-12)
        tally.compare("suggestions: nothing without direction is judged", row["key_figure"], row["stands"] in ("better", "worse"), row["direction"] != "neither" and row["stands"] != "equal")
    for n in ("1", "4"):
        fewer = json.loads(run("suggest", "Haninge", "--programme", path, "--n", n, "--format", "json", "--lake", lake).out)
        tally.compare("suggestions: a shorter list is the beginning of a longer one", n, fewer["rows"], found["rows"][: int(n)])
    fragment = run("suggest", "Haninge", "--n", "6", "--new-only", "--format", "toml", "--lake", lake).out
    day = (ROOT / "programmes/sodertorn.toml").read_text() + fragment
    tally.check("suggestions: the fragment goes into the programme", len(tomllib.loads(day)["area"]) == 15)


def check_own_index(tally, published, lake):
    ask = ["index", "make", "--key-figures", "N15508,+N17451,+N11800", "--all", "--format", "json", "--lake", lake]
    made, again = (run(*ask, "--seed", "4") for _ in range(2))
    tally.check("index make: the same seed, the same bytes", made.code == 0 and made.out == again.out)
    found = json.loads(made.out)
    parts = [scaled(of_year(published, part["key_figure"], part["year"]), 1) for part in found["key_figures"]]
    common = set.intersection(*map(set, parts))
    want = scaled({area: np.mean([part[area] for part in parts]) for area in common}, 1)
    tally.check("index make: those who have all", {row["area"] for row in found["rows"]} == common, f"{len(common)} municipalities")
    for row in found["rows"]:
        tally.compare("index make: the index", row["area"], row["index"], want[row["area"]], abs(row["index"] - want[row["area"]]) < 1e-9)
        inside = row["place_best"] <= row["place_low"] <= row["place_median"] <= row["place_high"] <= row["place_worst"]
        tally.compare("index make: ranges hold their middles", row["area"], inside, True)
    tally.check("index make: a thousand other ways", found["n_choices"] >= 1000)


def check_formats(tally, lake, path):
    """Every command as a table in both languages, and as CSV with as many fields in each line; the same bytes twice."""
    asked = [["suggest", "Haninge"], ["peers", "Haninge"], ["climbers", "N15508", "--from", "Haninge"], ["holes", path],
             ["index", "check"], ["index", "make", "--key-figures", "N15508,+N17451"]]
    for ask in asked:
        name = " ".join(map(str, ask[:2])) if ask[0] == "index" else ask[0]
        tables = [run(*ask, "--lang", lang, "--lake", lake) for lang in ("sv", "en", "sv")]
        tally.compare("tables in Swedish and English", name, all(one.code == 0 and one.out.count("\n") > 4 for one in tables) and tables[0].out != tables[1].out, True)
        tally.compare("the same question, the same bytes", name, tables[0].out, tables[2].out)
        own = {"Egen bearbetning av uppgifter ur Kolada" in tables[0].out, "Own processing of figures from Kolada" in tables[1].out}
        tally.compare("own processing is called so", name, own, {name != "holes"})
        rows = list(csv.reader(run(*ask, "--format", "csv", "--lake", lake).out.splitlines()))
        tally.compare("CSV with as many fields in each line", name, len(rows) > 2 and {len(row) for row in rows} == {len(rows[0])}, True)


def main():
    tally, work = Tally(), work_folder()
    base, _ = replay.start()
    ids = [kpi for one in STRUCTURE for kpi in one["key_figures"]] + [index["id"] for index in INDICES] + MORE
    ids += [kpi for index in INDICES for one in index["inputs"] for way in one["key_figures"] for kpi in way]
    ids = list(dict.fromkeys(ids))
    path, lake = work / "dagen.toml", work / "lake"
    path.write_text(programme(ids))
    must_build(work / "out", lake, path, url=base)
    published = Published(base, ids, Day())
    print(f"  {len(ids)} key figures, {sum(map(len, published.values.values()))} values at the replay")
    check_indices(tally, published, lake)
    check_peers(tally, published, lake)
    check_climbers(tally, published, lake)
    check_kronor(tally, published, lake)
    check_holes(tally, published, lake, path, base, ids)
    check_suggestions(tally, lake, path)
    check_own_index(tally, published, lake)
    check_formats(tally, lake, path)
    tally.end()


main()
