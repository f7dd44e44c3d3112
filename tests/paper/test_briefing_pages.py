"""The whole briefing on paper, read back from the PDF."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.localized_text import Text
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.paper.document_builder import DocumentBuilder
from cqbrief.paper.drawings import grey_of
from cqbrief.paper.print_request import PrintRequest
from cqbrief.paper.profile import profiles
from cqbrief.text.figure_text import prose_text
from cqbrief.text.ledger_text import sum_line
from cqbrief.text.printed_number import printed_text
from tests.support import editions
from tests.support.large_briefing import write_large
from tests.support.pairwise import every_pair, named
from tests.support.paper import FOOT, MADE, NUMBER, Printed, changed, print_pages, printed_once, squeeze

PROFILES = tuple(profiles())
FOLDERS = editions.folders(large=False)
BRIEFINGS = Path(__file__).parents[1] / "briefings"
COMMUNIQUE = BRIEFINGS / "communique-2022"
HARBOUR = BRIEFINGS / "harbour-en"
FIFTY_YEARS = BRIEFINGS / "fifty-years"
EVERY_CHART = BRIEFINGS / "every-chart"


@cache
def marked_grey_for_archives(profile: str) -> Printed:
    """A briefing with a marking, in grey, and valid for archives: what a request may ask for."""
    edition = changed(editions.edition(COMMUNIQUE), marking=Text("内部资料"))
    return print_pages(edition, profile, grey=True, archive=True)


@cache
def on_paper(paper: str) -> Printed:
    """A briefing on this paper."""
    return print_pages(editions.edition(COMMUNIQUE), paper=paper)


def chapters(edition: Edition) -> dict[str, range]:
    """Id of a theme -> indices of its pages, by the bookmarks."""
    printed = printed_once(edition)
    tops = [(title, page) for level, title, page in printed.bookmarks() if level == 0]
    assert edition.briefing is not None
    return {
        theme.id: range(tops[index][1], tops[index + 1][1])
        for index, theme in enumerate(edition.briefing.themes)
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=named)
def test_every_figure_stands_as_printed_on_a_page_of_its_theme_with_its_source_at_that_pages_foot(
    folder: Path,
) -> None:
    edition = editions.edition(folder)
    printed = printed_once(edition)
    pages_of = chapters(edition)
    missing = []
    for id_, figure in edition.figures.items():
        number = figure.number
        good = [
            index
            for index in pages_of[edition.theme_of[id_].id]
            if squeeze(printed_text(figure)) in printed.squeezed[index]
            and re.search(rf"^{number} \S", printed.pages[index], re.M)
        ]
        if not good:
            missing.append(f"{number} {printed_text(figure)}")
    assert not missing


@every_pair(folder=FOLDERS, profile=PROFILES, language=["zh", "en"])
def test_every_briefing_prints_in_every_profile_and_language(
    folder: Path, profile: str, language: Language
) -> None:
    assert printed_once(editions.edition(folder), profile, language).job.missing == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=named)
def test_gongwen_leaves_no_heading_of_figures_alone_on_its_page(folder: Path) -> None:
    printed = printed_once(editions.edition(folder), "gongwen", "en")
    headed = [page for page in printed.squeezed if re.search(r"-(Morefigures|Keyfigures)No\.Indicator", page)]
    alone = [page for page in printed.squeezed if re.search(r"-(Morefigures|Keyfigures)(?!No\.)", page)]
    assert alone == []
    assert all(re.search(r"Comparedwith\d+-\d\d", page) for page in headed)


@pytest.mark.parametrize("profile", ["briefing", "handout", "slides"])
def test_each_page_ends_with_the_sources_of_exactly_the_figures_on_it_each_once(
    edition: Edition, profile: str
) -> None:
    printed = printed_once(edition, profile)
    # From the table of all figures on, pages are made of sources.
    tables = [page for _, title, page in printed.bookmarks() if title == "数字与出处一览"]
    for page in printed.pages[: min(tables, default=None)]:
        first_source = FOOT.search(page)
        body = page[: first_source.start()] if first_source else page
        sources = [found[1] for found in FOOT.finditer(page)]
        assert sorted(set(NUMBER.findall(body))) == sorted(sources), page


def test_the_quote_at_the_foot_is_the_figures_own(edition: Edition) -> None:
    text = printed_once(edition).text
    for figure in edition.figures.values():
        if figure.quote:
            assert squeeze(f"“{figure.quote.text}”") in text


def test_derived_figures_carry_the_dagger_and_their_formula(edition: Edition) -> None:
    printed = printed_once(edition)
    derived = [figure for figure in edition.figures.values() if figure.derived]
    assert derived
    for figure in derived:
        assert figure.value is not None
        assert squeeze(f"{figure.value.printed}†") in printed.text
        assert any(f"\n{figure.number} 推算：" in page for page in printed.pages)


def test_no_heading_stands_alone_at_the_foot_of_a_page(edition: Edition) -> None:
    printed = printed_once(edition)
    titles = {squeeze(title) for _, title, _ in printed.bookmarks()}
    for page in printed.pages[1:]:
        first_source = FOOT.search(page)
        body = page[: first_source.start()] if first_source else page.partition("\n来源：")[0]
        assert squeeze(body.strip().split("\n")[-1]) not in titles


def test_tables_repeat_their_heads_on_every_page(edition: Edition) -> None:
    printed = printed_once(edition)
    start = next(page for _, title, page in printed.bookmarks() if title == "数字与出处一览")
    end = next(page for _, title, page in printed.bookmarks() if title == "核算")
    assert end - start > 1
    assert all("编号 指标 数值 依据" in printed.pages[index] for index in range(start, end))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_figures_of_a_theme_stand_in_one_table_whose_heads_come_again_only_on_another_page(
    language: Language,
) -> None:
    heads = {"zh": "编号指标数值期间对比", "en": "No.IndicatorValuePeriodComparedwith"}[language]
    title = {"zh": "更多数字", "en": "Morefigures"}[language]
    printed = printed_once(editions.edition(HARBOUR), language=language)
    page = next(text for text in printed.squeezed if title in text)
    assert page.index("1-06") < page.index("1-17") < page.index("1-18")
    assert page.split(title)[1].count(heads) == 1


def test_a_table_of_figures_that_goes_on_has_its_heads_on_each_page(tmp_path: Path) -> None:
    printed = print_pages(load_edition(write_large(tmp_path, 1, 80)))
    pages = printed.squeezed
    end = next(number for number, page in enumerate(pages) if "编号指标数值依据" in page)
    counts = [page.count("编号指标数值期间对比") for page in pages[:end]]
    assert counts.count(1) > 2
    # The page that the table of key figures ends on may begin another.
    assert all(count <= 2 for count in counts)
    assert counts.count(2) <= 1


@pytest.mark.parametrize("profile", PROFILES)
def test_a_marking_stands_on_every_page_of_every_profile(profile: str) -> None:
    assert all("内部资料" in page for page in marked_grey_for_archives(profile).squeezed)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_pdf_is_tagged_and_says_its_title_language_and_standard(edition: Edition, profile: str) -> None:
    printed = printed_once(edition, profile)
    assert printed.reader.metadata is not None
    assert printed.reader.metadata.title == "重庆五张就业答卷"
    assert printed.root["/Lang"] == "zh-CN"
    assert printed.root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in printed.root
    assert "<pdfuaid:part>1</pdfuaid:part>" in printed.metadata
    assert "pdfaid" not in printed.metadata


@pytest.mark.parametrize("profile", PROFILES)
def test_on_request_it_is_valid_for_archives_too(profile: str) -> None:
    printed = marked_grey_for_archives(profile)
    assert "<pdfaid:part>2</pdfaid:part>" in printed.metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in printed.metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in printed.metadata


@pytest.mark.parametrize("profile", PROFILES)
def test_every_font_is_embedded_as_a_subset(edition: Edition, profile: str) -> None:
    fonts = printed_once(edition, profile).fonts()
    assert fonts
    for name, descriptor in fonts.items():
        assert name[7] == "+", name
        assert {"/FontFile2", "/FontFile3"} & set(descriptor), name


def test_bookmarks_lead_to_every_theme_and_block(edition: Edition) -> None:
    assert edition.briefing is not None
    marks = printed_once(edition).bookmarks()
    tops = [title for level, title, _ in marks if level == 0]
    titles = [theme.title.in_language("zh") for theme in edition.briefing.themes]
    assert tops == [*titles, "数字与出处一览", "核算", "名词解释", "编印说明"]
    assert {"主要数字", "图表", "人物", "举措"} <= {title for level, title, _ in marks if level == 1}


def test_the_annex_writes_out_every_sum_with_its_verdict(edition: Edition) -> None:
    printed = printed_once(edition)
    page = next(page for _, title, page in printed.bookmarks() if title == "核算")
    annex = printed.squeezed[page]
    for entry in edition.ledger.values():
        assert squeeze(sum_line(entry)) in annex
    assert annex.count("✓相符") == len(edition.ledger)


def test_each_page_says_which_of_how_many_it_is_and_which_edition(edition: Edition) -> None:
    printed = printed_once(edition)
    for number, page in enumerate(printed.pages, start=1):
        assert f"第 {number} 页，共 {len(printed.pages)} 页" in page
        assert edition.fingerprint in page


def test_charts_are_vectors_with_text_that_can_be_selected(edition: Edition) -> None:
    printed = printed_once(edition)
    assert "目标 60" in " ".join(printed.pages)  # the tick of a target, which stands in no table
    assert not any(page.images for page in printed.reader.pages)


def test_every_chart_has_its_caption_with_its_number(edition: Edition) -> None:
    assert edition.briefing is not None
    text = printed_once(edition).text
    count = sum(len(theme.charts) for theme in edition.briefing.themes)
    assert all(f"图{number}" in text for number in range(1, count + 1))


@pytest.mark.parametrize("profile", ["briefing", "handout"])
def test_a_chart_is_read_from_its_finding_to_its_caption(edition: Edition, profile: str) -> None:
    printed = printed_once(edition, profile)
    assert edition.briefing is not None
    charts = [chart for theme in edition.briefing.themes for chart in theme.charts]
    for number, chart in enumerate(charts, start=1):
        finding = squeeze(prose_text(chart.headline, edition.figures, "zh"))[:9]
        caption = f"图{number}" + squeeze(prose_text(chart.subtitle, edition.figures, "zh"))[:9]
        page = next(text for text in printed.squeezed if caption in text)
        assert page.index(finding) < page.index(caption)


def charts_of(printed: Printed) -> list[dict[str, Any]]:
    """What the template is told of each chart, in order."""
    themes: Any = printed.job.data["themes"]
    blocks = [block for theme in themes for block in theme["blocks"]]
    return [item for block in blocks if block["kind"] == "charts" for item in block["items"]]


def test_two_small_charts_in_a_row_stand_side_by_side(edition: Edition) -> None:
    charts = charts_of(printed_once(edition))
    assert [chart["number"] for chart in charts if chart["beside"]] == [2, 3, 5, 6]
    assert all(chart["width"] < 84 for chart in charts if chart["beside"])


def test_a_small_chart_without_a_second_is_shown_all_the_same(edition: Edition) -> None:
    assert edition.briefing is not None
    builder = DocumentBuilder(Translator("zh"))
    job = builder.prepare(edition, profiles()["briefing"], PrintRequest(made=MADE))
    printed = Printed(job, builder.make_pdf(job))
    for item in [item for item in charts_of(printed) if item["beside"]][1::2]:
        item["beside"] = False
    assert any(item["beside"] for item in charts_of(printed))
    text = Printed(job, builder.make_pdf(job)).text
    charts = [chart for theme in edition.briefing.themes for chart in theme.charts]
    for number, chart in enumerate(charts, start=1):
        assert f"图{number}" + squeeze(prose_text(chart.subtitle, edition.figures, "zh"))[:9] in text


def test_a_long_series_has_the_whole_width() -> None:
    charts = charts_of(printed_once(editions.edition(FIFTY_YEARS)))
    long = [chart for chart in charts if not chart["figures"]]
    assert len(long) > 1 and not any(chart["beside"] for chart in long)


def test_a_slope_takes_half_the_width_also_where_it_stands_alone() -> None:
    charts = charts_of(printed_once(editions.edition(EVERY_CHART)))
    slope = next(chart for chart in charts if chart["id"] == "slope_wages")
    assert slope["beside"] and slope["width"] < 84


def test_pictures_that_were_not_supplied_are_a_remark_without_a_heading(edition: Edition) -> None:
    printed = printed_once(edition)
    assert edition.briefing is not None
    assert "图片" not in [title for _, title, _ in printed.bookmarks()]
    assert "图片未随报告提供：" in printed.text
    for picture in edition.briefing.pictures:
        assert squeeze(picture.caption.in_language("zh")) in printed.text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("profile", PROFILES)
def test_no_label_is_parted_from_what_it_introduces(
    edition: Edition, profile: str, language: Language
) -> None:
    for line in printed_once(edition, profile, language).lines:
        assert not re.search(r"(^|\s|）|。)(来|来源：?|第|第 \d+|Source:?|paragraph)$", line), line
        assert line not in ("段", "：", "。"), line


def test_the_number_of_a_figure_stands_on_the_line_of_its_value(edition: Edition) -> None:
    cover = printed_once(edition, "briefing", "en").pages[0]
    # Where a line ends, the text has a blank.
    assert "816.2万名3-01" in cover and "816.2万名 3-01" not in cover


def test_only_the_themes_asked_for_are_printed_and_keep_their_numbers(edition: Edition) -> None:
    printed = print_pages(edition, themes=(2, 4))
    tops = [title for level, title, _ in printed.bookmarks() if level == 0]
    assert tops[:2] == ["坚持减负稳岗 用工需求持续走强", "坚持资源整合 服务效能不断提高"]
    assert "第二张答卷" in printed.text and "第三张答卷" not in printed.text
    assert "图2" in printed.text and "图1重" not in printed.text
    assert "2、4" in printed.pages[-1]


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("a3", (842, 1191)), ("letter", (612, 792))])
def test_the_pages_have_the_size_of_the_paper(paper: str, size: tuple[int, int]) -> None:
    for page in on_paper(paper).reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_a3_is_the_a4_page_enlarged() -> None:
    small, large = on_paper("a4"), on_paper("a3")
    assert small.squeezed == large.squeezed


@pytest.mark.parametrize("profile", PROFILES)
def test_grey_pages_have_no_colour_at_all(profile: str) -> None:
    for picture in marked_grey_for_archives(profile).pictures(30):
        image = QImage.fromData(picture).convertToFormat(QImage.Format.Format_RGB888)
        assert image.allGray()


@pytest.mark.parametrize(("name", "heading"), [("fifty-years", "更正"), ("every-chart", "单位")])
def test_corrections_and_units_stand_under_their_own_heading_without_a_glossary(
    name: str, heading: str
) -> None:
    printed = printed_once(editions.edition(BRIEFINGS / name))
    tops = [title for level, title, _ in printed.bookmarks() if level == 0]
    assert heading in tops
    assert "名词解释" not in tops


def test_grey_is_as_light_as_the_colour_it_stands_for() -> None:
    assert grey_of("#FFFFFF") == "#FFFFFF"
    assert grey_of("#000000") == "#000000"
    assert grey_of("#808080") == "#808080"
    assert grey_of("#C00000") == "#5E5E5E"


def test_english_pages_are_english(edition: Edition) -> None:
    printed = printed_once(edition, "briefing", "en")
    assert printed.root["/Lang"] == "en"
    assert "Page 1 of" in printed.pages[0]
    assert "主要数字" not in printed.text
    assert "derived:" in " ".join(printed.pages)
