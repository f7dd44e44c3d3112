"""Texts that would break pages if they were anything but data, or if pages could not grow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Theme
from cqbrief.i18n.translator import Translator
from cqbrief.paper.print_request import PrintError
from cqbrief.paper.profile import profiles
from cqbrief.system import paths
from cqbrief.text.figure_text import prose_text
from tests.support import editions, sample
from tests.support.pairwise import every_value
from tests.support.paper import Printed, changed, print_pages, squeeze

PROFILES = tuple(profiles())
SMALL = editions.folders(large=False)
LARGE = [folder for folder in editions.folders() if folder not in SMALL]
MARKUP = r"""#set page(fill: red) *b* _i_ `c` $x^2$ <l> @r "q" 'q' \ \u{41} // c /* d */ = h [x] {{y}} ~ -- https://a.b"""


def first_theme(edition: Edition, **fields: object) -> Edition:
    """The edition with other fields in its first theme."""
    assert edition.briefing is not None
    theme: Theme = replace(edition.briefing.themes[0], **fields)  # type: ignore[arg-type]
    return changed(edition, themes=(theme, *edition.briefing.themes[1:]))


def everywhere(edition: Edition, words: str) -> Edition:
    """The edition with `words` in a field of every kind."""
    assert edition.briefing is not None
    text = Text(words)
    story = replace(edition.briefing.themes[1].stories[0], person=text, role=text, summary=text, note=text)
    source = edition.briefing.themes[0]
    figure = replace(source.figures[0], label=text, note=text)
    chart = replace(source.charts[0], headline=text, subtitle=text, notes=(text,), alternative=text)
    measure = replace(source.measures[0], name=text, summary=text, note=text)
    silence = replace(source.silences[0], text=text, missing=text)
    theme = replace(
        source, title=text, short=text, message=text, figures=(figure, *source.figures[1:]), charts=(chart,),
        stories=(story,), measures=(measure,), silences=(silence,),
    )  # fmt: skip
    return changed(
        edition, title=text, subtitle=text, summary=text, marking=Text("内部"), issuer=text, number=text,
        date=words, notes=(text,), themes=(theme, *edition.briefing.themes[1:]),
    )  # fmt: skip


LONG_STORY = Text("这是一个很长的故事，" * 2000)


@pytest.mark.parametrize("profile", [name for name in PROFILES if name != "summary"])
def test_titles_of_pages_come_out_whole(edition: Edition, profile: str) -> None:
    assert edition.briefing is not None
    theme = next(theme for theme in edition.briefing.themes if theme.charts and theme.stories)
    title, headline, person = (Text(f"很长的{word}要印在一页上" * 182) for word in ("标题", "结论", "姓名"))
    theme = replace(
        theme, title=title, charts=(replace(theme.charts[0], headline=headline),),
        stories=(replace(theme.stories[0], person=person),),
    )  # fmt: skip
    printed = print_pages(changed(edition, themes=(theme,)), profile)
    # Heads and feet of pages stand between its parts, so that some are cut in two.
    for word in ("标题", "结论", "姓名"):
        assert printed.text.count(f"很长的{word}") > 170, word


def test_pages_that_a_long_text_keeps_from_being_had_name_its_place(edition: Edition) -> None:
    with pytest.raises(PrintError) as refused:
        print_pages(changed(edition, summary=LONG_STORY), "summary")
    assert refused.value.advice is not None
    told = Translator("en").render(refused.value.advice)
    assert "20000 characters" in told and "briefing.yaml, line " in told


@pytest.mark.parametrize("profile", [name for name in PROFILES if name != "summary"])
def test_markup_quotes_and_code_are_printed_as_they_are_written(edition: Edition, profile: str) -> None:
    printed = print_pages(everywhere(edition, MARKUP), profile, themes=(1,))
    assert squeeze(MARKUP).replace("{{y}}", "{{y}}") in printed.text


def test_markup_does_not_reach_the_page_itself(edition: Edition) -> None:
    printed = print_pages(first_theme(edition, message=Text("#set page(fill: red)")), themes=(1,))
    assert "#setpage(fill:red)" in printed.text
    assert_inside(printed)


