"""The reader fills the model from YAML, notes all that is wrong at once, and keeps the rest."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Briefing, Figure, Period, Theme
from cqbrief.briefing.parsing.class_schema import THEME_FILE, class_schema, key_locations
from cqbrief.briefing.parsing.reader import Reader
from cqbrief.briefing.problem_collector import LIMIT, ProblemCollector
from cqbrief.briefing.problems import Problem, SourceLocation
from cqbrief.briefing.storage.folder import BriefingFolder
from cqbrief.i18n.messages import Message
from tests.support.sample import GOOD, Mistake, write

JOBS = "themes/1-jobs.yaml"
MAIN = "briefing.yaml"


def read(folder: Path) -> tuple[Briefing, Reader, list[Problem]]:
    problems = ProblemCollector()
    reader = Reader(BriefingFolder(folder, problems), problems)
    briefing = reader.read()
    assert briefing is not None
    return briefing, reader, list(problems.result(list(reader.texts)))


def test_every_field_of_the_good_briefing_is_read(tmp_path: Path) -> None:
    briefing, _, problems = read(write(tmp_path))
    assert not problems
    assert briefing.title == Text(zh="某市就业简报", en="Jobs in a city")
    assert [theme.id for theme in briefing.themes] == ["jobs", "people"]
    jobs = briefing.themes[0]
    assert jobs.minutes == Decimal("2.5")
    figure = jobs.figures[0]
    assert figure.value is not None
    assert figure.value.printed == "75.1万人"
    assert figure.key
    assert [comparison.kind for comparison in figure.comparisons] == ["target", "attained"]
    assert figure.quote is not None
    assert figure.quote.text == "全市城镇新增就业75.1万人"
    assert jobs.tables[0].rows[0].cells[1].figure == "new_jobs"
    assert briefing.themes[1].stories[0].quotes[0].source == "report"


def test_a_lone_text_fills_the_shorthand_key(tmp_path: Path) -> None:
    briefing, _, _ = read(write(tmp_path))
    assert briefing.themes[0].figures[0].period == Period(label=Text(plain="2021年"))


def test_a_shorthand_text_may_be_in_two_languages(tmp_path: Path) -> None:
    mistake = Mistake(JOBS, "    period: 2021年\n", "    period: {zh: 2021年, en: in 2021}\n")
    briefing, _, problems = read(write(tmp_path, mistake))
    assert not problems
    assert briefing.themes[0].figures[0].period == Period(label=Text(zh="2021年", en="in 2021"))


def test_figures_are_numbered_by_theme_and_place_and_know_their_path(tmp_path: Path) -> None:
    briefing, _, _ = read(write(tmp_path))
    figure = briefing.themes[1].figures[1]
    assert (figure.number, figure.path) == ("2-02", "themes[1].figures[1]")
    assert briefing.themes[0].charts[0].path == "themes[0].charts[0]"


def test_numbers_and_paths_do_not_shift_when_an_item_is_dropped(tmp_path: Path) -> None:
    mistake = Mistake(JOBS, "  - id: jobs_target\n    label: 全年目标\n", "  - id: jobs_target\n")
    briefing, _, problems = read(write(tmp_path, mistake))
    assert [problem.rule for problem in problems] == ["missing-key"]
    assert [(figure.id, figure.number) for figure in briefing.themes[0].figures] == [
        ("new_jobs", "1-01"),
        ("attained", "1-03"),
        ("above_target", "1-04"),
    ]


def test_every_key_and_item_has_its_place(tmp_path: Path) -> None:
    _, reader, _ = read(write(tmp_path))
    assert reader.places["title.en"] == SourceLocation(MAIN, 4, 7)
    assert reader.places["themes[0]"] == SourceLocation(JOBS, 1, 1)
    assert reader.places["themes[0].figures"] == SourceLocation(JOBS, 7, 1)
    assert reader.places["themes[0].figures[0]"] == SourceLocation(JOBS, 8, 5)
    assert reader.places["themes[0].figures[0].value"] == SourceLocation(JOBS, 10, 12)


def test_units_that_the_briefing_declares_are_known_wherever_they_stand_in_the_file(tmp_path: Path) -> None:
    mistake = Mistake(MAIN, "  - unit: 场次\n", "  - unit: 专列\n")
    other = Mistake("themes/2-people.yaml", "    value: 3万余场次\n", "    value: 3万余专列\n")
    briefing, _, problems = read(write(tmp_path, mistake, other))
    assert not problems
    value = briefing.themes[1].figures[1].value
    assert value is not None
    assert value.unit == "专列"


def test_all_problems_of_all_files_are_reported_at_once_in_order(tmp_path: Path) -> None:
    mistakes = [
        Mistake(MAIN, "period: 2021年", "perod: 2021年"),
        Mistake(JOBS, "icon: target", "icon: taget"),
        Mistake(JOBS, "key: true", "key: yes"),
        Mistake("themes/2-people.yaml", "    figures: [wage]\n", "    figures: wage\n"),
    ]
    briefing, _, problems = read(write(tmp_path, *mistakes))
    assert [(problem.rule, problem.place.file) for problem in problems] == [
        ("unknown-key", MAIN),
        ("not-a-choice", JOBS),
        ("true-or-false", JOBS),
        ("list-expected", "themes/2-people.yaml"),
    ]
    assert briefing.themes[0].figures[0].id == "new_jobs"
    assert not briefing.themes[0].figures[0].key
    assert briefing.themes[1].stories[0].figures == ()


def test_a_theme_without_its_message_is_kept_with_an_empty_one(tmp_path: Path) -> None:
    mistake = Mistake("themes/2-people.yaml", "message: 稳定岗位{posts}。\n", "")
    briefing, _, problems = read(write(tmp_path, mistake))
    assert [problem.rule for problem in problems] == ["missing-key"]
    assert briefing.themes[1].message == Text(plain="")
    assert len(briefing.themes[1].figures) == 3


def test_a_misplaced_key_is_told_where_it_belongs(tmp_path: Path) -> None:
    _, _, problems = read(write(tmp_path, Mistake(JOBS, "icon: target", "address: 北京")))
    (problem,) = problems
    assert problem.rule == "misplaced-key"
    assert problem.advice is not None
    assert problem.advice.arguments["places"] == ("sources:",)


def test_a_key_that_is_only_misspelt_is_not_called_missing_too(tmp_path: Path) -> None:
    _, _, problems = read(write(tmp_path, Mistake(JOBS, "    label: 全年目标", "    ▶lable: 全年目标")))
    assert [(problem.rule, problem.place.column) for problem in problems] == [("unknown-key", 5)]
    both = Mistake(JOBS, "    label: 全年目标", "    颜色: 全年目标")
    _, _, problems = read(write(tmp_path / "both", both))
    assert sorted(problem.rule for problem in problems) == ["missing-key", "unknown-key"]


def test_a_misspelt_key_is_told_the_nearest_one(tmp_path: Path) -> None:
    _, _, problems = read(write(tmp_path, Mistake(JOBS, "icon: target", "speaker_note: 甲")))
    (problem,) = problems
    assert problem.rule == "unknown-key"
    assert problem.advice is not None
    assert problem.advice.arguments["word"] == "speaker_notes"


def test_a_capital_letter_does_not_hide_the_nearest_word(tmp_path: Path) -> None:
    _, _, problems = read(write(tmp_path, Mistake(JOBS, "icon: target", "Icon: target")))
    assert problems[0].advice == Message("Did you mean “{word}”?", {"word": "icon"})


def test_a_text_that_begins_with_a_reference_must_be_quoted_and_is_told_so(tmp_path: Path) -> None:
    message = "message: 城镇新增就业{new_jobs}，比目标多{above_target}。"
    mistake = Mistake(JOBS, message, "message: {new_jobs}")
    _, _, problems = read(write(tmp_path, mistake))
    (problem,) = problems
    assert problem.rule == "value-expected"
    assert problem.advice is not None
    assert "'{new_jobs} …'" in problem.advice.template.format()


def test_mentions_hold_references_in_keys_and_in_texts(tmp_path: Path) -> None:
    _, reader, _ = read(write(tmp_path))
    found = {(mention.role, mention.id, mention.path) for mention in reader.references}
    assert ("figure", "above_target", "themes[0].message") in found
    assert ("figure", "jobs_target", "themes[0].figures[0].comparisons[0].figure") in found
    assert ("picture", "fair_picture", "themes[1].stories[0].picture") in found
    assert ("block", "jobs_chart", "themes[0].slides[0].show") in found
    assert not any(mention.id == "n" for mention in reader.references)


def test_a_hostile_file_yields_a_bounded_list_of_problems(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / JOBS).write_text(GOOD[JOBS] + "".join(f"x{n}: 1\n" for n in range(LIMIT + 50)))
    _, _, problems = read(tmp_path)
    assert len(problems) == LIMIT + 1
    assert problems[-1].rule == "too-many-problems"


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / JOBS).unlink()
    os.mkfifo(tmp_path / JOBS)
    _, _, problems = read(tmp_path)
    assert [problem.rule for problem in problems] == ["file-missing"]


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / JOBS).rename(tmp_path / "elsewhere.yaml")
    (tmp_path / JOBS).symlink_to("../elsewhere.yaml")
    briefing, _, problems = read(tmp_path)
    assert not problems
    assert briefing.themes[0].id == "jobs"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("minutes", (THEME_FILE, "slides:")), ("cqbrief", ("briefing.yaml",)), ("gap", ("points:",))],
)
def test_the_form_knows_where_a_key_belongs(name: str, expected: tuple[str, ...]) -> None:
    assert key_locations()[name] == expected


def test_the_form_leaves_out_computed_fields_and_knows_lists_and_choices() -> None:
    form = class_schema(Figure)
    assert form.computed == {"number", "path", "corrected"}
    assert "path" not in form.keys
    assert form.keys["comparisons"].many
    assert form.keys["status"].choices == ("final", "provisional", "revised", "unverified")
    assert form.required == ("id", "label")
    assert class_schema(Theme).required == ("id", "title", "message")


def test_a_mistyped_required_key_is_one_problem_and_not_also_a_missing_one(tmp_path: Path) -> None:
    _, _, problems = read(
        write(tmp_path, Mistake(JOBS, "    label: 城镇新增就业\n", "    lable: 城镇新增就业\n"))
    )
    (problem,) = problems
    assert problem.rule == "unknown-key"
    assert problem.advice is not None and "label" in str(problem.advice.arguments)
