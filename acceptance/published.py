"""The expected numbers: read from the replay's JSON with our own paging, and computed anew from there.

Nothing here uses the program. What is known of the key figures (decimals, direction, short name) is read from
`key-figures/` and the day from `programmes/`, since those are what the program is told.
"""
import math, re, statistics, tomllib
from decimal import ROUND_HALF_UP, Decimal

from program import ROOT
from replay import get_json

RIKET = "0000"
YEARS = range(1976, 2051)
N_YEARS_SHOWN, YEARS_OLD_MAX = 15, 2
KPI = r"(?P<kpi>[A-Z]\d{5})"
PRICES = r"@(?P<base>\d{4})-(?P<index>PKV|KPIF)"


def pages(url):
    while url:
        page = get_json(url)
        yield from page["values"]
        url = page["next_url"]


def pieces(values, n=25):
    values = list(values)
    return [values[at:at + n] for at in range(0, len(values), n)]


def rounded(value, decimals):
    """Half away from zero, from the number's shortest decimal form."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def shown(value, decimals, language="sv"):
    """As a reader sees a number that has a sign only when it is negative."""
    number = rounded(value, decimals)
    whole, _, fraction = f"{abs(number):f}".partition(".")
    groups = f"{int(whole):,}"
    text = groups.replace(",", "\u00a0") if language == "sv" else groups
    text += {"sv": ",", "en": "."}[language] + fraction if fraction else ""
    return "\u2212" + text if number < 0 else text


NUMBER = {"sv": re.compile(r"([+\u2212]?)(\d{1,3}(?:\u00a0\d{3})*)(?:,(\d+))?(?:\u00a0(?!\d{3}\b)(.+))?"),
          "en": re.compile(r"([+\u2212]?)(\d{1,3}(?:,\d{3})*)(?:\.(\d+))?(?:\u00a0(.+))?")}


def is_shown_right(text, value, language="sv", may_be_coarse=True):
    """Whether a text is the value rounded to the decimals it shows, with or without a plus, with or without a unit.

    Words in sentences are rounded to tens and hundreds; in tables (`may_be_coarse=False`) nothing is.
    """
    found = NUMBER[language].fullmatch(text)
    if not found:
        return False
    sign, _, fraction, _ = found.groups()
    bare = text[:found.end(3) if fraction else found.end(2)]
    for decimals in [len(fraction)] if fraction else range(0, -7 if may_be_coarse else -1, -1):
        want = shown(value, decimals, language)
        if bare == want or (sign == "+" and rounded(value, decimals) > 0 and bare == "+" + want):
            return True
    return False


def is_close(a, b):
    return a is not None and b is not None and abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


class Unknown(Exception):
    """A fact that cannot be computed from the published figures alone."""


class Day:
    """The programme: areas, key figures and who is in the group."""

    def __init__(self, path=ROOT / "programmes/sodertorn.toml"):
        programme = tomllib.loads(path.read_text())
        self.areas = {area["code"]: area for area in programme["area"]}
        self.key_figures = [kpi for area in programme["area"] for kpi in area["key_figures"]]
        self.charts = [(area["code"], chart) for area in programme["area"] for chart in area.get("chart", [])]
        self.scattered = {chart[axis] for _, chart in self.charts if chart["kind"] == "scatter" for axis in ("x", "y")}
        # A claim's chart is a scatter as well.
        self.scattered |= {claim["key_figure"] for claim in programme.get("claim", [])}
        year = programme["date"].year
        members = programme["group"]["member"]
        self.members = sorted(m["area"] for m in members if m.get("from", year) <= year <= m.get("to", year))
        self.host = programme["host"]
        files = sorted((ROOT / "key-figures").glob("*.toml"))
        self.reviewed = {one["id"]: one for file in files for one in tomllib.loads(file.read_text())["key_figure"]}
        self.prices = PriceLevels(programme.get("prices", "pkv"), programme.get("price_changes", []))

    def is_kronor(self, kpi):
        """Amounts of money; a key figure that nobody has reviewed is none here: the built-in day has none such."""
        return self.reviewed.get(kpi, {}).get("unit_sv") in ("kr", "tkr", "mnkr")


class PriceLevels:
    """The yearly changes of `prices/` and the programme's own, and what an amount of one year is multiplied by to be in another's prices."""

    def __init__(self, choice, own):
        files = [tomllib.loads(file.read_text()) for file in sorted((ROOT / "prices").glob("*.toml"))]
        self.changes = {one["index"]: {year["year"]: year["change_percent"] for year in one.get("year", [])} for one in files}
        for table in own:
            self.changes[table["index"]] |= {int(year): change for year, change in table["percent"].items()}
        self.choices = {"pkv": ["pkv", "kpif"], "kpif": ["kpif", "pkv"], "running": []}[choice]

    def index_for(self, first, base):
        """The first index of the choice with a figure for every year after `first` up to `base`; None for running prices."""
        return next((one for one in self.choices if all(y in self.changes[one] for y in range(first + 1, base + 1))), None)

    def ratio(self, index, year, base):
        """Prices of `base` over prices of `year`: from logarithms of the index levels, not by the program's products."""
        low, high = min(year, base), max(year, base)
        logs = math.fsum(math.log1p(self.changes[index][y] / 100) for y in range(low + 1, high + 1))
        return math.exp(logs if year <= base else -logs)


