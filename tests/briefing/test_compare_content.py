"""All that a reader sees beside the figures, held against another edition: nothing of it changes unsaid."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cqbrief.briefing.edition_diff.content import PathStep, compare_content
from cqbrief.briefing.edition_diff.figures import WORDED, EditionDiff, compare
from cqbrief.briefing.edition_diff.report import compare_report
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Briefing, Figure
from cqbrief.briefing.parsing.class_schema import class_schema
from cqbrief.briefing.record import Record
from cqbrief.cli import main
from cqbrief.i18n.translator import Translator
from cqbrief.text.change_text import compare_lines, content_lines, file_lines, summary_text
from cqbrief.text.key_names import KEYS
from tests.support import editions

BRIEFINGS = {folder.name: folder for folder in editions.folders(large=False)}


def changed(folder: Path, name: str, file: str, old: str, new: str) -> EditionDiff:
    """A briefing against a copy in which one passage of one file is another."""
    copy = folder / name
    shutil.copytree(BRIEFINGS[name], copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return compare(editions.edition(BRIEFINGS[name]), load_edition(copy))


PEOPLE, YEARS, CHARTS, HARBOUR = "people-pictures", "fifty-years", "every-chart", "harbour-en"
ROOT, FIRST = "briefing.yaml", "themes/1-people.yaml"


@pytest.mark.parametrize(
    ("name", "file", "old", "new", "line"),
    [
        (PEOPLE, ROOT, "zh: 山乡里的手艺人", "zh: 山乡的手艺人", "标题：山乡里的手艺人 → 山乡的手艺人"),
        (PEOPLE, ROOT, "en: Craftspeople of", "en: Artisans of",
         "Craftspeople of the hills → 山乡里的手艺人 / Artisans of the hills"),
        (PEOPLE, ROOT, "marking: 示例，非真实数据", "marking: 内部", "标记：示例，非真实数据 → 内部"),
        (PEOPLE, ROOT, "name: 示例作者", "name: 另一作者", "署名“另一作者”，新增"),
        (PEOPLE, ROOT, "note: 只有表格。", "note: 另有说明。", "说明：只有表格。 → 另有说明。"),
        (PEOPLE, ROOT, "zh: 作坊的一角", "zh: 作坊一角", "图片“作坊一角”，图片说明：作坊的一角 → 作坊一角"),
        (PEOPLE, FIRST, "zh: 带出的徒弟{pupils}", "zh: 徒弟{pupils}", "要点"),
        (PEOPLE, FIRST, "zh: 乡里的师傅", "zh: 师傅", "章“师傅”，标题：乡里的师傅 → 师傅"),
        (PEOPLE, FIRST, "zh: 办了竹编班", "zh: 开了竹编班", "摘要：办了竹编班，徒弟都能挣钱。 → 开了"),
        (PEOPLE, FIRST, "picture: portrait", "picture: plan", "图片：portrait → plan"),
        (PEOPLE, FIRST, "figures: [pupils, wage]", "figures: [pupils]", "删去：wage"),
        (PEOPLE, FIRST, "note: 没有数字。", "note: 没有数。", "说明：没有数字。 → 没有数。"),
        (PEOPLE, FIRST, "headline: pupils", "headline: masters", "，关键数字：pupils → masters"),
        (PEOPLE, "sources/visit.md", "靠天吃饭", "靠天吃饭的", "出处“手艺人走访记（虚构示例）”，段“"),
        (HARBOUR, "themes/harbour.yaml", "speaker_notes: Begin", "speaker_notes: Start", "讲稿："),
        (YEARS, "themes/1-series.yaml", "headline: 丙县和己县", "headline: 丙县己县",
         "结论标题：丙县和己县从末位走到前列 → 丙县己县"),
        (YEARS, "themes/1-series.yaml", "缺的年份原表写", "缺年原表写", "缺的年份原表写“…”。 → 缺年原表写"),
        (YEARS, "themes/1-series.yaml", "label: 丙县, highlight: true", "label: 丙县", "突出：true → false"),
        (YEARS, "data/jobs.csv", "1975,13.3,", "1975,13.4,", "行“1975”，列“甲县”：13.3 → 13.4"),
        (YEARS, "data/jobs.csv", "1976,…,", "1976,9.9,", "行“1976”，列“甲县”：… → 9.9"),
        (YEARS, "data/growth.csv", "1973,5.1\n", "", "行“1973”，列“增速”，删去：5.1"),
        (CHARTS, "themes/1-amounts.yaml", "zh: 南镇就业", "zh: 南镇", "说法"),
    ],
)  # fmt: skip
def test_whatever_a_reader_sees_otherwise_is_told_with_its_place(
    name: str, file: str, old: str, new: str, line: str, tmp_path: Path
) -> None:
    found = changed(tmp_path, name, file, old, new)
    lines = compare_lines(found, Translator("zh"))
    if line != "说法":  # the label of a figure: told with the figures
        assert any(line in told for told in content_lines(found, Translator("zh"))), lines
    assert found.files == ()
    assert "没有变化" not in summary_text(found, Translator("zh")) and not found.same
    for words in (Translator("zh"), Translator("en")):
        assert all("→ None" not in told and "None →" not in told for told in compare_lines(found, words))


def test_a_chart_that_was_deleted_a_point_and_the_order_of_themes_are_told(tmp_path: Path) -> None:
    old = editions.edition(BRIEFINGS[CHARTS])
    assert old.briefing is not None
    first, *rest = old.briefing.themes
    cut = replace(
        first, charts=(replace(first.charts[0], points=first.charts[0].points[1:]), *first.charts[2:])
    )
    new = replace(old, briefing=replace(old.briefing, themes=(*rest, cut)), fingerprint="0")
    lines = content_lines(compare(old, new), Translator("zh"))
    gone, point = first.charts[1].headline.wording("zh"), first.charts[0].points[0]
    assert any(f"图“{gone[:20]}" in line and "删去" in line for line in lines)
    assert any(f"点“{point.x.wording('zh')}”，删去" in line for line in lines)
    assert any(line.startswith("章，次序：") for line in lines)


def test_a_paragraph_of_a_source_has_the_number_that_it_has_everywhere(tmp_path: Path) -> None:
    """Titles and headings are not counted, and have none."""
    found = changed(tmp_path, PEOPLE, "sources/visit.md", "靠天吃饭", "靠天吃饭的").content
    texts = editions.edition(BRIEFINGS[PEOPLE]).documents["visit"].paragraphs
    paragraph = next(paragraph for paragraph in texts if "靠天吃饭" in paragraph.text)
    assert [change.where[-1] for change in found] == [PathStep("paragraph", str(paragraph.number))]
    assert paragraph.number != texts.index(paragraph) + 1
    title = next(paragraph for paragraph in texts if paragraph.kind == "title").text
    found = changed(tmp_path / "title", PEOPLE, "sources/visit.md", title, f"{title}稿").content
    assert [(change.where[-1].key, change.old) for change in found] == [("sources", title)]


def test_a_figure_in_another_theme_has_moved() -> None:
    old = editions.edition(BRIEFINGS[CHARTS])
    assert old.briefing is not None
    one, two, *rest = old.briefing.themes
    themes = (
        replace(one, figures=one.figures[:-1]), replace(two, figures=(*two.figures, one.figures[-1])), *rest,
    )  # fmt: skip
    found = compare(old, replace(old, briefing=replace(old.briefing, themes=themes)))
    assert [(c.kind, c.where[0].id) for c in found.content] == [("moved", one.figures[-1].id)]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("themes/1-series.yaml", "id: ", "# Bemerkung\nid: "),
        ("briefing.yaml", "cqbrief: 1", "cqbrief: 1\n"),
        ("data/growth.csv", "年份,增速", "年份,增速 "),
    ],
)
def test_a_file_that_differs_in_nothing_shown_is_named_all_the_same(
    file: str, old: str, new: str, tmp_path: Path
) -> None:
    found = changed(tmp_path, YEARS, file, old, new)
    assert (found.changes, found.content, found.files) == ((), (), ((file, "changed"),))
    assert found.old.fingerprint != found.new.fingerprint
    assert not found.same and "没有变化" not in summary_text(found, Translator("zh"))
    assert file_lines(found, Translator("en")) == [f"{file}: changed"]


def test_another_picture_under_the_same_name_is_told(tmp_path: Path) -> None:
    copy = tmp_path / PEOPLE
    shutil.copytree(BRIEFINGS[PEOPLE], copy)
    picture = copy / "pictures" / "plan.svg"
    picture.write_text(picture.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (line,) = content_lines(
        compare(editions.edition(BRIEFINGS[PEOPLE]), load_edition(copy)), Translator("zh")
    )
    assert line.endswith("文件：内容不同")


@pytest.mark.parametrize("name", sorted(BRIEFINGS))
def test_an_edition_against_itself_is_the_same(name: str) -> None:
    edition = editions.edition(BRIEFINGS[name])
    assert compare(edition, edition).same


def type_of(item: Any) -> Any:
    return type(item)


def leaves(item: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every text and word of a record that is no figure's."""
    if isinstance(item, Record):
        for key in class_schema(type_of(item)).keys:
            value = getattr(item, key)
            if key != "figures" or not value or isinstance(value[0], str):
                yield from leaves(value, (*path, key))
    elif isinstance(item, tuple):
        for index, value in enumerate(item):
            yield from leaves(value, (*path, index))
    elif isinstance(item, str | Text | bool):
        yield path


