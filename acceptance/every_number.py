"""Compares every number of a build with the replay's JSON: data sheet, site, deck and the workbook's areas.

  every_number.py [OUT REPLAY_URL]      without arguments it builds and starts a replay itself
"""
import pathlib, sys

import deck_numbers, site_numbers, workbook_numbers
from chart_pages import ChartPages
from explaining import CONDITIONS
from program import Tally, must_build, work_folder
from published import Day, Published
import replay


def main():
    tally, day = Tally(), Day()
    if len(sys.argv) == 3:
        out, base = pathlib.Path(sys.argv[1]), sys.argv[2].rstrip("/")
    else:
        base, _ = replay.start()
        work = work_folder()
        out = work / "out"
        must_build(out, work / "lake", url=base)
    book = workbook_numbers.open_book(out)
    key_figures = set(day.key_figures) | {row[0] for row in workbook_numbers.data_rows(book)}
    published = Published(base, key_figures | CONDITIONS, day)
    n_values = sum(map(len, published.values.values()))
    print(f"  {len(key_figures)} key figures, {n_values} values at the replay, group of {len(day.members)}")
    workbook_numbers.compare_data(tally, book, published, key_figures)
    charts = ChartPages(out / "site")
    workbook_numbers.compare_areas(tally, book, published, charts)
    workbook_numbers.compare_charts(tally, out, book)
    site_numbers.compare(tally, out, published)
    deck_numbers.compare(tally, out / "deck.pptx", published, charts)
    tally.end()


if __name__ == "__main__":
    main()
