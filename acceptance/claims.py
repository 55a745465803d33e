"""Claims on the replay's figures: shares, intervals, verdicts, what is expected, and what is beside, all reckoned anew with numpy."""
import itertools, json, math, time

import numpy as np
from scipy import stats

import replay
from explaining import CLAIMS, CONDITIONS, EXPLANATIONS, at, left_by_structure, points, share_interval, slope_and_reach
from program import FAST, Tally, run, work_folder
from published import Day, Published

# METHODS.md, with the plain formula for the interval: n, R² in per cent, verdict.
WORKED = {"N00664": (218, 2.5, "does_not_hold"), "N00670": (218, 24.6, "holds_in_part"), "N17445": (290, 27.1, "holds_in_part")}
TRUST = ["N00664", "N00662", "N00652", "N00649", "N00650", "N00669", "N00661"]
SCHOOL = ["N15508", "N15505", "N15419", "N17445", "N15814"]


def verdict(n, low, high, goes_other_way, slope_goes):
    if n < 50:
        return "cannot_tell"
    if high <= 0.10 or goes_other_way:
        return "does_not_hold"
    if slope_goes and low >= 0.25:
        return "holds"
    return "holds_in_part" if slope_goes and low >= 0.10 else "cannot_tell"


def check(tally, published, told, kpi, because):
    where = f"{kpi} because {because}"
    explanation = EXPLANATIONS[because]
    newest, found = points(published, kpi, explanation)
    x, y = np.array(list(found.values())).T
    tally.compare("the municipalities compared, and the year", where, (told["n"], told["year"]), (len(found), newest))
    same = lambda what, got, want, tolerance=1e-7: tally.compare(what, where, got, want, abs(got - want) <= tolerance * max(1.0, abs(want)))
    same("R²", told["r_squared"], np.corrcoef(x, y)[0, 1] ** 2)
    low, high = share_interval(x, y)
    same("the ends of its interval", told["r_squared_low"], low)
    same("the ends of its interval", told["r_squared_high"], high)
    slope, reach = slope_and_reach(x, y)
    for got, want in zip((told["slope"]["estimate"], told["slope"]["low"], told["slope"]["high"]), (slope, slope - reach, slope + reach)):
        tally.compare("the slope and its interval by HC3", where, got, want, abs(got - want) <= 1e-7 * abs(reach))
    same("the standardised slope", told["standardised_slope"]["estimate"], slope * x.std() / y.std())
    direction = published.day.reviewed.get(kpi, {}).get("direction", "neither")
    sign = {"higher": 1, "lower": -1, "neither": 0}[direction] * {"better": 1, "worse": -1, "any": 0}[explanation["way"]]
    goes, surely_not = sign * slope >= 0, sign != 0 and max(sign * (slope - reach), sign * (slope + reach)) < 0
    tally.compare("the verdict by the rule", where, told["verdict"], verdict(len(found), low, high, surely_not, goes))
    for one in told["expected"]:
        others = {area: point for area, point in found.items() if area != one["id"]}
        ox, oy = np.array(list(others.values())).T
        line = stats.linregress(ox, oy)
        x0, y0 = found[one["id"]]
        expected = line.intercept + line.slope * x0
        same("what each would be expected to have, by a line without it", one["expected"], expected)
        left = oy - line.intercept - line.slope * ox
        s = math.sqrt((left**2).sum() / (len(ox) - 2))
        spread = s * math.sqrt(1 + 1 / len(ox) + (x0 - ox.mean()) ** 2 / ((ox - ox.mean()) ** 2).sum())
        same("and between what", one["high"], expected + stats.t.ppf(0.975, len(ox) - 2) * spread)
        same("and what is left", one["left"], y0 - expected)
    for pair in told["pairs"]:
        (xa, ya), (xb, yb) = found[pair["higher"]], found[pair["lower"]]
        same("of every gap, what goes with it", pair["accounts_for"]["estimate"], slope * (xa - xb))
        tally.compare("every pair has the higher first", where, ya >= yb and pair["gap"] >= 0, True)
    if told["beside"]:
        beside(tally, published, told, where, explanation, found, newest)
    within = {area: point for area, point in found.items() if area[:2] == "01"}
    same("the share within the county", told["in_county"]["r_squared"], np.corrcoef(np.array(list(within.values())).T)[0, 1] ** 2)
    tally.compare("under fifty it cannot be told", where, told["in_county"]["verdict"], "cannot_tell")
    for one in told["counter_examples"]:
        x0, y0 = found[one["id"]]
        for other in one["better_than"]:
            xo, yo = found[other["id"]]
            poorer = x0 < xo if explanation["way"] == "better" else x0 > xo
            better = y0 > yo if direction == "higher" else y0 < yo
            tally.compare("counter-examples are poorer and better, in the county", f"{where} {one['name']}", poorer and better and one["id"][:2] == other["id"][:2], True)