def test_a_character_that_no_font_has_is_replaced_and_reported(edition: Edition) -> None:
    printed = print_pages(first_theme(edition, message=Text("笑脸\U0001f600与\U00020bb7野家")), themes=(1,))
    assert printed.job.missing == ("\U0001f600", "\U00020bb7")
    assert "笑脸〓与〓野家" in printed.text
    assert "U+1F600" in printed.squeezed[-1] and "U+20BB7" in printed.pages[-1]


def test_invisible_and_broken_characters_leave_no_trace(edition: Edition) -> None:
    printed = print_pages(first_theme(edition, message=Text("甲\u200b乙\x07丙\ufe0f丁\ufeff")), themes=(1,))
    assert "甲乙丙丁" in printed.text
    assert printed.job.missing == ()


def test_half_a_surrogate_pair_is_printed_as_missing(edition: Edition) -> None:
    printed = print_pages(first_theme(edition, message=Text("甲\ud83d乙")), themes=(1,))
    assert "甲〓乙" in printed.text


@pytest.mark.parametrize("profile", [name for name in PROFILES if name != "summary"])
def test_a_story_of_20000_characters_is_printed_whole(edition: Edition, profile: str) -> None:
    assert edition.briefing is not None
    theme = edition.briefing.themes[1]
    paragraph = "".join(chr(0x4E00 + n) for n in (0, 1, 3, 7, 8, 9, 10, 11)) * 250
    long = replace(theme.stories[0], summary=Text("\n".join([paragraph] * 10)))
    longer = changed(edition, themes=(replace(theme, stories=(long,)),))
    printed = print_pages(longer, profile)
    assert printed.text.count("一") >= 2500
    assert_inside(printed)


@pytest.mark.parametrize("profile", [name for name in PROFILES if name != "summary"])
def test_a_label_of_300_characters_stays_on_the_page(edition: Edition, profile: str) -> None:
    assert edition.briefing is not None
    theme = edition.briefing.themes[0]
    label = Text("很长的指标名称" * 43)
    figures = tuple(replace(figure, label=label) for figure in theme.figures)
    longer = first_theme(edition, figures=figures, title=label, charts=())
    printed = print_pages(longer, profile, themes=(1,))
    assert squeeze("很长的指标名称" * 43) in printed.text
    assert_inside(printed)


def test_small_charts_of_which_one_has_much_to_say_do_not_stand_side_by_side(edition: Edition) -> None:
    assert edition.briefing is not None
    theme = edition.briefing.themes[1]
    assert len(theme.charts) > 1
    long = first_theme(
        edition, charts=(replace(theme.charts[0], headline=Text("很长的标题" * 300)), theme.charts[1])
    )
    printed = print_pages(long, themes=(1,))
    # One may be cut by a page's edge.
    assert printed.text.count("很长的标题") >= 299
    pages = printed.squeezed
    finding, caption = (
        squeeze(prose_text(text, edition.figures, "zh"))[:9]
        for text in (theme.charts[1].headline, theme.charts[1].subtitle)
    )
    assert caption in next(page for page in pages if finding in page)
    assert_inside(printed)


def assert_inside(printed: Printed) -> None:
    """No page has anything in the outermost 4 mm: nothing ran over an edge."""
    for picture in printed.pictures(36):
        image = QImage.fromData(picture).convertToFormat(QImage.Format.Format_RGB32)
        width, height = image.width(), image.height()
        for edge in (
            image.copy(0, 0, width, 5), image.copy(0, height - 5, width, 5),
            image.copy(0, 0, 5, height), image.copy(width - 5, 0, 5, height),
        ):  # fmt: skip
            white = QImage(edge.size(), edge.format())
            white.fill(QColor("#FFFFFF"))
            assert edge == white


@every_value(folder=LARGE, profile=sorted({*PROFILES} - {"briefing", "summary"}))
def test_a_large_briefing_prints_in_the_profiles_in_which_its_figures_are_not_read(
    folder: Path, profile: str
) -> None:
    # The two others are read figure by figure in tests.same_everywhere, refusals included.
    assert print_pages(editions.edition(folder), profile).job.missing == ()


