"""Characters that the bundled fonts lack are told by `check`, with their place and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.problems import Problem
from cqbrief.i18n.translator import Translator
from cqbrief.system import font_coverage, paths
from tests.support.briefing_with_files import write_with_files
from tests.support.sample import Mistake, write
from tests.support.seeded_mistakes import JOBS, MAIN, PEOPLE, REPORT

RARE = "\U00030edd"
"""A character of a name that hardly any font has."""


def told(folder: Path) -> list[Problem]:
    edition = load_edition(folder)
    assert edition.errors == ()
    return [problem for problem in edition.problems if problem.rule == "glyph-missing"]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (PEOPLE, "person: 老李", f"person: 老{RARE}", (21, 14)),
        (PEOPLE, "person: 老李", f'person: "老{RARE}"', (21, 15)),
        (PEOPLE, "person: 老李", 'person: "老\\U00030edd"', (21, 13)),
        (JOBS, "icon: target", f"short: 就{RARE}", (3, 9)),
        (MAIN, "caption: 招聘会现场", "caption: 招聘會现场", (19, 16)),
        (REPORT, "老李说：“明年还来。”", f"老{RARE}说：“明年还来。”", (7, 18)),
    ],
)
def test_a_character_is_told_at_its_place(
    tmp_path: Path, file: str, old: str, new: str, place: tuple[int, int]
) -> None:
    (problem,) = told(write(tmp_path / "rare", Mistake(file, old, new)))
    assert problem.severity == "warning"
    assert problem.place == (file, *place)
    said = Translator("en").render(problem.message)
    assert (f"{RARE} (U+30EDD)" in said or "會 (U+6703)" in said) and "〓" in said
    assert problem.advice is not None
    assert ("A source stays as it is" in Translator("en").render(problem.advice)) == (file == REPORT)


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_a_character_that_only_parts_lines_is_told_of_nowhere(tmp_path: Path, separator: str) -> None:
    """Programs leave them in texts copied out of them; told of, they had no line to stand in."""
    said = f"老李说：“明年还来。”{separator}"
    assert told(write(tmp_path / "parted", Mistake(REPORT, "老李说：“明年还来。”", said))) == []


def test_a_comment_is_shown_nowhere_and_told_of_nowhere(tmp_path: Path) -> None:
    folder = write(tmp_path / "rare", Mistake(PEOPLE, "person: 老李", f"person: 老李 # 老{RARE}"))
    assert told(folder) == []


@pytest.mark.parametrize(
    "text", ["甲\u200d乙", "甲\ufe0e乙", "1\u2009411\u202f780", "café — “·” €5 №3 １２％ ㎡ ①"]
)
def test_what_shows_nothing_and_what_the_fonts_have_is_told_of_nowhere(tmp_path: Path, text: str) -> None:
    assert told(write(tmp_path / "fine", Mistake(PEOPLE, "role: 工人", f"role: 工人{text}"))) == []


def test_the_characters_of_a_file_are_one_warning_with_its_lines(tmp_path: Path) -> None:
    traditional = "國際經濟發展區域協調機構財務預算"
    folder = write(tmp_path / "rare", Mistake(PEOPLE, "person: 老李", f"person: 老{RARE}"))
    theme = folder / PEOPLE
    theme.write_text(theme.read_text("utf-8").replace("role: 工人", f"role: {traditional}"), "utf-8")
    (problem,) = told(folder)
    assert problem.place == (PEOPLE, 21, 14)
    said = Translator("en").render(problem.message)
    count = len(font_coverage.missing_characters(traditional + RARE))
    assert f"{count} characters, such as" in said
    assert problem.advice is not None
    assert "lines 21, 22." in Translator("en").render(problem.advice)


@pytest.mark.parametrize(
    ("file", "old", "new", "at"),
    [
        (PEOPLE, "person: 老李", f"person: 老{RARE}", "people"),
        (MAIN, "caption: 招聘会现场", f"caption: {RARE}", "fair_picture"),
        (REPORT, "老李说：“明年还来。”", f"老{RARE}说：“明年还来。”", "report"),
    ],
)
def test_it_can_be_silenced_with_a_reason(tmp_path: Path, file: str, old: str, new: str, at: str) -> None:
    folder = write(tmp_path / "rare", Mistake(file, old, new))
    with (folder / MAIN).open("a", encoding="utf-8") as root:
        root.write(f"silenced:\n  - {{rule: glyph-missing, at: {at}, reason: 已装字体。}}\n")
    assert load_edition(folder).problems == ()


def test_a_category_from_a_csv_file_is_told_at_its_line(tmp_path: Path) -> None:
    folder = write_with_files(tmp_path / "mine")
    theme = folder / PEOPLE
    theme.write_text(theme.read_text("utf-8").replace("    time: true\n", ""), "utf-8")
    series = folder / "figures.csv"
    series.write_text(series.read_text("utf-8").replace("2019", f"老{RARE}"), "utf-8")
    (problem,) = told(folder)
    assert problem.place[:2] == ("figures.csv", 3)


@pytest.mark.parametrize("text", ["甲", "—·–•", "甲？—“乙”·?", "丙①€№"])
def test_one_rare_character_is_told_from_all_the_usual_ones_beside_it(text: str) -> None:
    assert font_coverage.missing_characters(text) == frozenset()
    assert font_coverage.missing_characters(f"{text}{RARE}{text}") == {RARE}


def test_what_is_counted_apart_is_what_the_usual_set_of_characters_lacks() -> None:
    for character in font_coverage.COMMON_BEYOND_GB2312:
        with pytest.raises(UnicodeEncodeError):
            character.encode("gb2312")


@pytest.mark.parametrize("length", [1, 100_000])
def test_short_and_long_texts_are_judged_alike(length: int) -> None:
    assert font_coverage.missing_characters(f"甲—“·”{RARE}國👍\u200d\n" * length) == {RARE, "國", "👍"}
    assert font_coverage.missing_characters("重庆：75.1万人 — “稳”·€5\r\n\t" * length) == frozenset()
    assert font_coverage.missing_characters("plain words" * length) == frozenset()


def test_all_that_is_taken_for_usual_is_in_the_fonts() -> None:
    kept = [chr(code) for code in range(0xA0, 0x100)]
    cells = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    kept += [character for cell in cells if (character := cell.decode("gb2312", errors="ignore"))]
    kept += list("—·–•€′″‑−№☆★✓〓")
    assert [c for c in kept if not font_coverage.has_glyph(c) and not font_coverage.is_invisible(c)] == []


def test_without_the_fonts_a_usual_text_is_judged_and_a_rare_one_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert font_coverage.missing_characters("重庆—75.1万人") == frozenset()
    with pytest.raises(paths.FilesMissingError, match=r"NotoSansSC-Regular\.ttf"):
        font_coverage.missing_characters(RARE)
