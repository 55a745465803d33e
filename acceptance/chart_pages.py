"""Pages with one chart each: their headlines, and the numbers that their passports account for."""
import re

import lxml.html

from published import is_close

KIND = re.compile(r"-(BAND|PAR|KON|LUT|LINJE|PUNKT|DEL|ANDEL|STEG|RUTA|LAND|KARTA|RATT|P-[A-Z0-9-]+)\d*$")
# Heads of columns that the drawing needs and nobody reads: places on the slide, ends of lines.
HELPER = re.compile(r"(Hjälp|Helper)\b")


def plain(text):
    return re.sub(r"\s+", " ", str(text or "")).strip()


class ChartPages:
    """Read from the site, whose numbers are held against the service."""

    def __init__(self, site):
        self.numbers, self.headlines = {}, {}
        for page in sorted(site.glob("p-*.html")):
            root = lxml.html.document_fromstring(page.read_bytes())
            code = plain(root.xpath("string(//p[@class='kicker'])")).rsplit(" ", 1)[-1]
            self.headlines[plain(root.xpath("string(//h1)"))] = code
            if KIND.search(code):
                self.numbers[code] = [float(value) for value in root.xpath("//@data-value")]

    def has(self, code, number):
        """Whether a page's passport accounts for a number; a sentence may have taken its sign."""
        return any(is_close(abs(number), abs(known)) for known in self.numbers.get(code, []))
