"""Regressions of many responses and shares of R² in numpy, batched: RUNS N P X Y OUT."""
import itertools, math, sys, time

import numpy as np

runs, n, p = map(int, sys.argv[1:4])
x = np.fromfile(sys.argv[4]).reshape(p, n).T.copy()
y = np.fromfile(sys.argv[5]).reshape(-1, n)


def regress():
    design = np.column_stack([np.ones(n), x])
    q, r = np.linalg.qr(design)
    along = y @ q
    left = y - along @ q.T
    h = (q**2).sum(1)
    inverse = np.linalg.inv(r)
    weights = (left / (1 - h)) ** 2
    variance = weights @ ((inverse @ q.T) ** 2).T
    return along @ inverse.T, np.sqrt(variance)


def shares():
    """Every subset of a size solved at once."""
    both = np.corrcoef(np.column_stack([x, y[0]]).T)
    xx, xy = both[:p, :p], both[:p, p]
    found = np.zeros(1 << p)
    for size in range(1, p + 1):
        subsets = np.array(list(itertools.combinations(range(p), size)))
        right = xy[subsets]
        solved = np.linalg.solve(xx[subsets[:, :, None], subsets[:, None, :]], right[:, :, None])[:, :, 0]
        found[(1 << subsets).sum(1)] = (solved * right).sum(1)
    codes = np.arange(1 << p)
    sizes = np.array([code.bit_count() for code in range(1 << p)])
    weight = np.array([math.factorial(s) * math.factorial(p - s - 1) / math.factorial(p) if s < p else 0 for s in range(p + 1)])
    out = []
    for j in range(p):
        without = codes[(codes >> j) & 1 == 0]
        out.append((weight[sizes[without]] * (found[without | 1 << j] - found[without])).sum())
    return out


for _ in range(runs):
    began = time.perf_counter()
    coefficients, errors = regress()
    print("two_s", time.perf_counter() - began)
    began = time.perf_counter()
    told = shares()
    print("shares_s", time.perf_counter() - began)
    for idx, share in enumerate(told):
        print(f"share_{idx}", share)
np.concatenate([coefficients, errors], axis=1).tofile(sys.argv[6])
