"""The site: every element with `data-fact`, and the facts file that traces them."""
import csv, json, re

import lxml.html

import chart_facts
from published import KPI, Unknown, is_close, is_shown_right

# Words of a headline that tell which way a change or a gap (men minus women) goes.
WAYS = [(r"över män|above men", False), (r"under män|below men", True), (r"\b(steg|rose)\b", True), (r"\b(sjönk|fell)\b", False),
        (r"\b(lägre|färre|mindre|lower|fewer|less)\b", False), (r"\b(högre|fler|mer|higher|more)\b", True),
        (r"\b(under|below)\b", False), (r"\b(över|above)\b", True)]
COUNTED = re.compile(r"(?:country|similar-\d{4}|county-\d\d):n=(\d+)")


def compare(tally, out, published):
    pages = sorted((out / "site").rglob("*.html"))
    tally.check("site: pages", len(pages) > len(published.day.key_figures), f"{len(pages)} pages")
    counts = {"day:key-figures": len(published.day.key_figures), "day:areas": len(published.day.areas),
              "group:members": len(published.day.members), "gaps:rows": sum(map(published.has_gap, published.day.key_figures))}
    for idx, (code, area) in enumerate(published.day.areas.items(), 1):
        counts |= {f"{code}:ordinal": idx, f"{code}:key-figures": len(area["key_figures"])}
    facts = json.loads((out / "site/data/fakta.json").read_text())
    not_computed = set()
    for page in pages:
        where = str(page.relative_to(out / "site"))
        root = lxml.html.document_fromstring(page.read_bytes())
        language = "en" if (root.get("lang") or "sv").startswith("en") else "sv"
        for element in root.iter("*"):
            if not isinstance(element.tag, str) or element.get("data-value") is None:
                continue
            compare_element(tally, f"{where}:{element.sourceline}", element, language, published, counts, facts, not_computed)
    if not_computed:
        print(f"  {len(not_computed)} kinds of counts are compared with their words only: " + ", ".join(sorted(not_computed)[:6]))
    compare_facts(tally, facts, published, counts)
    compare_csv(tally, out, published)


def kind_of(name):
    """The place under which a fact's comparisons are counted."""
    if re.fullmatch(KPI + r":\d{4}:\d{4}:[TKM]", name):
        return "published"
    if ":place-" in name:
        return "places"
    if ":shrunk-" in name:
        return "shrunk figures"
    if re.match(KPI + r":(median|mean|country-median|similar|county)", name):
        return "medians and means"
    if re.match(r"(PKV|KPIF):|.*@\d{4}-", name):
        return "fixed prices"
    if name.endswith((":mnkr", ":ore")):
        return "gaps in kronor and tax"
    return "differences, percent and means of years"


def compare_element(tally, where, element, language, published, counts, facts, not_computed):
    name, value = element.get("data-fact"), float(element.get("data-value"))
    where = f"{where} {name}"
    tally.compare("site: every fact is in the facts file", where, name in facts, True)
    text = (element.text or "").strip(" \n\t")
    try:
        is_right = is_known_count(name, value, counts)
        kind = "counts"
        if is_right is None:
            kind = kind_of(name)
            is_right = published.is_fact(name, value) or is_distance(name, value, text, element, published)
        tally.compare(f"site: {kind}", where, value, "the replay's", is_right)
    except Unknown:
        formula = facts.get(name, {}).get("formula")
        if (is_right := chart_facts.is_right(facts.get(name), value, facts, published)) is not None:
            tally.compare("site: numbers of charts", where, value, "reckoned anew", is_right)
        elif formula != "Count":
            tally.compare("site: facts of a known form", where, formula, "Count")
        not_computed.add(re.sub(r"[A-Z]\d{5}|\d+", "…", name))
    if element.tag not in ("rect", "circle", "line", "path", "g"):
        # Behind a slide the number stands as the slide has it.
        is_cell = element.tag == "td" and not element.xpath('ancestor::table[@class="trace"]')
        tally.compare("site: texts", where, text, f"{value} rounded", is_shown_right(text, value, language, not is_cell))


def is_known_count(name, value, counts):
    """Whether a count is what its name says; `None` when it is no count that is known."""
    found = COUNTED.fullmatch(name)
    if found:
        return value == int(found[1])
    return value == counts[name] if name in counts else None


def is_distance(name, value, text, element, published):
    """A sentence tells a distance without sign: "10 % under riket". The word has to be on the right side."""
    if not re.search("[-~]", name) or text[:1] in ("+", "\u2212"):
        return False
    want = published.fact_or_none(name)
    row = element.getparent()
    if element.tag == "td" and row.xpath('ancestor::table[@class="trace"]'):
        # Behind a slide the number stands as the slide has it, and beside it unrounded with its sign.
        raw = float(row.xpath("./td")[1].text.replace(",", ".").replace("\u2212", "-"))
        return want is not None and is_close(value, abs(want)) and is_close(raw, want)
    if name.endswith((":mnkr", ":ore")):
        way = re.search(r"(Ner till|Upp till|Down to|Up to)\b", element.getparent().text_content())
        return want is not None and bool(way) and is_close(value, abs(want)) and (way[1] in ("Upp till", "Up to")) == (want < 0)
    told = [sign for words, sign in WAYS if re.search(words, element.getparent().text_content())]
    if want is not None and told and text[:1] not in ("+", "\u2212"):
        return is_close(value, abs(want)) and (want > 0) == told[0]
    side = re.match(r"\s*(över|under|above|below)\b", element.tail or "")
    return want is not None and bool(side) and is_close(value, abs(want)) and (side[1] in ("under", "below")) == (want < 0)


def compare_facts(tally, facts, published, counts):
    for name, fact in facts.items():
        try:
            is_right = is_known_count(name, fact["value"], counts)
            if is_right is None:
                is_right = published.is_fact(name, fact["value"])
            tally.compare(f"facts: {fact['formula']}", name, fact["value"], "the replay's", is_right)
        except Unknown:
            if (is_right := chart_facts.is_right(fact, fact["value"], facts, published)) is not None:
                tally.compare(f"facts: {fact['formula']}", name, fact["value"], "reckoned anew", is_right)
            elif fact["formula"] != "Count":
                tally.compare("facts: of a known form", name, fact["formula"], "Count")
        if fact["formula"] == "Shrunk":
            own, towards, weight = (facts[given]["value"] for given in fact["inputs"])
            want = (1 - weight) * own + weight * towards
            tally.compare("facts: shrunk figures", name, fact["value"], want, is_close(fact["value"], want))
        for given in fact["inputs"]:
            if ":municipalities:" not in given:
                tally.compare("facts: every input is a fact", f"{name} ← {given}", given in facts, True)


def compare_csv(tally, out, published):
    with open(out / "site/data/nyckeltal.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = (row["key_figure"], row["area"], row["year"], row["sex"])
            tally.compare("site: nyckeltal.csv", key, float(row["value"]), published.value(*key))
