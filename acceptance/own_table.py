"""Statistics on a table of one's own: published figures, an independent reckoning, coverage of a known truth, and speed."""
import csv, json, math, random, time

from program import SHARED, Tally, run, work_folder

LEVEL = 0.95
# csranks in R, 290 units and 1,000 draws, simultaneous: METHODS.md.
CSRANKS_S = 18.7


def write(path, head, rows, separator=","):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerows([head, *rows])
    return path


def answer(*arguments):
    done = run("stats", *arguments, "--format", "json")
    return json.loads(done.out) if done.code == 0 else {"units": [], "failed": done.tail()}


def few(tally, work):
    """What is not to be guessed is refused, and few units are said to be few."""
    path = write(work / "few.csv", ["unit", "value", "se"], [("A", "61,5", 1), ("B", "70,25", 1), ("C", "..", 1)], ";")
    columns = ["--data", path, "--unit", "unit", "--value", "value", "--se", "se"]
    found = answer("funnel", *columns, "--skip-missing")
    tally.check("a funnel of two units warns", bool(found.get("warning")) and len(found["units"]) == 2)
    write(path, ["unit", "value", "se"], [("A", "61,5", 1), ("B", "1.250", 1)], ";")
    mixed = run("stats", "funnel", *columns)
    tally.check("points and commas in one column are refused, with both lines", mixed.code == 1 and "line 3" in mixed.err and "line 2" in mixed.err, mixed.tail(2))


def ranks(path, *more):
    return answer("ranks", "--data", path, "--unit", "unit", "--value", "value", "--se", "se", *more)


def published(tally, work):
    """BCG log risk ratios: DL τ² .3088, mean −.7141 (se .1787); PM τ² .3181."""
    with open(SHARED / "methods/known-answers/dat.bcg_effects.csv", newline="") as file:
        rows = [(row["trial"], row["yi"], math.sqrt(float(row["vi"]))) for row in csv.DictReader(file)]
    path = write(work / "bcg.csv", ["unit", "value", "se"], rows)
    columns = ["--data", path, "--unit", "unit", "--value", "value", "--se", "se"]
    for tau, wanted in (("dl", {"tau2": 0.3088, "mean": -0.7141, "mean_se": 0.1787}), ("pm", {"tau2": 0.3181})):
        found = answer("shrink", *columns, "--tau", tau)
        for name, want in wanted.items():
            tally.compare("BCG to the printed digits", f"{tau} {name}", found.get(name), want, abs(found.get(name, 9) - want) <= 0.5e-4)
        for unit, (_, value, se) in zip(found["units"], rows):
            weight = se**2 / (se**2 + found["tau2"])
            want = (1 - weight) * float(value) + weight * found["mean"]
            tally.compare("every shrunk trial by hand", f"{tau} {unit['unit']}", unit["shrunk"], want, abs(unit["shrunk"] - want) < 1e-12)


def reckoned(values, errors, alone, dice, n_draws=20_000):
    """Rank sets after Mogstad et al. by looking at every pair of every draw; and how near to being otherwise the nearest pair is."""
    n = len(values)
    reach = [[math.hypot(a, b) for b in errors] for a in errors]
    largest = [[] for _ in range(n)]
    for _ in range(n_draws):
        drawn = [error * dice.gauss(0, 1) for error in errors]
        each = [max(abs(drawn[j] - drawn[k]) / reach[j][k] for k in range(n) if k != j) for j in range(n)]
        for j in range(n):
            largest[j].append(each[j] if alone else max(each))
    critical = [sorted(of)[math.ceil(LEVEL * (n_draws + 1)) - 1] for of in largest]
    sets, nearest = [], math.inf
    for j in range(n):
        apart = [(values[k] - values[j]) / reach[j][k] for k in range(n) if k != j]
        sets.append((1 + sum(a > critical[j] for a in apart), n - sum(-a > critical[j] for a in apart)))
        nearest = min(nearest, min(abs(abs(a) / critical[j] - 1) for a in apart))
    return sets, nearest


def another_reckoning(tally, work, dice):
    """Tables where no pair is so near its bound that the draws decide."""
    n_tables = 0
    while n_tables < 12:
        n = dice.randint(3, 10)
        values, errors = [dice.gauss(60, 8) for _ in range(n)], [dice.uniform(0.5, 4) for _ in range(n)]
        alone = n_tables % 2 == 0
        wanted, nearest = reckoned(values, errors, alone, dice)
        if nearest < 0.03:
            continue
        n_tables += 1
        path = write(work / "table.csv", ["unit", "value", "se"], zip(range(n), values, errors))
        found = ranks(path, *([] if alone else ["--simultaneous"]))
        got = [(unit["rank_low"], unit["rank_high"]) for unit in found["units"]]
        tally.compare("rank sets by another reckoning", f"{n} units, alone {alone}", got, wanted)


def coverage(tally, work, dice, n_sets=600):
    """The program on data sets drawn from a known truth: near ties, an exact tie, unequal errors."""
    truth = [50, 50, 50.1, 50.15, 53, 53.1, 58, 60]
    errors = [1, 0.3, 2, 1, 0.5, 1.5, 1, 0.7]
    right = [(1 + sum(o > t for o in truth), len(truth) - sum(o < t for o in truth)) for t in truth]
    for ways in (["--simultaneous"], []):
        n_all, n_each = 0, [0] * len(truth)
        for seed in range(n_sets):
            rows = [(idx, t + e * dice.gauss(0, 1), e) for idx, (t, e) in enumerate(zip(truth, errors))]
            found = ranks(write(work / "drawn.csv", ["unit", "value", "se"], rows), "--draws", 1_000, "--seed", seed, *ways)
            held = [u["rank_low"] <= low and high <= u["rank_high"] for u, (low, high) in zip(found["units"], right)]
            n_all += len(held) == len(truth) and all(held)
            n_each = [count + is_held for count, is_held in zip(n_each, held)] if held else n_each
        share = (n_all if ways else min(n_each)) / n_sets
        least = LEVEL - 3.5 * math.sqrt(LEVEL * (1 - LEVEL) / n_sets)
        name = "all sets together hold the truth" if ways else "each set alone holds it"
        tally.check(name, share >= least, f"{share:.4f} of {n_sets} data sets, at least {least:.4f}")


def speed(tally, work, dice):
    rows = [(idx, dice.gauss(60, 8), dice.uniform(1, 4)) for idx in range(290)]
    path = write(work / "country.csv", ["unit", "value", "se"], rows)
    took = []
    for _ in range(5):
        began = time.monotonic()
        found = ranks(path, "--simultaneous", "--draws", 1_000)
        took.append(time.monotonic() - began)
    ok = len(found["units"]) == 290 and min(took) < CSRANKS_S / 50
    tally.check("290 units, 1,000 draws, simultaneous", ok, f"{min(took):.3f} s, {CSRANKS_S / min(took):.0f} times as fast as csranks")


def main():
    tally, work, dice = Tally(), work_folder(), random.Random(20261125)
    published(tally, work)
    few(tally, work)
    another_reckoning(tally, work, dice)
    coverage(tally, work, dice)
    speed(tally, work, dice)
    tally.end()


main()
