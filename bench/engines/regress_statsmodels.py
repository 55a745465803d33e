"""Regressions one by one in statsmodels: RUNS N P X Y OUT."""
import sys, time

import numpy as np
import statsmodels.api as sm

runs, n, p = map(int, sys.argv[1:4])
x = sm.add_constant(np.fromfile(sys.argv[4]).reshape(p, n).T.copy())
y = np.fromfile(sys.argv[5]).reshape(-1, n)
for _ in range(runs):
    began = time.perf_counter()
    found = []
    for response in y:
        fit = sm.OLS(response, x).fit(cov_type="HC3")
        found.append(np.concatenate([fit.params, fit.bse]))
    print("two_s", time.perf_counter() - began)
np.array(found).tofile(sys.argv[6])
