"""Prints crates/layout/src/metrics/carlito.rs: the advance widths of Carlito, in units of 1/2048 em.

    pip install fonttools
    python3 xtask/scripts/carlito_widths.py /usr/share/fonts/truetype/crosextra | rustfmt --edition 2024 --config max_width=120

Carlito (SIL Open Font License) has the advance widths of Calibri. Widths are facts of the font; no outline is copied.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

RANGES = [
    (0x20, 0x7E, "ASCII"),
    (0xA0, 0xFF, "Latin-1"),
    (0x100, 0x17F, "Latin Extended-A"),
    (0x2000, 0x203A, "general punctuation: spaces, dashes, quotes, bullet, ellipsis"),
]
ALONE = "₂₃€™←↑→↓−≈≠≤≥■□▲▶▼◀○●"


def read(path):
    font = TTFont(path)
    names, widths = font.getBestCmap(), font["hmtx"]
    assert font["head"].unitsPerEm == 2048
    height = font["hhea"].ascent - font["hhea"].descent + font["hhea"].lineGap
    return {code: widths[name][0] for code, name in names.items()}, height


def main(folder):
    faces = {face: read(Path(folder) / f"Carlito-{face}.ttf") for face in ("Regular", "Bold")}
    print("//! Carlito's advance widths in units of 1/2048 em. Made by `xtask/scripts/carlito_widths.py`; do not edit.\n")
    print("/// Units to the em.\npub(super) const UNITS_PER_EM: f64 = 2048.0;\n")
    heights = {height for _, height in faces.values()}
    assert len(heights) == 1
    print(f"/// Ascent, descent and line gap together.\npub(super) const LINE_HEIGHT: f64 = {heights.pop()}.0;\n")
    for face, (widths, _) in faces.items():
        print(f"/// Runs of neighbouring characters: the first one's code, and a width each; 0 where there is no glyph.")
        print(f"pub(super) const {face.upper()}: &[(u32, &[u16])] = &[")
        for low, high, what in RANGES:
            print(f"// {what}")
            print(f"(0x{low:x}, &[{', '.join(str(widths.get(code, 0)) for code in range(low, high + 1))}]),")
        for character in ALONE:
            if ord(character) in widths:
                print(f"(0x{ord(character):x}, &[{widths[ord(character)]}]), // {character}")
        print("];\n")


if __name__ == "__main__":
    main(sys.argv[1])