def altered(item: Any, path: tuple[Any, ...]) -> Any:
    """The record with another word at the end of this way."""
    if not path:
        if isinstance(item, bool):
            return not item
        if isinstance(item, Text):
            return (
                Text(plain=f"{item.wording('en')}x") if item.en is None else replace(item, en=f"{item.en}x")
            )
        return f"{item}x"
    first, *rest = path
    if isinstance(item, tuple):
        return (*item[:first], altered(item[first], tuple(rest)), *item[first + 1 :])
    return replace(item, **{first: altered(getattr(item, first), tuple(rest))})


@pytest.mark.parametrize("name", sorted(BRIEFINGS))
def test_no_text_of_a_briefing_can_change_unsaid(name: str) -> None:
    briefing = editions.edition(BRIEFINGS[name]).briefing
    assert briefing is not None
    for path in leaves(briefing):
        assert list(compare_content(briefing, altered(briefing, path))), path


def test_every_key_of_the_form_has_a_name_and_every_field_of_a_figure_is_compared() -> None:
    waiting: list[Any] = [Briefing]
    seen: set[type] = set()
    names: set[str] = set()
    while waiting:
        form = class_schema(waiting.pop())
        for key in form.keys.values():
            if form.cls is not Figure:
                names.add(key.name)
            if key.group and key.item not in seen:
                seen.add(key.item)
                waiting.append(key.item)
    # What belongs to figures alone is told by WORDED.
    assert names - KEYS.keys() <= {"id", "state"}
    assert set(class_schema(Figure).keys) - set(WORDED) == {"id", "value"}


