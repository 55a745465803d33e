"""6,000 regressions with HC3 over 290 municipalities and 9 coefficients, and shares of R² among 8 covariates."""
import dataclasses

import numpy as np

from harness import check, engine, run, table

N, P, N_RESPONSES = 290, 8, 6_000


def made(folder):
    """Covariates that go together as income, education and age do, and responses of many scales."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = np.random.default_rng(290)
    common = dice.normal(size=N)
    x = np.array([0.7 * common + dice.normal(size=N) + idx for idx in range(P)])
    y = (dice.normal(size=(N_RESPONSES, P)) @ x + dice.normal(size=(N_RESPONSES, N)) * 2) * 10 ** dice.uniform(-2, 4, (N_RESPONSES, 1))
    x.tofile(folder / "x"), y.tofile(folder / "y")
    return folder / "x", folder / "y"


def measure(asked):
    folder = asked.work / "regress"
    x, y = made(folder)
    told = [N, P, x, y]
    contenders = {
        "Nyckeltal": lambda: run([asked.bin / "regress", 5 * asked.runs, *told, folder / "ours"]),
        "numpy, batched": lambda: engine("regress_numpy", 5 * asked.runs, *told, folder / "numpy"),
        "statsmodels": lambda: engine("regress_statsmodels", 1, *told, folder / "statsmodels"),
    }
    # In turn, so that a busy minute of the machine hits all.
    rounds = [{name: start() for name, start in contenders.items()} for _ in range(3)]
    ours = np.fromfile(folder / "ours").reshape(N_RESPONSES, -1)
    for name in ("numpy", "statsmodels"):
        gap = np.abs(np.fromfile(folder / name).reshape(ours.shape) / ours - 1).max()
        # A coefficient may be as good as nought: beside its error the gap is smaller still.
        check(f"coefficients and HC3 errors, {name}", gap < 1e-9, f"{ours.size} numbers, largest relative difference {gap:.1e}")
    share = lambda ran, idx: float(ran.told[f"share_{idx}"][0])
    gap = max(abs(share(rounds[0]["Nyckeltal"], idx) - share(rounds[0]["numpy, batched"], idx)) for idx in range(P))
    check("shares", gap < 1e-12, f"largest difference {gap:.1e}")

    def best(names, title):
        rows = {}
        for label, (name, what) in names.items():
            ran = rounds[0][name]
            seconds = min(float(second) for a_round in rounds for second in a_round[name].told[what])
            peak = min(a_round[name].peak_mb for a_round in rounds)
            rows[label] = dataclasses.replace(ran, told={"inside_s": [seconds]}, cpu_s=seconds, peak_mb=peak)
        table(title, rows)

    best(
        {"Nyckeltal, two threads": ("Nyckeltal", "two_s"), "Nyckeltal, one thread": ("Nyckeltal", "one_s"), "numpy, batched (its threads)": ("numpy, batched", "two_s"), "statsmodels, one by one": ("statsmodels", "two_s")},
        f"{N_RESPONSES} regressions with HC3, {N} × {P + 1} (the CPU column repeats the time)",
    )
    best({"Nyckeltal": ("Nyckeltal", "shares_s"), "numpy, subsets of a size at once": ("numpy, batched", "shares_s")}, f"Shares of R² among {P} covariates, {2**P} subsets")
