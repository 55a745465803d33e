"""What charts are made of, reckoned anew: sums, shares, quartiles, edges of classes, the part a line explains, ends of intervals."""
import numpy
from scipy import stats

from published import is_close, rounded


def numbers_of(fact, facts, published):
    """The values of a fact's inputs; the set of all municipalities is one input, read at the service."""
    inputs = fact["inputs"]
    if len(inputs) == 1 and ":municipalities:" in inputs[0]:
        kpi, _, year, _ = inputs[0].split(":")
        return list(published.country(kpi, int(year)).values())
    return [facts[given]["value"] for given in inputs]


def is_right(fact, value, facts, published):
    """Whether a number of a chart follows from what it names; `None` for what is made of something else.

    A number in a sentence may have lost its sign.
    """
    if fact is None:
        return None
    formula, given = fact["formula"], numbers_of(fact, facts, published)
    if formula in ("IntervalLow", "IntervalHigh"):
        own, error = given
        return error > 0 and (value <= own if formula == "IntervalLow" else value >= own)
    if formula == "Margin":
        return value > given[0] > 0
    if formula == "ClassEdge":
        low, high = min(given), max(given)
        edges = [*numpy.quantile(given, [0.2, 0.4, 0.6, 0.8]), *(low + (high - low) * step / 5 for step in range(1, 5))]
        return any(is_close(value, edge) for edge in edges)
    if formula == "DifferenceAsShown":
        # Only where the exact difference would not be what the shown numbers give.
        (x, y), decimals = given, published.decimals(fact["key_figure"])
        of_shown = rounded(x, decimals) - rounded(y, decimals)
        return rounded(x - y, decimals) != of_shown and (is_close(value, float(of_shown)) or is_close(value, abs(float(of_shown))))
    want = {
        "Sum": lambda: sum(given),
        "Remainder": lambda: given[0] - sum(given[1:]),
        "Share": lambda: given[0] / given[1] * 100,
        "QuartileLow": lambda: numpy.quantile(given, 0.25),
        "QuartileHigh": lambda: numpy.quantile(given, 0.75),
        "Explained": lambda: 100 * stats.linregress(given[: len(given) // 2], given[len(given) // 2:]).rvalue ** 2,
        # Of amounts that are themselves reckoned: parts, and amounts in the prices of a year.
        "Difference": lambda: given[0] - given[1],
    }.get(formula)
    if want is None:
        return None
    return is_close(value, want()) or is_close(value, abs(want()))
