"""Hostile and careless files: everything that is read is bounded."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import pytest

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.model import Quote
from cqbrief.briefing.parsing.yaml_tree import MAX_CHARACTERS
from cqbrief.briefing.problem_collector import LIMIT, MOST_WITH_SUGGESTIONS
from cqbrief.briefing.problems import UnplacedProblem
from cqbrief.briefing.sources.document import Passage
from cqbrief.briefing.sources.document_index import DocumentIndex
from cqbrief.briefing.sources.paragraphs import parse_document
from cqbrief.briefing.sources.quote_matching import find_quote
from cqbrief.briefing.sources.source_files import MOST_LINES
from cqbrief.briefing.storage.folder import BriefingFolder
from cqbrief.briefing.storage.image_header import MOST_PIXELS, picture_size, too_many_pixels
from cqbrief.briefing.validation.derive import _statuses
from tests.fuzz.targets import png
from tests.support import sample
from tests.support.sample import HERE, Mistake

MOST = MOST_WITH_SUGGESTIONS
JOBS = "themes/1-jobs.yaml"


def rules(folder: Path) -> list[str]:
    return [problem.rule for problem in load_edition(folder).errors]


def test_a_source_of_more_lines_than_a_book_is_refused(tmp_path: Path) -> None:
    sample.write(tmp_path)
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
    sample.write(tmp_path, Mistake(JOBS, "title: 就业总量", f'title: "{text}"'))
    assert "empty-value" in rules(tmp_path)


def test_when_very_much_is_wrong_the_nearest_word_is_no_longer_looked_for(tmp_path: Path) -> None:
    wrong = "".join(
        f"  - {{date: 2022-01-20, figure: new_job{number}, was: 1万人, now: 2万人}}\n"
        for number in range(MOST + 20)
    )
    sample.write(tmp_path, Mistake("briefing.yaml", "corrections:\n", f"corrections:\n{wrong}"))
    unknown = [problem for problem in load_edition(tmp_path).errors if problem.rule == "unknown-id"]
    assert len(unknown) == MOST + 20
    assert [problem.advice is not None for problem in unknown] == [True] * MOST + [False] * 20


def test_naming_more_ids_than_can_be_looked_up_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cqbrief.briefing.parsing.reader.MOST_REFERENCES", 5)
    assert rules(sample.write(tmp_path)) == ["too-many-entries"]


def test_a_long_chain_of_sums_is_as_sure_as_its_least_sure_link(tmp_path: Path) -> None:
    """Each figure is looked at once, not once for every other above it."""
    first = next(iter(load_edition(sample.write(tmp_path)).figures.values()))
    chain = {"f0": replace(first, id="f0", status="provisional")}
    for number in range(1, 5000):
        formula = f"f{number - 1} + f{number - 1}"
        chain[f"f{number}"] = replace(first, id=f"f{number}", value=None, formula=formula, status="final")
    chain["other"] = replace(first, id="other", status="final")
    found = _statuses(chain)
    assert set(found.values()) == {"provisional", "final"}
    assert found["f4999"] == "provisional" and found["other"] == "final"


def figures(count: int, rest: str) -> Mistake:
    """So many further figures, each with the lines `rest`, in which # stands for its number."""
    more = "".join(
        f"  - id: f{number}\n    label: 甲\n{rest.replace('#', str(number))}" for number in range(count)
    )
    return Mistake(JOBS, "figures:\n  - id: new_jobs\n", f"figures:\n{more}  - id: new_jobs\n")


def notes(*texts: str) -> Mistake:
    lines = "".join(f"  - {text}\n" for text in texts)
    return Mistake("briefing.yaml", "ignored:\n", f"notes:\n{lines}ignored:\n")


def test_a_text_of_more_letters_than_anybody_reads_is_refused_at_its_place(tmp_path: Path) -> None:
    mistake = notes("甲" * MAX_CHARACTERS, f"{HERE}{'甲' * (MAX_CHARACTERS + 1)}")
    found = load_edition(sample.write(tmp_path, mistake)).problems
    assert [(problem.rule, problem.place) for problem in found] == [("text-too-long", mistake.place)]


def test_when_nothing_more_would_be_listed_the_rest_is_not_read(tmp_path: Path) -> None:
    sample.write(tmp_path, figures(3 * LIMIT, "    valeu: 1个\n    quote: 举办招聘会\n"))
    edition = load_edition(tmp_path)
    assert len(edition.problems) == LIMIT + 1
    assert edition.problems[-1].rule == "too-many-problems"
    assert len(edition.figures) < 2 * LIMIT


def test_of_many_quotes_that_are_nowhere_the_first_get_the_nearest_sentence(tmp_path: Path) -> None:
    edition = load_edition(
        sample.write(tmp_path, figures(MOST + 20, "    value: 1个\n    quote: 全市城镇新增就业#丁\n"))
    )
    missing = [problem for problem in edition.errors if problem.rule == "quote-not-found"]
    assert len(missing) == MOST + 20
    assert ["nearest" in problem.message.arguments for problem in missing] == [True] * MOST + [False] * 20


def test_short_quotes_are_looked_for_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cqbrief.briefing.sources.document_index._MOST_SEARCHED", 3000)
    index = DocumentIndex(parse_document("a", "甲乙" + "丙" * 1000), frozenset())
    quote = Quote(text="甲乙", path="")
    assert [type(find_quote(index, quote)) for _ in range(3)] == [Passage, Passage, UnplacedProblem]
    assert isinstance(find_quote(index, Quote(text="甲乙丙丙丙", path="")), Passage)


