"""What each profile besides the whole briefing promises."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.localized_text import Text
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.paper.document_builder import DocumentBuilder
from cqbrief.paper.fonts import font_set_for
from cqbrief.paper.print_request import PrintError, PrintRequest
from cqbrief.paper.profile import PAPERS, profiles
from cqbrief.system import paths
from cqbrief.text.figure_text import prose_text
from tests.support import editions
from tests.support.large_briefing import write_large
from tests.support.paper import Printed, changed, print_pages, printed_once, squeeze

BRIEFINGS = Path(__file__).parents[1] / "briefings"
WORDS_ONLY = BRIEFINGS / "words-only"
HARBOUR = BRIEFINGS / "harbour-en"
FIFTY_YEARS = BRIEFINGS / "fifty-years"
POINTS_PER_MM = 72 / 25.4


def characters(printed: Printed, page: int) -> list[tuple[float, float, str]]:
    """Distance from the left and from the top, in points, of each piece of text on a page."""
    sheet = printed.reader.pages[page]
    height = float(sheet.mediabox.height)
    found: list[tuple[float, float, str]] = []

    def note(text: str, cm: list[float], tm: list[float], _font: Any, _size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((x, height - y, text.strip()))

    sheet.extract_text(visitor_text=note)
    return found


@pytest.fixture
def full_page(edition: Edition) -> Printed:
    """A bulletin whose second page is nothing but running text."""
    return print_pages(changed(edition, summary=Text("字" * 2400)), "gongwen", themes=(1,))


def test_gongwen_sets_22_lines_of_28_characters(full_page: Printed) -> None:
    lines = [line for line in full_page.pages[1].split("\n") if set(line.strip()) == {"字"}]
    assert Counter(len(line.strip()) for line in lines) == {28: 22}


def test_gongwen_keeps_the_type_area_and_line_pitch_of_the_standard(full_page: Printed) -> None:
    body = [(x, y) for x, y, text in characters(full_page, 1) if "字" in text]
    heights = sorted({round(y, 2) for _, y in body})
    steps = {round(b - a, 2) for a, b in itertools.pairwise(heights)}
    assert len(heights) == 22
    assert steps == {28.95}
    top = 37 * POINTS_PER_MM
    # A line's characters hang from its top: the base line of the first is 0.8 of their size lower.
    assert heights[0] == pytest.approx(top + 0.8 * 15.75, abs=0.1)
    # An even page has its outer margin, 26 mm, on the left.
    assert min(x for x, _ in body) == pytest.approx(26 * POINTS_PER_MM, abs=0.1)
    assert 156 * POINTS_PER_MM >= 28 * 15.75


def test_gongwen_numbers_pages_outside_odd_right_even_left(full_page: Printed) -> None:
    for index in (0, 1):
        x, y, _ = next(item for item in characters(full_page, index) if f"— {index + 1} —" in item[2])
        assert (x > 300) == (index % 2 == 0)
        assert y > (297 - 35) * POINTS_PER_MM


def test_gongwen_marks_what_the_briefing_does_not_say(edition: Edition) -> None:
    first = printed_once(edition, "gongwen").squeezed[0]
    assert "【待补：期号或文号】" in first and "【待补：编印单位】" in first and "【待补：印发日期】" in first


def test_gongwen_prints_number_issuer_and_date_where_the_briefing_says_them(edition: Edition) -> None:
    told = changed(edition, number=Text("第3期"), issuer=Text("某市就业办公室"), date="2022年1月20日")
    first = print_pages(told, "gongwen", themes=(1,)).squeezed[0]
    assert "第3期" in first and "某市就业办公室" in first and "2022年1月20日" in first
    assert "待补" not in first


def test_gongwen_says_which_fonts_were_substituted() -> None:
    profile = replace(profiles()["gongwen"], fonts={"fangsong": ("没有的仿宋",), "sans": ("Noto Sans SC",)})
    font_set = font_set_for(profile, paths.resources())
    assert font_set.substituted == (("仿宋", "Noto Serif SC"),)


def test_gongwen_names_substituted_fonts_on_paper_and_claims_no_conformity(edition: Edition) -> None:
    profile = replace(
        profiles()["gongwen"], fonts={"fangsong": ("没有的仿宋",), "xiaobiaosong": ("没有的小标宋",)}
    )
    builder = DocumentBuilder(Translator("zh"))
    job = builder.prepare(edition, profile, PrintRequest(themes=(1,)))
    text = Printed(job, builder.make_pdf(job)).text
    assert "仿宋以NotoSerifSC代替" in text and "小标宋以NotoSerifSC代替" in text
    assert "参照GB/T9704—2012" in text and "符合GB/T" not in text


def test_gongwen_lets_the_text_go_on_where_a_chart_moves_to_the_next_page(edition: Edition) -> None:
    printed = printed_once(edition, "gongwen")
    body = next(number for number, text in enumerate(printed.squeezed) if "附件" in text[:20])
    # The last page of the body may be as empty as it likes.
    for page in range(body - 1):
        lowest = max(y for _, y, text in characters(printed, page) if "—" not in text)
        assert lowest > (37 + 225 * 0.8) * POINTS_PER_MM, page + 1


def test_gongwen_keeps_a_chart_with_its_caption_and_source_and_refers_to_it(edition: Edition) -> None:
    printed = printed_once(edition, "gongwen")
    assert edition.briefing is not None
    charts = [chart for theme in edition.briefing.themes for chart in theme.charts]
    for number, chart in enumerate(charts, start=1):
        caption = squeeze(f"图{number} ") + squeeze(prose_text(chart.headline, edition.figures, "zh"))[:8]
        page = next(text for text in printed.squeezed if caption in text)
        assert re.search("来源：(第|推算)", page.split(caption)[1])
        assert f"图{number}" in squeeze("".join(re.findall(r"见图[^。]*。", printed.text)))


def test_gongwen_sets_a_chart_near_what_refers_to_it_and_under_no_heading_of_its_own(
    edition: Edition,
) -> None:
    printed = printed_once(edition, "gongwen")
    assert edition.briefing is not None
    marks = printed.bookmarks()
    assert "图表" not in " ".join(title for _, title, _ in marks)
    tops = [page for level, _, page in marks if level == 0]
    number = 1
    for theme, top in zip(edition.briefing.themes, tops, strict=False):
        if theme.charts:
            caption = (
                squeeze(f"图{number} ")
                + squeeze(prose_text(theme.charts[0].headline, edition.figures, "zh"))[:8]
            )
            assert any(caption in text for text in printed.squeezed[top : top + 2])
        number += len(theme.charts)


def test_gongwen_says_below_the_caption_what_a_chart_is_of(edition: Edition) -> None:
    printed = printed_once(edition, "gongwen")
    assert edition.briefing is not None
    for chart in (chart for theme in edition.briefing.themes for chart in theme.charts):
        headline, subtitle = (
            squeeze(prose_text(text, edition.figures, "zh")) for text in (chart.headline, chart.subtitle)
        )
        assert re.search(f"图\\d+{re.escape(headline)}†?{re.escape(subtitle)}", printed.text)


def test_the_summary_of_the_built_in_briefing_is_one_page(edition: Edition) -> None:
    printed = printed_once(edition, "summary")
    assert len(printed.squeezed) == 1
    assert edition.briefing is not None
    for theme in edition.briefing.themes:
        assert squeeze(theme.title.in_language("zh")) in printed.text
        assert theme.headline is not None
        assert edition.figures[theme.headline].number in printed.text


def test_a_fuller_briefing_gets_fewer_figures_instead_of_a_second_page(edition: Edition) -> None:
    assert edition.briefing is not None
    twice = changed(edition, themes=edition.briefing.themes[1:4] * 3)
    printed = print_pages(twice, "summary")
    assert len(printed.squeezed) == 1
    cards = printed_once(edition, "summary").text.count("期间未注明")
    assert printed.text.count("期间未注明") < cards * 3


def test_a_summary_that_cannot_fit_is_refused_with_what_to_leave_out(edition: Edition) -> None:
    assert edition.briefing is not None
    large = changed(edition, themes=edition.briefing.themes * 6)
    with pytest.raises(PrintError) as refused:
        print_pages(large, "summary")
    tr = Translator("en")
    assert "summary" in tr.render(refused.value.message)
    assert refused.value.advice is not None
    assert "--themes 1-15" in tr.render(refused.value.advice)


def test_slides_are_wide_pages_for_title_messages_charts_and_stories(edition: Edition) -> None:
    printed = printed_once(edition, "slides")
    assert edition.briefing is not None
    themes = edition.briefing.themes
    for page in printed.reader.pages:
        assert page.mediabox.width / page.mediabox.height == pytest.approx(16 / 9, abs=0.01)
    slides = 2 + sum(1 + len(theme.charts) + len(theme.tables) + len(theme.stories) for theme in themes)
    assert len(printed.squeezed) == slides
    titles = [squeeze(title) for _, title, _ in printed.bookmarks()]
    for theme in themes:
        for story in theme.stories:
            assert any(title.startswith(squeeze(story.person.in_language("zh"))) for title in titles)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_slide_of_the_built_in_briefing_is_one_page_in_either_language(
    edition: Edition, language: Language
) -> None:
    printed = printed_once(edition, "slides", language)
    assert len(printed.squeezed) == 20
    assert not any("（续）" in page or "(continued)" in page for page in printed.squeezed)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_of_a_slide_is_smaller_than_a_fiftieth_of_its_height(
    edition: Edition, language: Language
) -> None:
    printed = printed_once(edition, "slides", language)
    height = PAPERS["screen"].height * POINTS_PER_MM
    sizes: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if len(text.strip()) > 6:  # not the raised numbers
            sizes.append(abs(size * tm[3] * cm[3]))

    for page in printed.reader.pages:
        page.extract_text(visitor_text=note)
    assert min(sizes) >= height / 50


@pytest.mark.parametrize("profile", ["slides", "handout"])
def test_a_theme_with_nothing_else_shows_its_measures_and_silences(profile: str) -> None:
    printed = printed_once(editions.edition(WORDS_ONLY), profile)
    for said in ("保留老招牌", "投资总额没有公布。", "工期拉长了，没有写明长了多少。", "签订搬迁协议"):
        assert said in printed.text


def test_measures_and_silences_have_slides_of_their_own() -> None:
    printed = printed_once(editions.edition(WORDS_ONLY), "slides")
    titles = [title for _, title, _ in printed.bookmarks()]
    assert [title for title in titles if title in ("举措", "提到而没有数字")] == [
        "举措",
        "提到而没有数字",
        "举措",
    ]
    assert len(printed.squeezed) == 2 + 3 + 3


def test_few_figures_on_a_slide_are_set_larger_than_many(edition: Edition) -> None:
    def largest(printed: Printed, page: int) -> float:
        sizes: list[float] = []

        def note(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
            if re.fullmatch(r"[0-9.]+", text.strip()):
                sizes.append(abs(size * tm[3] * cm[3]))

        printed.reader.pages[page].extract_text(visitor_text=note)
        return max(sizes)

    assert edition.briefing is not None
    theme = edition.briefing.themes[0]
    few = replace(theme, figures=tuple(replace(f, key=f.id == theme.headline) for f in theme.figures))
    printed = print_pages(changed(edition, themes=(few, *edition.briefing.themes[1:])), "slides", themes=(1,))
    many = print_pages(edition, "slides", themes=(1,))
    assert largest(printed, 1) > 1.5 * largest(many, 1)


def large_numbers(printed: Printed, page: int) -> dict[str, float]:
    """Every number in large type -> how far its line is from the top of the page."""
    found: dict[str, float] = {}
    sheet = printed.reader.pages[page]
    height = float(sheet.mediabox.height)

    def note(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if abs(size * tm[3] * cm[3]) > 15:
            found[text.strip()] = round(height - (tm[4] * cm[1] + tm[5] * cm[3] + cm[5]), 1)

    sheet.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize(
    ("profile", "page", "digits"),
    [("summary", 0, ["100", "3966", "40"]), ("slides", 13, ["9.2", "5.6", "30"])],
)
def test_numbers_of_a_row_stand_on_one_line_where_one_label_is_longer(
    edition: Edition, profile: str, page: int, digits: list[str]
) -> None:
    found = large_numbers(printed_once(edition, profile), page)
    assert len({found[number] for number in digits}) == 1


def test_the_first_page_of_a_handout_parts_title_and_theme(edition: Edition) -> None:
    lines = {text: y for _, y, text in characters(printed_once(edition, "handout"), 0)}
    title, subtitle, theme, heading = (
        next(y for text, y in lines.items() if words in text and y > 70)
        for words in ("五张就业答卷", "稳就业的做法与成效", "第一张答卷", "坚持就业优先")
    )
    assert theme - subtitle > 1.2 * (subtitle - title)
    assert heading - theme > 18


@pytest.mark.parametrize("profile", ["handout", "slides"])
def test_the_lines_of_a_quote_begin_below_its_first_character(edition: Edition, profile: str) -> None:
    printed = printed_once(edition, profile)
    story = "现在我们重庆发展越来越好"
    page = next(number for number, text in enumerate(printed.squeezed) if story in text)
    quote = [
        (x, text)
        for x, _, text in characters(printed, page)
        if "往年都外出打工" in text or "重庆找份工作" in text
    ]
    starts = {round(x) for x, text in quote if not text.startswith("“")}
    marks = {round(x) for x, text in quote if text.startswith("“")}
    assert not starts & marks


@pytest.mark.parametrize(("language", "continued"), [("zh", "（续）"), ("en", "(continued)")])
def test_a_slide_that_goes_on_repeats_its_heading(
    edition: Edition, language: Language, continued: str
) -> None:
    assert edition.briefing is not None
    theme = edition.briefing.themes[0]
    long = changed(edition, themes=(replace(theme, message=Text("字" * 1500)), *edition.briefing.themes[1:]))
    printed = print_pages(long, "slides", language, themes=(1,))
    title = squeeze(theme.title.in_language(language))
    assert printed.squeezed[2].startswith(title + continued)
    assert continued not in printed.squeezed[1]


@pytest.mark.parametrize("profile", ["briefing", "slides", "handout", "gongwen"])
def test_the_dagger_is_explained_where_one_is_printed(edition: Edition, profile: str) -> None:
    assert "†由原文数字按所列公式推算" in printed_once(edition, profile).text


@pytest.mark.parametrize("profile", ["briefing", "slides", "handout", "gongwen"])
def test_the_dagger_is_not_explained_where_none_is_printed(profile: str) -> None:
    assert "†" not in printed_once(editions.edition(WORDS_ONLY), profile).text


@pytest.mark.parametrize("profile", ["briefing", "slides", "summary"])
def test_number_and_english_unit_stand_on_one_line(profile: str) -> None:
    printed = printed_once(editions.edition(HARBOUR), profile, "en")
    text = "\n".join(printed.pages).replace("\xa0", " ")
    assert "32,569 thousand tonnes" in text
    assert not re.search(r"569 *\n *thousand|thousand *\n *tonnes|569  +thousand", text)


def test_a_handout_page_holds_two_slides_worth_beside_lines_for_notes(edition: Edition) -> None:
    slides, handout = printed_once(edition, "slides"), printed_once(edition, "handout")
    content = len(slides.squeezed) - 2  # without title and colophon
    assert len(handout.squeezed) <= -(-content // 2) + 1
    assert all("笔记" in page for page in handout.squeezed)
    for index in range(len(handout.squeezed)):
        body = [
            x for x, y, text in characters(handout, index) if 30 * POINTS_PER_MM < y < 275 * POINTS_PER_MM
        ]
        assert max(body) < 136 * POINTS_PER_MM  # nothing is set over the lines


def test_a_paper_that_a_profile_is_not_made_for_is_refused(edition: Edition) -> None:
    with pytest.raises(PrintError):
        print_pages(edition, "slides", paper="a4")


def test_a_theme_that_is_not_there_is_refused(edition: Edition) -> None:
    with pytest.raises(PrintError):
        print_pages(edition, themes=(1, 9))


@pytest.mark.parametrize(
    ("count", "advice"), [(1, "这份简报只有 1 个主题"), (2, "这份简报有第 1 至第 2 个主题")]
)
def test_the_refusal_of_a_theme_says_how_many_there_are(edition: Edition, count: int, advice: str) -> None:
    assert edition.briefing is not None
    short = changed(edition, themes=edition.briefing.themes[:count])
    with pytest.raises(PrintError) as refused:
        print_pages(short, "slides", themes=(9,))
    assert refused.value.advice is not None
    assert Translator("zh").render(refused.value.advice) == advice


def test_gongwen_moves_a_short_table_to_the_next_page_whole_and_with_its_heading(edition: Edition) -> None:
    printed = print_pages(changed(edition, summary=Text("字" * 150)), "gongwen", themes=(1,))
    first, second = printed.squeezed[:2]
    heads = "编号指标数值期间对比"
    assert "（一）主要数字" not in first and heads not in first
    assert second.index("（一）主要数字") < second.index(heads) < second.index("1-01城镇新增就业")
    assert second.index("1-01城镇新增就业") < second.index("1-05") < second.rindex("来源：第4段")


def test_gongwen_repeats_the_heads_of_a_table_longer_than_a_page(tmp_path: Path) -> None:
    printed = print_pages(load_edition(write_large(tmp_path, 1, 80)), "gongwen")
    heads = "编号指标数值期间对比"
    assert sum(heads in page for page in printed.squeezed) > 3


@pytest.mark.parametrize(
    ("language", "alone"),
    [("zh", "编号指标数值期间对比来源"), ("en", "No.IndicatorValuePeriodComparedwithSource")],
)
def test_gongwen_keeps_the_sources_of_a_table_with_its_last_row(
    edition: Edition, language: Language, alone: str
) -> None:
    assert not any(alone in page for page in printed_once(edition, "gongwen", language).squeezed)


@pytest.mark.parametrize("profile", ["briefing", "gongwen"])
def test_what_a_number_is_stands_in_a_table_with_its_period_and_not_with_what_it_is_compared_with(
    profile: str,
) -> None:
    printed = print_pages(load_edition(BRIEFINGS / "notations"), profile)
    page = next(page for page in range(len(printed.reader.pages)) if "已修订" in printed.squeezed[page])
    places = {text: x for x, _, text in characters(printed, page)}
    assert places["期间"] <= places["已修订"] < places["对比"]


def test_gongwen_keeps_the_colophon_on_one_page(edition: Edition) -> None:
    assert "编印说明" in printed_once(edition, "gongwen").squeezed[-1]


def test_gongwen_sets_its_title_in_size_two(edition: Edition) -> None:
    printed = printed_once(edition, "gongwen")
    sizes: set[float] = set()

    def note(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if "五张就业答卷" in text:
            sizes.add(round(abs(size * tm[3] * cm[3]), 2))

    printed.reader.pages[0].extract_text(visitor_text=note)
    assert sizes == {22.0}


def test_an_english_bulletin_parts_sentences_and_numbers_by_blanks(edition: Edition) -> None:
    printed = print_pages(edition, "gongwen", "en", themes=(1,))
    text = " ".join(" ".join(printed.pages).split())
    assert "See Figure 1." in text
    assert "Five-Year period. Employment, migrant workers" in text
    assert "Special plans 3个." in text


def test_a_chinese_bulletin_parts_english_sentences_and_numbers_by_blanks_too() -> None:
    printed = printed_once(editions.edition(HARBOUR), "gongwen")
    text = " ".join(" ".join(printed.pages).split())
    assert "harbour dues. Passengers of the ferry nearly 500,000 people." in text
    assert "closed at -£0.3bn. 见图1" in text


def test_gongwen_shows_all_charts_of_a_theme_before_the_next_heading_and_leaves_tables_whole() -> None:
    printed = printed_once(editions.edition(FIFTY_YEARS), "gongwen")
    order = squeeze(
        "".join(
            text
            for page in range(len(printed.squeezed))
            for _, _, text in sorted(characters(printed, page), key=lambda piece: piece[1])
        )
    )
    headings = [order.index(title) for title in ("二、", "三、")]
    assert order.index("图2增速有升有降") < headings[0] < order.index("图3甲县")
    assert order.index("图10辛县") < headings[1]
    table = [number for number, page in enumerate(printed.squeezed) if "1-01八县" in page]
    assert len(table) == 2  # in its theme and in the appendix
    assert "1-04合计增速" in printed.squeezed[table[0]]