def beside(tally, published, told, where, explanation, found, newest):
    """Partial R² and shares beside the rest, by every order of taking it in."""
    words = [word for word in CLAIMS["beside"]["words"] if EXPLANATIONS[word]["key_figures"] != explanation["key_figures"]]
    rows = []
    for area, (x, y) in found.items():
        rest = [at(published, EXPLANATIONS[word], area, newest) for word in words]
        if None not in rest:
            rows.append([y, x, *rest])
    data = np.array(rows)
    y, columns = data[:, 0], data[:, 1:]

    def r_squared(subset):
        design = np.column_stack([np.ones(len(y)), *[(columns[:, idx] - columns[:, idx].mean()) / columns[:, idx].std() for idx in subset]])
        left = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
        return 1 - (left**2).sum() / ((y - y.mean()) ** 2).sum()

    p = columns.shape[1]
    known = {subset: r_squared(subset) for size in range(p + 1) for subset in itertools.combinations(range(p), size)}
    full, without = known[tuple(range(p))], known[tuple(range(1, p))]
    same = lambda what, got, want: tally.compare(what, where, got, want, abs(got - want) <= 1e-7)
    tally.compare("who has all of the rest", where, told["beside"]["n"], len(y))
    same("R² of all together", told["beside"]["r_squared"], full)
    same("partial R²", told["partial_r_squared"], (full - without) / (1 - without))
    for idx, share in enumerate(told["beside"]["shares"]):
        others = [other for other in range(p) if other != idx]
        want = sum(
            math.factorial(size) * math.factorial(p - size - 1) / math.factorial(p) * (known[tuple(sorted((*subset, idx)))] - known[subset])
            for size in range(p) for subset in itertools.combinations(others, size))
        same("shares over all orders", share["lmg"], want)


def together(tally, lake, answers):
    """All of the lake at once says what each alone says, with Benjamini and Hochberg's adjusted p."""
    done = run("claims", "--all", "--because", "income", "--lake", lake, "--format", "json")
    told = json.loads(done.out) if done.code == 0 else {"answers": [], "failed": done.tail()}
    tally.check("claims --all", len(told["answers"]) >= len(answers), told.get("failed", f"{len(told['answers'])} answered of {told.get('n_asked')}"))
    of = {one["key_figure"]: one for one in told["answers"]}
    for kpi, alone in answers.items():
        one = of.get(kpi, {})
        for name in ("verdict", "n", "year"):
            tally.compare("together as alone", f"{kpi} {name}", one.get(name), alone[name])
        for name, want in (("r_squared", alone["r_squared"]), ("r_squared_low", alone["r_squared_low"]), ("standardised_slope", alone["standardised_slope"]["estimate"]), ("p", alone["p"])):
            tally.compare("together as alone", f"{kpi} {name}", one.get(name), want, abs(one.get(name, 9) - want) <= 1e-9 * max(abs(want), 1e-3))
    p = np.array([one["p"] for one in told["answers"]])
    want = stats.false_discovery_control(p) if len(p) else p
    for one, adjusted_p in zip(told["answers"], want):
        tally.compare("false-discovery rates are scipy's", one["key_figure"], one["p_adjusted"], adjusted_p, abs(one["p_adjusted"] - adjusted_p) <= 1e-12)


