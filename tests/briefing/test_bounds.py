"""Hostile and careless files: everything that is read is bounded."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import pytest

from cqbrief.briefing.checks.derive import _statuses
from cqbrief.briefing.evidence import DocumentIndex
from cqbrief.briefing.findings import CROWDED
from cqbrief.briefing.load import MOST_LINES, load_edition
from cqbrief.briefing.paragraphs import parse_document
from cqbrief.briefing.picture_head import MOST_PIXELS, picture_size, too_many_pixels
from tests.briefing import briefings
from tests.briefing.briefings import Mistake
from tests.fuzz.targets import png

JOBS = "themes/1-jobs.yaml"


def rules(folder: Path) -> list[str]:
    return [problem.rule for problem in load_edition(folder).errors]


def test_a_source_of_more_lines_than_a_book_is_refused(tmp_path: Path) -> None:
    briefings.write(tmp_path)
    (tmp_path / "sources" / "report.md").write_bytes(b"a\n" * (MOST_LINES + 1))
    assert "file-too-large" in rules(tmp_path)


def test_a_line_of_megabytes_is_read_in_time_that_grows_with_its_length() -> None:
    """Patterns that try every blank again would take hours."""
    spaces = " " * 2_000_000
    heading = parse_document("a", f"# 题{spaces}#x\n\n## 次 ##\n")
    assert [p.kind for p in heading.paragraphs] == ["title", "heading"]
    assert heading.paragraphs[1].text == "次"
    assert parse_document("a", "- " * 1_000_000).paragraphs == ()


@pytest.mark.parametrize(("line", "parts"), [("---", True), ("* * *", True), ("--", False), ("-*-", False)])
def test_a_line_of_three_marks_parts_and_says_nothing(line: str, parts: bool) -> None:
    assert (parse_document("a", line).paragraphs == ()) is parts


@pytest.mark.parametrize("text", ["\u200b", "\u202e\u2066", "　", "\u00ad"])
def test_a_text_of_which_nothing_is_seen_counts_as_empty(tmp_path: Path, text: str) -> None:
    briefings.write(tmp_path, Mistake(JOBS, "title: 就业总量", f'title: "{text}"'))
    assert "empty-value" in rules(tmp_path)


def test_when_very_much_is_wrong_the_nearest_word_is_no_longer_looked_for(tmp_path: Path) -> None:
    wrong = "".join(
        f"  - {{date: 2022-01-20, figure: new_job{number}, was: 1万人, now: 2万人}}\n"
        for number in range(CROWDED + 20)
    )
    briefings.write(tmp_path, Mistake("briefing.yaml", "corrections:\n", f"corrections:\n{wrong}"))
    unknown = [problem for problem in load_edition(tmp_path).errors if problem.rule == "unknown-id"]
    assert len(unknown) == CROWDED + 20
    assert [problem.advice is not None for problem in unknown] == [True] * CROWDED + [False] * 20


def test_naming_more_ids_than_can_be_looked_up_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cqbrief.briefing.reader.MOST_MENTIONS", 5)
    assert rules(briefings.write(tmp_path)) == ["too-many-entries"]


def test_a_long_chain_of_sums_is_as_sure_as_its_least_sure_link(tmp_path: Path) -> None:
    """Each figure is looked at once, not once for every other above it."""
    sample = next(iter(load_edition(briefings.write(tmp_path)).figures.values()))
    chain = {"f0": replace(sample, id="f0", status="provisional")}
    for number in range(1, 5000):
        formula = f"f{number - 1} + f{number - 1}"
        chain[f"f{number}"] = replace(sample, id=f"f{number}", value=None, formula=formula, status="final")
    chain["other"] = replace(sample, id="other", status="final")
    found = _statuses(chain)
    assert set(found.values()) == {"provisional", "final"}
    assert found["f4999"] == "provisional" and found["other"] == "final"


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc0\x00\x11\x08" + struct.pack(">HH", 300, 200) + bytes(12)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(7, 5, b""), (7, 5)),
        (JPEG, (200, 300)),
        (JPEG[:9], None),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), None),
        (b"<svg/>", None),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_head(data: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(data) == size


def test_a_picture_that_is_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    side = round(MOST_PIXELS**0.5)
    assert too_many_pixels(png(side - 1, side - 1, b""), "a.png") is None
    caption = "    caption: 招聘会现场\n"
    briefings.write(tmp_path, Mistake("briefing.yaml", caption, caption + "    file: fair.png\n"))
    (tmp_path / "fair.png").write_bytes(png(100_000, 100_000, b""))
    assert rules(tmp_path) == ["picture-too-large"]


def test_the_sentence_nearest_to_a_quote_of_one_letter_again_and_again_is_found_at_once() -> None:
    """Each place was once held against each, letter by letter: a minute for 70,000 letters."""
    index = DocumentIndex(parse_document("a", "x" * 70_000 + "。"), frozenset())
    assert (index.nearest("x" * 70_000 + "y") or "").startswith("xxx")