class Published:
    """All figures of some key figures, of all areas and years."""

    def __init__(self, base, key_figures, day):
        self.day = day
        places = list(pages(f"{base}/municipality?per_page=5000"))
        self.names = {place["id"]: place["title"] for place in places}
        self.codes = {name: code for code, name in self.names.items()}
        self.municipalities = sorted(place["id"] for place in places if place["type"] == "K")
        self.groups = [g for g in pages(f"{base}/municipality_groups?per_page=5000") if g["title"].startswith("Liknande kommuner")]
        self.values = {}
        for ids in pieces(sorted(set(key_figures))):
            for years in pieces(YEARS):
                url = f"{base}/data/kpi/{','.join(ids)}/year/{','.join(map(str, years))}?per_page=5000"
                for row in pages(url):
                    for one in row["values"]:
                        if one["value"] is not None and not one["isdeleted"]:
                            key = (row["municipality"], row["period"], one["gender"] or "T")
                            self.values.setdefault(row["kpi"], {})[key] = one["value"]
        is_municipality = set(self.municipalities)
        self.newest = {kpi: max((y for a, y, sex in rows if sex == "T" and a in is_municipality), default=None)
                       for kpi, rows in self.values.items()}
        self._readings = {}

    def value(self, kpi, area, year, sex="T"):
        return None if year is None else self.values.get(kpi, {}).get((area, int(year), sex))

    def reading(self, kpi, area):
        """The latest figure, at most two years older than the newest: (value, year), or None."""
        newest = self.newest.get(kpi)
        if newest is None:
            return None
        for year in range(newest, newest - YEARS_OLD_MAX - 1, -1):
            if self.value(kpi, area, year) is not None:
                return self.value(kpi, area, year), year
        return None

    def decimals(self, kpi):
        """How many decimals of a key figure are shown; the demo and what is not reviewed have as many as the service."""
        return self.day.reviewed[kpi]["decimals"]

    def difference_as_shown(self, kpi, x, y):
        """A difference beside its two terms: the exact one, unless the shown numbers would not subtract."""
        if x is None or y is None:
            return None
        of_shown = rounded(x, self.decimals(kpi)) - rounded(y, self.decimals(kpi))
        return x - y if rounded(x - y, self.decimals(kpi)) == of_shown else float(of_shown)

    def readings(self, kpi):
        """The group's figures that are compared, by member."""
        if kpi not in self._readings:
            found = {member: self.reading(kpi, member) for member in self.day.members}
            self._readings[kpi] = {member: one for member, one in found.items() if one}
        return self._readings[kpi]

    def has_gap(self, kpi):
        """Whether some member lacks the newest figure, and not because the key figure is none of its business."""
        newest, exempt = self.newest.get(kpi), {one["area"] for one in self.day.reviewed.get(kpi, {}).get("not_applicable", [])}
        ever = {area for (area, _, sex) in self.values.get(kpi, {}) if sex == "T"}
        return any(self.value(kpi, member, newest) is None and (member in ever or member not in exempt) for member in self.day.members)

    def country(self, kpi, year):
        """What the municipalities of the country have, by code."""
        found = {area: self.value(kpi, area, year) for area in self.municipalities}
        return {area: value for area, value in found.items() if value is not None}

    def place(self, kpi, area):
        """1 + how many are better at the shown decimals, and how many share the place."""
        review = self.day.reviewed.get(kpi, {})
        if review.get("direction") not in ("higher", "lower") or area not in self.readings(kpi):
            raise Unknown
        shown_values = {a: rounded(v, review["decimals"]) for a, (v, _) in self.readings(kpi).items()}
        own, way = shown_values[area], 1 if review["direction"] == "higher" else -1
        return 1 + sum(way * other > way * own for other in shown_values.values()), list(shown_values.values()).count(own)

    def wanted_rows(self, kpi):
        """What the data sheet is to hold of a key figure: (area, year, sex) → value."""
        newest = self.newest.get(kpi)
        if newest is None:
            return {}
        ours, country = {RIKET, *self.day.members}, set(self.municipalities)
        latest = {}
        if kpi in self.day.scattered:
            # A scatter shows each municipality's latest figure, two years old at most.
            latest = {(area, found[1], "T") for area in country if (found := self.reading(kpi, area))}
        return {(area, year, sex): value for (area, year, sex), value in self.values[kpi].items()
                if (area in ours and newest - N_YEARS_SHOWN < year <= newest)
                or (area in country and year == newest and sex == "T")
                or (area, year, sex) in latest}

    def fact(self, name):
        """What a fact's value is to be. `Unknown` when it is no number of a key figure."""
        if "~" in name:
            later, earlier = name.split("~", 1)
            return self.fact(later) - self.fact(earlier)
        for pattern, compute in self.FORMS:
            found = re.fullmatch(pattern, name)
            if found:
                value = compute(self, **found.groupdict())
                if value is None:
                    raise ValueError(f"`{name}` stands on a figure that the service does not have")
                return value
        raise Unknown

    def fact_or_none(self, name):
        try:
            return self.fact(name)
        except (ValueError, Unknown):
            return None

    def place_or_none(self, kpi, area):
        try:
            return self.place(kpi, area)
        except Unknown:
            return None

    def _minus(self, x, y):
        return None if x is None or y is None else x - y

    def _published(self, kpi, area, year, sex):
        return self.value(kpi, area, year, sex)

    def _between(self, kpi, a, b, year):
        return self._minus(self.value(kpi, a, year), self.value(kpi, b, year))

    def _between_percent(self, kpi, a, b, year):
        x, y = self.value(kpi, a, year), self.value(kpi, b, year)
        return None if x is None or not y else (x - y) / abs(y) * 100

    def _change(self, kpi, area, to, since):
        return self._minus(self.value(kpi, area, to), self.value(kpi, area, since))

    def _women_minus_men(self, kpi, area, year):
        return self._minus(self.value(kpi, area, year, "K"), self.value(kpi, area, year, "M"))

    def _mean_of_years(self, kpi, area, first, last):
        found = [self.value(kpi, area, year) for year in range(int(first), int(last) + 1)]
        found = [value for value in found if value is not None]
        return statistics.fmean(found) if len(found) == 3 else None

    def _of_group(self, kpi, what, year):
        found = [value for value, _ in self.readings(kpi).values()]
        if int(year) != self.newest.get(kpi) or not found:
            return None
        return statistics.median(found) if what == "median" else statistics.fmean(found)

    def _country_median(self, kpi, year):
        return statistics.median(self.country(kpi, year).values())

    def _county(self, kpi, county, year):
        found = [value for area, value in self.country(kpi, year).items() if area.startswith(county)]
        return statistics.fmean(found) if found else None

    def similar_means(self, kpi, area, year):
        """The means of the publisher's groups of municipalities similar to one: there are several families of them."""
        found = []
        for group in self.groups:
            if group["title"].rsplit(", ", 2)[-2:-1] == [self.names.get(area)]:
                values = [self.value(kpi, m["member_id"], year) for m in group["members"]]
                values = [value for value in values if value is not None]
                found += [statistics.fmean(values)] if values else []
        return found

    def _in_prices(self, kpi, area, year, base, index):
        value, year, base = self.value(kpi, area, year), int(year), int(base)
        if value is None or base != self.newest.get(kpi) or not self.day.is_kronor(kpi):
            return None
        return value if year == base else value * self.day.prices.ratio(index.lower(), year, base)

    def _change_in_prices(self, kpi, area, to, since, base, index):
        return self._minus(self._in_prices(kpi, area, to, base, index), self._in_prices(kpi, area, since, base, index))

    def _mean_in_prices(self, kpi, area, first, last, base, index):
        years = [year for year in range(int(first), int(last) + 1) if self.value(kpi, area, year) is not None]
        return statistics.fmean(self._in_prices(kpi, area, year, base, index) for year in years) if len(years) == 3 else None

    def _price_change(self, index, year):
        return self.day.prices.changes[index.lower()].get(int(year))

    def _price_ratio(self, index, base, year):
        return self.day.prices.ratio(index.lower(), int(year), int(base))

    def _mnkr(self, kpi, a, b, year):
        review = self.day.reviewed.get(kpi, {})
        counted = review.get("per_key_figure") or ("N01951" if review.get("per") == "inhabitant" else None)
        count, gap = self.value(counted, a, year), self._between(kpi, a, b, year)
        if review.get("measure") != "cost" or count is None or gap is None or int(year) != self.newest.get(kpi):
            return None
        return gap * count / 1e6

    def _ore(self, kpi, a, b, year):
        mnkr, base, inhabitants = self._mnkr(kpi, a, b, year), self.value("N00903", a, year), self.value("N01951", a, year)
        return None if None in (mnkr, base, inhabitants) else mnkr * 1e6 / (base * inhabitants) * 100 * 100

    def first_year_of_changes(self, kpi):
        """The earliest year that a change of one or of five years goes back to in the group."""
        found = [year - back for member, (_, year) in self.readings(kpi).items() for back in (1, 5)
                 if self.value(kpi, member, year - back) is not None]
        return min(found, default=self.newest.get(kpi))

    def first_year_of_trend(self, kpi):
        newest = self.newest.get(kpi)
        ours = {RIKET, *self.day.members}
        return min((year for (area, year, sex) in self.values.get(kpi, {}) if sex == "T" and area in ours
                    and newest - N_YEARS_SHOWN < year <= newest), default=newest)

    def index_of(self, kpi, first):
        """By which index kronor from `first` on are brought to the newest year's prices."""
        newest = self.newest.get(kpi)
        return self.day.prices.index_for(first, newest) if self.day.is_kronor(kpi) and newest else None

    def over_time(self, kpi, area, year, first):
        """A figure as it stands in a table or a development of years from `first` on: kronor in the newest year's prices."""
        value, newest = self.value(kpi, area, year), self.newest.get(kpi)
        index = self.index_of(kpi, first)
        return value if value is None or index is None else self._in_prices(kpi, area, year, newest, index)

    def _place(self, kpi, area, year):
        return float(self.place(kpi, area)[0]) if int(year) == self.newest.get(kpi) else None

    FORMS = [
        (KPI + r":(?P<area>\d{4}):(?P<year>\d{4}):(?P<sex>[TKM])", _published),
        (KPI + r":(?P<a>\d{4})-(?P<b>\d{4}):(?P<year>\d{4}):T", _between),
        (KPI + r":(?P<a>\d{4})-(?P<b>\d{4})%:(?P<year>\d{4}):T", _between_percent),
        (KPI + r":(?P<area>\d{4}):(?P<to>\d{4})-(?P<since>\d{4}):T", _change),
        (KPI + r":(?P<area>\d{4}):(?P<year>\d{4}):K-M", _women_minus_men),
        (KPI + r":(?P<area>\d{4}):mean-(?P<first>\d{4})-(?P<last>\d{4}):T", _mean_of_years),
        (KPI + r":(?P<what>median|mean):(?P<year>\d{4}):T", _of_group),
        (KPI + r":country-median:(?P<year>\d{4}):T", _country_median),
        (KPI + r":county-(?P<county>\d\d):(?P<year>\d{4}):T", _county),
        (KPI + r":place-(?P<area>\d{4}):(?P<year>\d{4}):T", _place),
        (KPI + r":(?P<area>\d{4}):(?P<year>\d{4}):T" + PRICES, _in_prices),
        (KPI + r":(?P<area>\d{4}):(?P<to>\d{4})-(?P<since>\d{4}):T" + PRICES, _change_in_prices),
        (KPI + r":(?P<area>\d{4}):mean-(?P<first>\d{4})-(?P<last>\d{4}):T" + PRICES, _mean_in_prices),
        (r"(?P<index>PKV|KPIF):(?P<year>\d{4})", _price_change),
        (r"(?P<index>PKV|KPIF):(?P<base>\d{4})/(?P<year>\d{4})", _price_ratio),
        (KPI + r":(?P<a>\d{4})-(?P<b>\d{4}):(?P<year>\d{4}):mnkr", _mnkr),
        (KPI + r":(?P<a>\d{4})-(?P<b>\d{4}):(?P<year>\d{4}):ore", _ore),
    ]
    BAND = KPI + r":place-(?P<end>low|high)-(?P<area>\d{4}):(?P<year>\d{4}):T"

    def is_end_of_band(self, kpi, end, area, year, value):
        """Whether a band's end is a place, on the right side of the municipality's own. How far, the stage `bands` checks."""
        place = self._place(kpi, area, year)
        if place is None or value != int(value):
            return False
        return 1 <= value <= place if end == "low" else place <= value <= len(self.readings(kpi))

    def is_fact(self, name, value):
        """Whether a fact's value is right: published ones to the last bit, computed ones but for the order of sums."""
        similar = re.fullmatch(KPI + r":similar-(?P<area>\d{4}):(?P<year>\d{4}):T", name)
        if similar:
            return any(is_close(value, mean) for mean in self.similar_means(**similar.groupdict()))
        band = re.fullmatch(self.BAND, name)
        if band:
            return self.is_end_of_band(**band.groupdict(), value=value)
        if re.fullmatch(KPI + r":error-\d{4}:\d{4}:T", name):
            return value >= 0
        if re.fullmatch(KPI + r":weight-\d{4}:\d{4}:T", name):
            return 0 <= value <= 1
        spread = re.fullmatch(KPI + r":(weighted-mean|shrunk-\d{4}):(?P<year>\d{4}):T", name)
        if spread:
            country = self.country(spread["kpi"], int(spread["year"])).values()
            return min(country) <= value <= max(country)
        try:
            want = self.fact(name)
        except ValueError:
            return False
        return value == want if re.fullmatch(self.FORMS[0][0], name) else is_close(value, want)
