"""Make the bundled fonts again: python resources/scripts/fonts.py FOLDER

FOLDER holds the unpacked npm packages as `noto-sans-sc/` and `noto-serif-sc/` (for instance
`node_modules/@expo-google-fonts` after installing both). Needs fontTools. The result, four files in
resources/fonts/, depends only on the packages, the list of characters and the version of fontTools.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "fonts"
LIST = FONTS / "tongyong-guifan-hanzi-8105.txt"

# target name -> file inside the packages' folder
SOURCES = {
    "NotoSansSC-Regular.ttf": "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "NotoSansSC-Bold.ttf": "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
    "NotoSerifSC-Regular.ttf": "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
    "NotoSerifSC-Bold.ttf": "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
}

# Whole Unicode blocks beside the Chinese characters; what a font lacks of them is left out.
BLOCKS = (
    (0x0020, 0x017F),  # Basic Latin, Latin-1, Latin Extended-A
    (0x0300, 0x0304),  # accents of pinyin and of names
    (0x2000, 0x206F),  # general punctuation, † ‡ … ‰
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x214F),  # letter-like: ℃ №
    (0x2150, 0x218F),  # fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x24FF),  # enclosed numerals
    (0x2500, 0x25FF),  # box drawing, block elements, geometric shapes
    (0x2600, 0x2606),  # stars
    (0x2713, 0x2717),  # ticks and crosses
    (0x2776, 0x2793),  # enclosed numerals, filled
    (0x3000, 0x303F),  # Chinese punctuation, 〇
    (0x3220, 0x3243),  # ㈠
    (0x3251, 0x325F), (0x3280, 0x32B0), (0x32B1, 0x32BF),  # ㊀ ㉑
    (0x3371, 0x33DF),  # units: ㎡ ㎞ ㎏
    (0xFE10, 0xFE1F), (0xFE30, 0xFE4F),  # vertical and compatibility forms
    (0xFF00, 0xFFEF),  # full-width and half-width forms
)  # fmt: skip

FEATURES = [
    "ccmp", "fwid", "halt", "hwid", "kern", "liga", "locl", "mark", "palt",
    "pnum", "pwid", "tnum", "vert", "vhal", "vkrn", "vpal", "vrt2",
]  # fmt: skip


def code_points() -> set[int]:
    """Return the characters wanted: 通用规范汉字表, GB 2312 and `BLOCKS`."""
    wanted = {int(line, 16) for line in LIST.read_text("ascii").split()}
    wanted |= {
        ord(bytes((row, cell)).decode("gb2312"))
        for row in range(0xA1, 0xF8)
        for cell in range(0xA1, 0xFF)
        if _in_gb2312(row, cell)
    }
    for first, last in BLOCKS:
        wanted |= set(range(first, last + 1))
    return wanted


def _in_gb2312(row: int, cell: int) -> bool:
    try:
        bytes((row, cell)).decode("gb2312")
    except UnicodeDecodeError:
        return False
    return True


def make(source: Path, target: Path, wanted: set[int]) -> None:
    """Write the subset of `source` to `target`; names, licence and metrics stay, hinting goes."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.glyph_names = False
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size / 1e6:.1f} MB")


def main(arguments: list[str]) -> int:
    """Make all four fonts; 2 when the folder or a file in it is missing."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    missing = [name for name in SOURCES.values() if not (folder / name).is_file()]
    if missing:
        print(f"not in {folder}: {', '.join(missing)}", file=sys.stderr)
        return 2
    wanted = code_points()
    for target, source in SOURCES.items():
        make(folder / source, FONTS / target, wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