def adjusted(tally, published, program, kpi):
    """What the structure leaves, by a line without each, on top of the mean."""
    done = run("adjusted", kpi, *program, "--format", "json")
    told = json.loads(done.out) if done.code == 0 else {"rows": [], "failed": done.tail()}
    if not tally.check(f"adjusted {kpi}", len(told["rows"]) == 8, told.get("failed", "")):
        return
    explanations = [EXPLANATIONS[word] for word in told["accounted_for"]]
    n, left = left_by_structure(published, kpi, explanations, [one["id"] for one in told["rows"]])
    tally.check(f"adjusted {kpi}: {told['n']} municipalities", told["n"] == n)
    for one in told["rows"]:
        want = left[one["id"]]
        tally.compare("what the structure leaves, on top of the mean", f"{kpi} {one['name']}", one["adjusted"], want, abs(one["adjusted"] - want) < 1e-6)
        tally.compare("places lie in their bands", f"{kpi} {one['name']}", one["adjusted_place_low"] <= one["adjusted_place"] <= one["adjusted_place_high"], True)


def mistakes(tally, program):
    for arguments, words in (
        (["N00664", "--because", "weather"], "income, log-income"),
        (["N00905", "--because", "income"], "own explanation"),
        (["N00664", "--because", "income", "--bounds", "0.4,0.1"], "bounds"),
        (["N99999", "--because", "income"], "N99999"),
    ):
        done = run("claim", *arguments, *program)
        tally.check("a mistake is told with a hint: " + " ".join(arguments), done.code == 1 and words in done.err and "hint" in done.err, done.tail(2))


def main():
    tally, work = Tally(), work_folder()
    with replay.running() as base:
        day = Day()
        published = Published(base, {*TRUST, *SCHOOL, "N00670", *CONDITIONS}, day)
        program = ["--kolada-url", base, "--lake", work / "lake", *FAST]
        answers = {}
        for kpi in [*TRUST, "N00670", *SCHOOL]:
            began = time.monotonic()
            done = run("claim", kpi, "--because", "income", *program, "--format", "json")
            took = time.monotonic() - began
            if not tally.check(f"{kpi} because income", done.code == 0, done.tail() if done.code else ""):
                continue
            told = answers[kpi] = json.loads(done.out)
            names = ", ".join(one["name"] for one in told["counter_examples"][:4]) or "none"
            print(f"        n {told['n']}, R² {100 * told['r_squared']:.1f} % ({100 * told['r_squared_low']:.1f}–{100 * told['r_squared_high']:.1f}), {told['verdict']}; counter-examples: {names}; {took:.1f} s")
            check(tally, published, told, kpi, "income")
        for kpi, (n, share, said) in WORKED.items():
            told = answers.get(kpi, {})
            tally.check(f"{kpi}: as METHODS has it", told.get("n") == n and round(100 * told.get("r_squared", 0), 1) == share and told.get("verdict") == said)
        for because in ("education", "log-income", "tax-base", "born-abroad", "size", "density"):
            done = run("claim", "N15508", "--because", because, *program, "--format", "json")
            if tally.check(f"N15508 because {because}", done.code == 0, done.tail() if done.code else ""):
                check(tally, published, json.loads(done.out), "N15508", because)
        again = run("claim", "N00664", "--because", "income", *program, "--offline", "--format", "json")
        # More key figures have come into the lake since, so that its snapshot has another name.
        bare = lambda told: {name: value for name, value in told.items() if name != "snapshot"}
        tally.check("the same answer to the letter, without the network", again.code == 0 and bare(json.loads(again.out)) == bare(answers.get("N00664", {})))
        together(tally, work / "lake", answers)
        for kpi in ("N15508", "N00664"):
            adjusted(tally, published, program, kpi)
        mistakes(tally, program)
    tally.end()


if __name__ == "__main__":
    main()
