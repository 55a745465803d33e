"""What charts and claims are made of, reckoned anew: sums, shares, quartiles, edges of classes, lines and what they explain, ends of intervals."""
import numpy
from scipy import stats

from explaining import CLAIMS, left_by_all, share_interval, slope_and_reach
from published import is_close, rounded


def numbers_of(fact, facts, published):
    """The values of a fact's inputs; the set of all municipalities is one input, read at the service."""
    inputs = fact["inputs"]
    if len(inputs) == 1 and ":municipalities:" in inputs[0]:
        kpi, _, year, _ = inputs[0].split(":")
        return list(published.country(kpi, int(year)).values())
    return [facts[given]["value"] for given in inputs]


def line_of(fact, facts):
    """x and y behind the share that a fact is of."""
    inputs = facts[fact["inputs"][0]]["inputs"]
    values = numpy.array([facts[name]["value"] for name in inputs])
    half = len(inputs) // 2
    return inputs[:half], values[:half], values[half:]


def _ends(end):
    return lambda fact, facts: 100 * share_interval(*line_of(fact, facts)[1:])[end]


def _slope(side):
    def reckoned(fact, facts):
        slope, reach = slope_and_reach(*line_of(fact, facts)[1:])
        return slope + side * reach
    return reckoned


def _percentile(fact, facts):
    x = line_of(fact, facts)[1]
    return min(numpy.quantile(x, [0.1, 0.9]), key=lambda end: abs(end - fact["value"]))


def _expected(fact, facts):
    names, x, y = line_of(fact, facts)
    own = names.index(fact["inputs"][1])
    line = stats.linregress(numpy.delete(x, own), numpy.delete(y, own))
    return line.intercept + line.slope * x[own]


OF_LINE = {"ExplainedLow": _ends(0), "ExplainedHigh": _ends(1), "Slope": _slope(0), "SlopeLow": _slope(-1), "SlopeHigh": _slope(1),
           "Percentile": _percentile, "ExpectedByOthers": _expected}


BOUNDS = [CLAIMS["bounds"]["municipalities_at_least"], *(100 * CLAIMS["bounds"][name] for name in ("level", "does_not_hold_at_most", "holds_at_least"))]


def is_close_enough(a, b):
    return abs(a - b) <= 1e-7 * max(1.0, abs(a), abs(b)) or abs(a - b) <= 1e-9


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
    if formula in OF_LINE:
        return is_close_enough(value, OF_LINE[formula](fact, facts))
    if formula == "Bound":
        # The built-in day has no bounds of its own.
        return any(is_close_enough(value, bound) for bound in BOUNDS)
    if formula in ("ExplainedTogether", "ExplainedTogetherLow", "ExplainedTogetherHigh", "ExplainedBeside"):
        # What they are of stands in no one fact: the stage `claims` reckons them anew.
        return 0 <= value <= 100
    if formula == "Adjusted":
        kpi, area, *_ = fact["inputs"][0].split(":")
        return is_close_enough(value, left_by_all(published, kpi)[area])
    if formula in ("Place", "PlaceLow", "PlaceHigh") and ":adjusted-" in fact["inputs"][0]:
        decimals = published.decimals(fact["key_figure"])
        if formula == "Place":
            way = 1 if published.day.reviewed[fact["key_figure"]]["direction"] == "higher" else -1
            return value == 1 + sum(way * rounded(other, decimals) > way * rounded(given[0], decimals) for other in given[1:])
        return 1 <= value <= len(given)
    want = {
        "Sum": lambda: sum(given),
        "Remainder": lambda: given[0] - sum(given[1:]),
        "Share": lambda: given[0] / given[1] * 100,
        "Rest": lambda: 100 - given[0],
        "AlongLine": lambda: given[0] * (given[1] - given[2]),
        "QuartileLow": lambda: numpy.quantile(given, 0.25),
        "QuartileHigh": lambda: numpy.quantile(given, 0.75),
        "Explained": lambda: 100 * stats.linregress(given[: len(given) // 2], given[len(given) // 2:]).rvalue ** 2,
        # Of amounts that are themselves reckoned: parts, and amounts in the prices of a year.
        "Difference": lambda: given[0] - given[1],
    }.get(formula)
    if want is None:
        return None
    return is_close(value, want()) or is_close(value, abs(want()))
