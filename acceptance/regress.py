"""Least squares on a table: NIST's certified answers, published regressions, and statsmodels on 200 random tables."""
import csv, json, math, random

import numpy as np
import statsmodels.api as sm
from statsmodels.stats.outliers_influence import OLSInfluence

from program import SHARED, Tally, run, work_folder

KNOWN = SHARED / "methods/known-answers"
POLYNOMIAL = {"wampler1": 5, "wampler2": 5, "norris": 1}
# Digits that must be right: NIST gives fifteen; Wampler's and Longley's columns are near copies of each other.
DIGITS_MIN = {"norris": 12, "noint1": 13, "longley": 11, "wampler1": 9, "wampler2": 9}
N_TABLES = 200


def regress(path, y, x, *more):
    done = run("stats", "regress", "--data", path, "--y", y, "--x", ",".join(x), *more, "--format", "json")
    return json.loads(done.out) if done.code == 0 else {"failed": done.tail(), "coefficients": [], "leverage": [], "shares": []}


def digits(got, certified):
    """How many digits agree; of a certified nought, how far below one the answer is."""
    if got == certified:
        return 15.0
    gap = abs(got - certified) / abs(certified) if certified else abs(got)
    return min(15.0, -math.log10(gap))


def nist(tally):
    for name, least in DIGITS_MIN.items():
        known = json.loads((KNOWN / f"{name}.json").read_text())
        with open(KNOWN / f"{name}.csv", newline="") as file:
            y, *x = next(csv.reader(file))
        more = ["--no-intercept"] if not known["intercept"] else []
        more += ["--polynomial", str(POLYNOMIAL[name])] if name in POLYNOMIAL else []
        found = regress(KNOWN / f"{name}.csv", y, x, *more)
        certified = known["certified"]
        rows = found["coefficients"]
        tally.check(f"{name}: as many coefficients, the intercept first", len(rows) == known["params"] and (rows[0]["name"] == "(intercept)") == known["intercept"], found.get("failed", ""))
        right = {}
        right["coefficients"] = min(digits(row["estimate"], float(b)) for row, b in zip(rows, certified["b"]))
        right["standard errors"] = min(digits(row["se"], float(se)) for row, se in zip(rows, certified["se"]))
        right["R²"] = digits(found["r_squared"], float(certified["r2"]))
        right["residual s.d."] = digits(found["residual_sd"], float(certified["rsd"]))
        for kind, errors in known["hc_se_exact"].items():
            right[kind.upper()] = min(digits(row[f"se_{kind}"], float(se)) for row, se in zip(rows, errors))
        right["leverages"] = min(digits(got, float(h)) for got, h in zip(found["leverage"], known["leverage_exact"]))
        told = ", ".join(f"{what} {n:.1f}" for what, n in right.items())
        tally.check(f"{name}: digits right", min(right.values()) >= least, told)


def published(tally, work):
    """swiss: shares after relaimpo; CASchools: Stock and Watson's three regressions with HC1."""
    found = regress(KNOWN / "swiss.csv", "Fertility", ["Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality"], "--shares")
    for share, want in zip(found["shares"], [0.05709122, 0.17117303, 0.26013468, 0.10557015, 0.11276592], strict=True):
        tally.compare("swiss: shares to the printed digits", share["name"], share["lmg"], want, abs(share["lmg"] - want) <= 0.5e-8)
    tally.check("swiss: R²", abs(found["r_squared"] - 0.7067350) <= 0.5e-7, found["r_squared"])
    with open(KNOWN / "CASchools.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    path = work / "schools.csv"
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["score", "str", "english", "lunch"])
        for row in rows:
            number = {name: float(row[name]) for name in ("read", "math", "students", "teachers", "english", "lunch")}
            writer.writerow([(number["read"] + number["math"]) / 2, number["students"] / number["teachers"], number["english"], number["lunch"]])
    for x, slope, error in ((["str"], -2.28, 0.52), (["str", "english"], -1.10, 0.43), (["str", "english", "lunch"], -1.00, 0.27)):
        found = regress(path, "score", x)
        row = found["coefficients"][1]
        tally.check(f"California's schools on {' and '.join(x)}", round(row["estimate"], 2) == slope and round(row["se_hc1"], 2) == error, f"{row['estimate']:.4f} ({row['se_hc1']:.4f})")
    tally.check("with the third R² is .775", round(found["r_squared"], 3) == 0.775, found["r_squared"])