def test_the_report_has_the_content_beside_the_old_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = changed(tmp_path, YEARS, "data/jobs.csv", "1975,13.3,", "1975,13.4,")
    report = json.loads(json.dumps(compare_report(found)))
    assert list(report) == ["old", "new", "unchanged", "changes", "content", "files"]
    (entry,) = report["content"]
    assert (entry["kind"], entry["old"], entry["new"], entry["file"]) == (
        "changed",
        "13.3",
        "13.4",
        "data/jobs.csv",
    )
    assert [(step["key"], step["name"]) for step in entry["where"][1:]] == [
        ("row", "1975"),
        ("column", "甲县"),
    ]
    assert main.main(["compare", str(found.old.folder), str(found.new.folder), "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "Nothing changed" not in out and "row “1975”, column “甲县”: 13.3 → 13.4" in out


def test_long_lists_are_cut_on_the_terminal_and_whole_in_json(tmp_path: Path) -> None:
    folders = []
    for name, sign in (("old", ""), ("new", "-")):
        copy = tmp_path / name
        shutil.copytree(BRIEFINGS[YEARS], copy)
        csv = copy / "data" / "jobs.csv"
        head, *rows = csv.read_text(encoding="utf-8").splitlines()
        rows = [
            ",".join([row.split(",")[0], *(f"{sign}{c}" if c != "…" else c for c in row.split(",")[1:])])
            for row in rows
        ]
        csv.write_text("\n".join([head, *rows]), encoding="utf-8")
        folders.append(load_edition(copy))
    found = compare(*folders)
    lines = content_lines(found, Translator("en"))
    assert len(lines) == 201 < len(found.content)
    assert lines[-1] == f"and {len(found.content) - 200} more"
