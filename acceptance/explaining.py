"""What explains a key figure: points, lines, what they account for and what they leave, reckoned with numpy."""
import functools, math, tomllib

import numpy
from scipy import stats

from program import ROOT

CLAIMS = tomllib.loads((ROOT / "methods/claims.toml").read_text())
EXPLANATIONS = {one["word"]: one for one in CLAIMS["explanation"]}
# What is accounted for when a figure is adjusted: income, and what stands beside it.
STRUCTURE = [EXPLANATIONS["income"], *[EXPLANATIONS[word] for word in CLAIMS["beside"]["words"]]]
# What all of it is made of.
CONDITIONS = {kpi for one in CLAIMS["explanation"] for kpi in one["key_figures"]}
YEARS_APART_MAX = 3


def at(published, explanation, area, year):
    """The explanation of a municipality in a year, else in one of the three before, else of the three after."""
    values = []
    for kpi in explanation["key_figures"]:
        years = [*range(year, year - YEARS_APART_MAX - 1, -1), *range(year + 1, year + YEARS_APART_MAX + 1)]
        found = [published.value(kpi, area, y) for y in years]
        values.append(next((value for value in found if value is not None), None))
    if None in values:
        return None
    value = values[0] if len(values) == 1 else values[0] / values[1]
    return math.log(value) if explanation["logarithm"] else value


def points(published, kpi, explanation):
    """Latest figures, at most two years old; what explains in the newest year for all."""
    newest = published.newest[kpi]
    found = {}
    for area in published.municipalities:
        y = next((published.value(kpi, area, year) for year in (newest, newest - 1, newest - 2) if published.value(kpi, area, year) is not None), None)
        x = at(published, explanation, area, newest)
        if x is not None and y is not None:
            found[area] = (x, y)
    return newest, found


def slope_and_reach(x, y):
    """Least squares with HC3, from the matrices as textbooks have them."""
    design = numpy.column_stack([numpy.ones(len(x)), (x - x.mean()) / x.std()])
    bread = numpy.linalg.inv(design.T @ design)
    b = bread @ design.T @ y
    h = numpy.einsum("ij,jk,ik->i", design, bread, design)
    e = (y - design @ b) / (1 - h)
    error = numpy.sqrt((bread @ design.T @ numpy.diag(e**2) @ design @ bread)[1, 1])
    return b[1] / x.std(), stats.t.ppf(0.975, len(x) - 2) * error / x.std()


def share_interval(x, y, level=0.90):
    """Fisher's z with its jackknife error: every correlation without one, taken one by one."""
    n, z = len(x), numpy.arctanh(numpy.corrcoef(x, y)[0, 1])
    left_out = numpy.array([numpy.arctanh(numpy.corrcoef(numpy.delete(x, idx), numpy.delete(y, idx))[0, 1]) for idx in range(n)])
    error = numpy.sqrt((n - 1) / n * ((left_out - left_out.mean()) ** 2).sum())
    reach = stats.t.ppf(0.5 + level / 2, n - 2) * error
    ends = numpy.tanh([z - reach, z + reach])
    return (0.0 if ends[0] < 0 < ends[1] else (ends**2).min()), (ends**2).max()


def left_by_structure(published, kpi, explanations, members):
    """The mean of all, and what a line through all others leaves of each member."""
    newest, found = points(published, kpi, explanations[0])
    rows = {area: [y, *[at(published, one, area, newest) for one in explanations]] for area, (_, y) in found.items()}
    rows = {area: row for area, row in rows.items() if None not in row}
    areas, data = list(rows), numpy.array(list(rows.values()))
    design = numpy.column_stack([numpy.ones(len(areas)), (data[:, 1:] - data[:, 1:].mean(0)) / data[:, 1:].std(0)])
    left = {}
    for member in members:
        keep, own = numpy.array([area != member for area in areas]), areas.index(member)
        b = numpy.linalg.lstsq(design[keep], data[keep, 0], rcond=None)[0]
        left[member] = data[:, 0].mean() + data[own, 0] - design[own] @ b
    return len(areas), left


@functools.cache
def left_by_all(published, kpi):
    """The same of every member of the day's group, with the whole structure accounted for."""
    return left_by_structure(published, kpi, STRUCTURE, published.day.members)[1]
