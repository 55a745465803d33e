"""The bands of places, drawn anew: errors of surveys from the number of answers, sets from random draws of our own.

The method is Mogstad, Romano, Shaikh and Wilhelm (2024): all differences at once, a place better or worse where zero lies
outside. Our draws are others than the program's, so an end may be one that a slightly larger or smaller limit gives.
"""
import json, math, random

import replay
from program import Tally, must_build, run, work_folder
from published import Day, Published

N_DRAWS, SLACK = 4000, 0.03
Z = 1.959963984540054


def estimate(row):
    return row["value"], row["standard_error"], row.get("degrees_of_freedom")


def draws(rows, seed):
    """For each draw the errors of all members, in their own units."""
    source = random.Random(seed)
    for _ in range(N_DRAWS):
        errors = []
        for _, se, df in rows:
            z = source.gauss(0.0, 1.0)
            errors.append(se * (z if df is None else z / math.sqrt(source.gammavariate(df / 2, 2 / df))))
        yield errors


def limits(rows, seed=1):
    """The 95 % quantile of the largest standardised difference, a little smaller and a little larger."""
    n = range(len(rows))
    apart = {(j, k): math.hypot(rows[j][1], rows[k][1]) for j in n for k in n if j < k}
    largest = sorted(max((abs(e[j] - e[k]) / s for (j, k), s in apart.items() if s > 0), default=0.0) for e in draws(rows, seed))
    limit = largest[math.ceil(0.95 * len(largest)) - 1]
    return limit * (1 - SLACK), limit, limit * (1 + SLACK)


def band(rows, own, limit, higher_is_better):
    """1 + how many are better for sure, and how many are not worse for sure."""
    better = worse = 0
    for k, (value, se, _) in enumerate(rows):
        gap = (value - rows[own][0]) * (1 if higher_is_better else -1)
        reach = limit * math.hypot(se, rows[own][1])
        better += k != own and gap > reach
        worse += k != own and -gap > reach
    return 1 + better, len(rows) - worse


def survey_error(value, n_answers, design_effect, n_people):
    """Half of Wilson's interval in units of z, with fewer answers for the design and a finite population."""
    p, n = value / 100, n_answers / design_effect
    if n_people:
        n /= max(1 - n_answers / n_people, 1e-9)
    half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return 100 * half / Z


def main():
    tally, work, day = Tally(), work_folder(), Day()
    judged = [kpi for kpi in day.key_figures if day.reviewed.get(kpi, {}).get("direction") in ("higher", "lower")]
    kinds = {}
    with replay.running() as base:
        must_build(work / "day", work / "lake", url=base)
        published = Published(base, [*judged, "N00528", "U23592", "U23594", "N01951"], day)
    for kpi in sorted(set(judged)):
        done = run("show", kpi, "--format", "json", "--offline", "--lake", work / "lake")
        if done.code != 0:
            continue
        shown = json.loads(done.out)
        rows = [row for row in shown["rows"] if row["place"] is not None]
        for row in rows:
            kinds[row["error_kind"]] = kinds.get(row["error_kind"], 0) + 1
            tally.compare("a figure without an error has no band", f"{kpi}:{row['area']}", row["place_low"] is None, row["standard_error"] is None)
            if row["error_kind"] == "answers":
                told = day.reviewed[kpi]["error"]
                n, people = (published.value(of, row["area"], row["year"]) for of in (told["answers"], "N01951"))
                want = survey_error(row["value"], n, told["design_effect"], people)
                tally.compare("errors of surveys", f"{kpi}:{row['area']}", row["standard_error"], want, abs(row["standard_error"] - want) <= 1e-6 * want)
        if len(rows) < 2 or any(row["standard_error"] is None for row in rows):
            continue
        estimates, higher = [estimate(row) for row in rows], day.reviewed[kpi]["direction"] == "higher"
        smaller, limit, larger = limits(estimates)
        for own, row in enumerate(rows):
            low, high = row["place_low"], row["place_high"]
            narrow, wide = band(estimates, own, smaller, higher), band(estimates, own, larger, higher)
            is_right = wide[0] <= low <= narrow[0] and narrow[1] <= high <= wide[1]
            tally.compare("bands", f"{kpi}:{row['area']}", (low, high), band(estimates, own, limit, higher), is_right)
            tally.compare("a band holds the place", f"{kpi}:{row['area']}", (low, row["place"], high), "in order", low <= row["place"] <= high)
    print("  errors by kind: " + ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items(), key=str)))
    tally.check("errors of several kinds", len([kind for kind in kinds if kind]) >= 2, str(kinds))
    tally.end()


main()
