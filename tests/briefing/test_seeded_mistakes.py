"""One mistake at a time in a good briefing: each is reported once, by its rule, at its place, in clear words.

In the changed text ▶ stands where the problem is expected.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

import pytest

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.problems import Problem, SourceLocation
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.i18n.translator import Translator
from tests.support.sample import GOOD, Mistake, write
from tests.support.seeded_mistakes import JOBS, MAIN, PEOPLE, REPORT, SEEDS, Seed


def in_words(problem: Problem, language: Language) -> str:
    tr = Translator(language)
    return " ".join(tr.render(part) for part in (problem.message, problem.advice) if part)


def everything_in_words(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        for language in LANGUAGES:
            assert in_words(problem, language)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.rule}: {seed.new.strip()[:24]!r}")
def test_a_seeded_mistake_is_reported_once_with_its_rule_and_place(seed: Seed, tmp_path: Path) -> None:
    mistake = Mistake(seed.file, seed.old, seed.new)
    problems = load_edition(write(tmp_path / "briefing", mistake)).problems
    everything_in_words(problems)
    reported = [problem for problem in problems if problem.rule not in seed.also]
    assert [(p.severity, p.rule, p.place) for p in reported] == [(seed.severity, seed.rule, mistake.place)]
    assert len(problems) == 1 + len(seed.also)
    assert seed.says in in_words(reported[0], "en")


def test_there_are_enough_seeds_and_the_briefing_without_them_is_good(tmp_path: Path) -> None:
    assert len(SEEDS) >= 45
    edition = load_edition(write(tmp_path))
    assert edition.problems == ()


def rules_and_places(folder: Path) -> list[tuple[str, SourceLocation]]:
    problems = load_edition(folder).problems
    everything_in_words(problems)
    return [(problem.rule, problem.place) for problem in problems]


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    assert rules_and_places(folder) == [("folder-missing", SourceLocation(str(folder)))]


def test_a_file_in_place_of_a_folder_is_reported(tmp_path: Path) -> None:
    write(tmp_path)
    assert rules_and_places(tmp_path / MAIN) == [("folder-missing", SourceLocation(str(tmp_path / MAIN)))]
    assert "is a file" in in_words(load_edition(tmp_path / MAIN).problems[0], "en")


def test_a_folder_that_may_not_be_listed_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path)

    def refuse(_: object) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cqbrief.briefing.storage.folder.os.listdir", refuse)
    assert rules_and_places(folder) == [("folder-unreadable", SourceLocation(str(folder)))]


def test_a_folder_without_a_briefing_names_the_file_that_was_nearly_right(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / MAIN).rename(tmp_path / "Briefing.yml")
    edition = load_edition(tmp_path)
    assert [(p.rule, p.place) for p in edition.problems] == [("briefing-missing", SourceLocation(MAIN))]
    assert "Briefing.yml" in in_words(edition.problems[0], "en")


def test_a_file_that_is_no_text_is_reported_and_the_other_files_are_read(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / PEOPLE).write_bytes(GOOD[PEOPLE].encode("utf-8")[:-3] + b"\xff")
    edition = load_edition(tmp_path)
    assert [(p.rule, p.place.file) for p in edition.problems] == [("not-utf8", PEOPLE)]
    assert edition.briefing is not None
    assert [theme.id for theme in edition.briefing.themes] == ["jobs"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le"])
def test_mistakes_in_a_file_in_another_encoding_have_their_line_and_column(
    encoding: str, tmp_path: Path
) -> None:
    mistake = Mistake(PEOPLE, "title: ", "▶titel: ")
    write(tmp_path, mistake)
    text = (tmp_path / PEOPLE).read_text(encoding="utf-8")
    (tmp_path / PEOPLE).write_bytes(text.encode(encoding))
    found = rules_and_places(tmp_path)
    assert ("yaml-encoding", SourceLocation(PEOPLE)) in found and ("unknown-key", mistake.place) in found


def test_a_briefing_whose_files_are_all_in_gb18030_is_the_same_briefing(tmp_path: Path) -> None:
    before = load_edition(write(tmp_path))
    for file in tmp_path.rglob("*.yaml"):
        file.write_bytes(file.read_text(encoding="utf-8").encode("gb18030"))
    after = load_edition(tmp_path)
    assert after.briefing == before.briefing
    assert {problem.rule for problem in after.problems} == {"yaml-encoding"} and not after.errors


def test_a_binary_file_is_reported(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / MAIN).write_bytes(bytes(range(256)) * 10)
    assert [rule for rule, _ in rules_and_places(tmp_path)] == ["not-utf8"]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = write(tmp_path / "briefing")
    (tmp_path / "secret.md").write_text(GOOD[REPORT], encoding="utf-8")
    (folder / REPORT).unlink()
    (folder / REPORT).symlink_to("../../secret.md")
    problems = load_edition(folder).problems
    assert [(p.rule, p.place) for p in problems] == [("path-outside", SourceLocation(MAIN, 10, 11))]


def test_a_link_in_a_circle_is_reported(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / REPORT).unlink()
    (folder / REPORT).symlink_to("report.md")
    assert [rule for rule, _ in rules_and_places(folder)] == ["file-missing"]


def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path)
    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> IO[Any]:
        if path.name == "report.md":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    assert rules_and_places(folder) == [("file-unreadable", SourceLocation(MAIN, 10, 11))]


def test_two_formulas_that_need_each_other_are_a_circle_reported_once(tmp_path: Path) -> None:
    mistake = Mistake(
        JOBS,
        "  - id: above_target\n    label: 超出目标\n    formula: new_jobs - jobs_target\n",
        "  - id: other\n    label: 另一个\n    formula: ▶above_target * 2\n    decimals: 1\n    unit: 万人\n"
        "  - id: above_target\n    label: 超出目标\n    formula: other - jobs_target\n",
    )
    problems = load_edition(write(tmp_path, mistake)).problems
    assert [(p.rule, p.place) for p in problems] == [("formula-circle", mistake.place)]
    assert "above_target" in in_words(problems[0], "en")
    assert "other" in in_words(problems[0], "en")


def test_a_quote_from_a_source_without_a_file_is_a_warning(tmp_path: Path) -> None:
    source = Mistake(MAIN, "themes:\n", "  - id: oral\n    title: 采访\nthemes:\n")
    old = "      - text: 今年就在家门口上班。\n        source: report"
    quote = Mistake(PEOPLE, old, "      - text: ▶他说了。\n        source: oral")
    problems = load_edition(write(tmp_path, source, quote)).problems
    unchecked = [p for p in problems if p.rule == "quote-unchecked"]
    assert [(p.severity, p.place) for p in unchecked] == [("warning", quote.place)]
    assert {p.rule for p in problems} == {"quote-unchecked", "source-not-named"}


def test_a_picture_with_a_file_needs_words_for_those_who_cannot_see_it(tmp_path: Path) -> None:
    mistake = Mistake(MAIN, "  - id: fair_picture", "  - ▶id: fair_picture\n    file: fair.svg")
    write(tmp_path, mistake)
    (tmp_path / "fair.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    problems = load_edition(tmp_path).problems
    assert [(p.severity, p.rule, p.place) for p in problems] == [
        ("warning", "picture-without-alternative", mistake.place)
    ]


def test_a_picture_that_is_not_there_is_reported_at_its_name(tmp_path: Path) -> None:
    mistake = Mistake(
        MAIN, "    caption: 招聘会现场", "    caption: 会场\n    alternative: 甲\n    file: ▶fair.png"
    )
    assert rules_and_places(write(tmp_path, mistake)) == [("file-missing", mistake.place)]


def test_a_source_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cqbrief.briefing.sources.source_files.MAX_TEXT_BYTES", 100)
    assert rules_and_places(write(tmp_path)) == [("file-too-large", SourceLocation(MAIN, 10, 11))]


def test_after_a_slide_rule_that_cannot_be_read_the_others_are_not_misplaced(tmp_path: Path) -> None:
    rules = "  - ▶minutes: 1\n  - show: old_li\n"
    mistake = Mistake(JOBS, "  - show: jobs_chart\n    minutes: 1\n", rules)
    assert rules_and_places(write(tmp_path, mistake)) == [("missing-key", mistake.place)]


def test_a_figure_that_was_dropped_is_not_reported_as_unknown_where_it_is_named(tmp_path: Path) -> None:
    mistake = Mistake(JOBS, "  - id: new_jobs\n    label: 城镇新增就业\n", "  - ▶id: new_jobs\n")
    assert rules_and_places(write(tmp_path, mistake)) == [("missing-key", mistake.place)]


def test_many_mistakes_in_many_files_are_all_reported_in_order(tmp_path: Path) -> None:
    seeds = [
        Mistake(MAIN, "theme: people", "theme: ▶peopel"),
        Mistake(JOBS, "    value: 60万人", "    value: ▶60.0万人"),
        Mistake(JOBS, "kind: column", "kind: ▶line"),
        Mistake(PEOPLE, "quote: 调查失业率低于控制目标", "quote: ▶调查失业率高于控制目标"),
    ]
    problems = load_edition(write(tmp_path, *seeds)).problems
    assert [p.rule for p in problems] == [
        "unknown-id", "value-not-in-quote", "line-too-short", "quote-not-found",
    ]  # fmt: skip
    assert [p.place for p in problems] == [seed.place for seed in seeds]