def test_words_in_a_table_leave_room_for_the_labels_of_its_rows() -> None:
    printed = print_pages(
        editions.edition(Path(__file__).parents[1] / "briefings" / "people-pictures"), "handout"
    )
    # Set one character to a line, it would be in as many pieces.
    assert any("竹编、裁缝" in page for page in printed.squeezed)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_small_briefing_with_tables_and_table_locators_prints(tmp_path: Path, profile: str) -> None:
    edition = load_edition(sample.write(tmp_path))
    assert not edition.errors
    printed = print_pages(edition, profile)
    assert "75.1万人" in printed.text
    if profile != "summary":
        assert "目标与实际" in printed.text


def test_a_locator_is_visibly_not_checked(tmp_path: Path) -> None:
    printed = print_pages(load_edition(sample.write(tmp_path)))
    marked = Translator("zh").text("{place} (not machine-checked)", place="").strip("（）")
    assert "附表1" in printed.text and marked in printed.text


def test_a_briefing_that_cannot_be_read_is_refused(tmp_path: Path) -> None:

    with pytest.raises(PrintError):
        print_pages(load_edition(tmp_path))


def test_a_picture_is_printed_in_its_proportions(tmp_path: Path) -> None:
    folder = sample.write(
        tmp_path,
        sample.Mistake("briefing.yaml", "caption: 招聘会现场", "caption: 招聘会现场\n    file: fair.png"),
    )
    image = QImage(120, 60, QImage.Format.Format_RGB888)
    image.fill(QColor("#FF0000"))
    assert image.save(str(folder / "fair.png"))
    printed = print_pages(load_edition(folder))
    assert not printed.job.missing
    assert any(len(page.images) for page in printed.reader.pages)


def test_a_picture_outside_the_folder_is_not_printed_despite_errors(tmp_path: Path) -> None:
    image = QImage(120, 60, QImage.Format.Format_RGB888)
    image.fill(QColor("#FF0000"))
    assert image.save(str(tmp_path / "secret.png"))
    inside = tmp_path / "briefing"
    inside.mkdir()
    caption = sample.Mistake(
        "briefing.yaml", "caption: 招聘会现场", "caption: 招聘会现场\n    file: ../secret.png"
    )
    edition = load_edition(sample.write(inside, caption))
    assert [problem.rule for problem in edition.errors] == ["path-outside"]
    assert not any(len(page.images) for page in print_pages(edition).reader.pages)


def test_resources_have_no_template_that_no_profile_uses() -> None:
    used = {profile.template for profile in profiles().values()}
    # The comparison of two editions is a document of its own, without a profile.
    shared = {"common.typ", "blocks.typ", "comparison.typ"}
    assert {file.name for file in (paths.resources() / "paper").glob("*.typ")} == used | shared


@every_value(profile=[name for name in PROFILES if name != "summary"], length=[90, 420, 1500])
def test_the_name_and_role_of_a_person_stand_on_the_page_where_their_words_begin(
    edition: Edition, profile: str, length: int
) -> None:
    assert edition.briefing is not None
    made = next(story for theme in edition.briefing.themes for story in theme.stories)
    numbers = "甲乙丙丁戊己庚辛壬癸子丑寅卯"
    stories = tuple(
        replace(
            made,
            id=f"person_{at}",
            person=Text(f"某人{name}"),
            role=Text(f"身份{name}"),
            place=Text(f"地方{name}"),
            summary=Text(f"开头{name}，" + "从学徒做起，后来带出了徒弟。" * (length // 14)),
        )
        for at, name in enumerate(numbers)
    )
    printed = print_pages(first_theme(edition, stories=stories), profile, themes=(1,))
    for name in numbers:
        pages = [at for at, page in enumerate(printed.squeezed) if f"开头{name}" in page]
        assert len(pages) == 1
        page = printed.squeezed[pages[0]]
        for part in (f"某人{name}", f"身份{name}", f"地方{name}"):
            assert part in page, f"{part} is not on page {pages[0] + 1}"