def random_tables(tally, work):
    dice = random.Random(7)
    worst = {}

    def compare(what, where, got, want, scale=0.0):
        """`scale` is what a number near nought is small beside: an estimate beside its error, a distance beside the largest."""
        gap = abs(got - want) / max(abs(want), scale)
        worst[what] = max(worst.get(what, (0, "")), (gap, where))
        tally.compare("200 random tables as statsmodels has them, to 1e-8", f"{where} {what}", got, want, gap < 1e-8)

    for number in range(N_TABLES):
        p, has_intercept = dice.randint(1, 7), dice.random() < 0.85
        n = p + dice.randint(6, 120)
        common = [dice.gauss(0, 1) for _ in range(n)]
        scales = [10 ** dice.uniform(-3, 4) for _ in range(p)]
        x = np.array([[scale * (dice.uniform(-3, 3) + 0.7 * common[row] + dice.gauss(0, 1)) for scale in scales] for row in range(n)])
        y = x @ np.array([dice.gauss(0, 1) / scale for scale in scales]) + np.array([dice.gauss(0, 1) * (1 + abs(one)) for one in common]) + 5
        path = work / "random.csv"
        names = [f"x{idx}" for idx in range(p)]
        with open(path, "w", newline="") as file:
            csv.writer(file).writerows([["y", *names], *[[repr(float(y[row])), *map(lambda v: repr(float(v)), x[row])] for row in range(n)]])
        found = regress(path, "y", names, *([] if has_intercept else ["--no-intercept"]))
        model = sm.OLS(y, sm.add_constant(x) if has_intercept else x)
        fit, robust = model.fit(), model.fit(cov_type="HC3", use_t=True)
        influence = OLSInfluence(fit)
        where = f"table {number}"
        for row, idx in zip(found["coefficients"], range(len(fit.params)), strict=True):
            compare("estimate", where, row["estimate"], fit.params[idx], fit.bse[idx])
            compare("se", where, row["se"], fit.bse[idx])
            compare("se_hc3", where, row["se_hc3"], robust.bse[idx])
            compare("t_hc3", where, row["t_hc3"], robust.tvalues[idx], 1.0)
            compare("p_hc3", where, row["p_hc3"], robust.pvalues[idx], 1e-3)
            for end, want in zip(("ci_low", "ci_high"), robust.conf_int()[idx]):
                compare(end, where, row[end], want, robust.bse[idx])
            for kind in ("HC0", "HC1", "HC2"):
                compare(f"se_{kind.lower()}", where, row[f"se_{kind.lower()}"], getattr(fit, f"{kind}_se")[idx])
        compare("R²", where, found["r_squared"], fit.rsquared)
        compare("residual s.d.", where, found["residual_sd"], math.sqrt(fit.scale))
        for row in range(n):
            compare("leverage", where, found["leverage"][row], influence.hat_matrix_diag[row])
            compare("Cook's distance", where, found["cooks_distance"][row], influence.cooks_distance[0][row], max(influence.cooks_distance[0]))
    for what, (gap, where) in sorted(worst.items(), key=lambda item: -item[1][0])[:6]:
        print(f"        largest relative difference in {what}: {gap:.1e} ({where})")


def refused(tally, work):
    path = work / "few.csv"
    path.write_text("y;a;b\n1,5;1;2\n2,5;2;4\n3,5;4;8\n5;7;14\n4;8;16\n")
    done = run("stats", "regress", "--data", path, "--y", "y", "--x", "a,b")
    tally.check("a column that follows from another is refused by name", done.code == 1 and "`b`" in done.err and "hint" in done.err, done.tail(2))
    path.write_text("y,a\n1,1\n2,2\n")
    done = run("stats", "regress", "--data", path, "--y", "y", "--x", "a")
    tally.check("too few rows are refused", done.code == 1 and "too few" in done.err, done.tail(2))
    path.write_text("y,a\n1,1\n2,2\n,3\n2,4\n3,5\n")
    done = run("stats", "regress", "--data", path, "--y", "y", "--x", "a")
    tally.check("an empty cell is refused with its line", done.code == 1 and ":4:" in done.err, done.tail(2))
    done = run("stats", "regress", "--data", path, "--y", "y", "--x", "a", "--skip-missing", "--format", "json")
    tally.check("or left out and listed", done.code == 0 and json.loads(done.out)["n"] == 4 and json.loads(done.out)["missing"][0]["line"] == 4, done.tail(2))


def main():
    tally, work = Tally(), work_folder()
    nist(tally)
    published(tally, work)
    random_tables(tally, work)
    refused(tally, work)
    tally.end()


main()