@pytest.mark.parametrize(
    ("bound", "most", "rule"),
    [
        ("cqbrief.briefing.parsing.reader.MOST_BYTES", 5000, "file-too-large"),
        ("cqbrief.briefing.parsing.reader.MOST_NODES", 150, "too-many-entries"),
        ("cqbrief.briefing.sources.source_files.MOST_SOURCE_BYTES", 4000, "file-too-large"),
        ("cqbrief.briefing.sources.source_files.MOST_NUMERALS", 8, "file-too-large"),
        ("cqbrief.briefing.tables.chart_series.MOST_SERIES_BYTES", 4000, "file-too-large"),
        ("cqbrief.briefing.loading.load.MOST_PICTURE_BYTES", 4000, "file-too-large"),
        ("cqbrief.briefing.tables.chart_series.MOST_SERIES_VALUES", 7, "csv-too-large"),
        ("cqbrief.briefing.tables.series_reader.MOST_COLUMNS", 0, "csv-too-large"),
        ("cqbrief.briefing.validation.derive.MOST_FORMULA", 10, "too-many-entries"),
        ("cqbrief.briefing.validation.prose_coverage.MOST_COMPARED", 10, "too-many-entries"),
    ],
)
def test_what_is_read_in_all_is_bounded_and_the_bound_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int, rule: str
) -> None:
    caption = "    caption: 招聘会现场\n"
    sample.write(
        tmp_path,
        Mistake("briefing.yaml", caption, caption + "    file: fair.svg\n"),
        Mistake(JOBS, sample.FIRST_CHART, sample.SERIES_CHART + sample.FIRST_CHART),
        Mistake("themes/2-people.yaml", "title: 岗位与人", "title: 岗位与3人"),
    )
    (tmp_path / "fair.svg").write_text(sample.SVG)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "jobs.csv").write_text(sample.SERIES_CSV, encoding="utf-8")
    assert rules(tmp_path) == []
    monkeypatch.setattr(bound, most)
    assert rule in rules(tmp_path)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("某镇一些书123.5册。", 1),
        ("收入32,569.75元，支出１２．５元。", 2),
        ("2021-12-31公布，2022年1月5日更正。", 2),
        ("二〇二一年三十五家，五千万元。", 3),
        ("一批、统一、同一个。", 0),
        ("十人、百家、三册。", 3),
        ("1,1,1,1,1", 5),
    ],
)
def test_a_number_counts_once_towards_what_a_source_may_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, numbers: int
) -> None:
    """20,500 sentences with one number each were once more than 60,000 numbers."""
    sample.write(tmp_path)
    (tmp_path / "sources" / "report.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr("cqbrief.briefing.sources.source_files.MOST_NUMERALS", numbers)
    assert "file-too-large" not in rules(tmp_path)
    monkeypatch.setattr("cqbrief.briefing.sources.source_files.MOST_NUMERALS", numbers - 1)
    assert "file-too-large" in rules(tmp_path)


def test_a_file_of_which_many_charts_draw_is_read_and_counted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nineteen charts over one file of 0.6 MB were once together larger than 8 MB."""
    charts = "".join(sample.SERIES_CHART.replace("id: series", f"id: s{n}") for n in range(19))
    sample.write(tmp_path, Mistake(JOBS, sample.FIRST_CHART, charts + sample.FIRST_CHART))
    (tmp_path / "data").mkdir()
    note = "甲" * 180
    rows = [f"{year},{year},{note}\n" for year in range(1000, 2150)]
    (tmp_path / "data" / "jobs.csv").write_text("年,新增,注\n" + "".join(rows), encoding="utf-8")
    assert (tmp_path / "data" / "jobs.csv").stat().st_size > 600_000
    opened: list[str] = []
    first_bytes = BriefingFolder._first_bytes

    def counted(self: BriefingFolder, name: str, most: int) -> bytes:
        opened.append(name)
        return first_bytes(self, name, most)

    monkeypatch.setattr(BriefingFolder, "_first_bytes", counted)
    edition = load_edition(tmp_path)
    assert not {"file-too-large", "csv-too-large"} & {problem.rule for problem in edition.problems}
    assert len(edition.series) == 19
    assert opened.count("data/jobs.csv") == 1


def test_each_chart_over_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    charts = "".join(sample.SERIES_CHART.replace("id: series", f"id: s{n}") for n in range(3))
    sample.write(tmp_path, Mistake(JOBS, sample.FIRST_CHART, charts + sample.FIRST_CHART))
    assert rules(tmp_path) == ["file-missing"] * 3


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
    sample.write(tmp_path, Mistake("briefing.yaml", caption, caption + "    file: fair.png\n"))
    (tmp_path / "fair.png").write_bytes(png(100_000, 100_000, b""))
    assert rules(tmp_path) == ["picture-too-large"]


def test_the_sentence_nearest_to_a_quote_of_one_letter_again_and_again_is_found_at_once() -> None:
    """Each place was once held against each, letter by letter: a minute for 70,000 letters."""
    index = DocumentIndex(parse_document("a", "x" * 70_000 + "。"), frozenset())
    assert (index.nearest("x" * 70_000 + "y") or "").startswith("xxx")
