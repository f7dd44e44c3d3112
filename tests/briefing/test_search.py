"""What is asked for in a meeting is found: by words, by sound, by number; fast and without surprises."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.search.entries import entries
from cqbrief.briefing.search.pinyin import sounds_like, syllables
from cqbrief.briefing.search.search import Search
from tests.briefing import plain_search
from tests.support import editions
from tests.support.process import run_python

NOTATIONS = Path(__file__).parents[1] / "briefings/notations"


@pytest.fixture(scope="module")
def search() -> Search:
    return Search(editions.edition())


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        ("新增就业", "new_jobs"),
        ("xzjy", "new_jobs"),
        ("xinzeng", "new_jobs"),
        ("XinZengJiuYe", "new_jobs"),
        ("czxzjiuye", "new_jobs"),
        ("75.1", "new_jobs"),
        ("７５.１万人", "new_jobs"),
        ("75万", "new_jobs"),
        ("75.1 万", "new_jobs"),
        ("1-01", "new_jobs"),
        ("1-1", "new_jobs"),
        ("500万", "posts_stabilised"),
        ("816万", "migrant_workers"),
        ("求人倍率", "vacancy_ratio"),
        ("2.4", "vacancy_ratio"),
        ("new urban jobs", "new_jobs"),
        ("夏腾", "xia_teng"),
        ("xiateng", "xia_teng"),
        ("渔民", "chen_zaiyou"),
    ],
)
def test_what_is_asked_for_comes_first(search: Search, query: str, id_: str) -> None:
    assert [hit.id for hit in search.find(query)][:1] == [id_]


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        ("三分之一", "third"), ("1/3", "third"), ("33.3%", "third"), ("33%", None),
        ("16.1/10万", "mothers"), ("16.1 per 100,000", "mothers"), ("16.1", "mothers"),
        ("(1,234) thousand", "result"), ("1,234 thousand", "result"), ("1234", "result"),
        ("-1.234 million", "result"), ("1,206[r] thousand", "staff"), ("1,206 thousand", "staff"),
        ("1206", "staff"), ("5 ± 1.2", "margin"), ("5±1.2", "margin"),
        ("14亿1178万人", "people"), ("14.1178亿", "people"), ("14.1亿人", "people"),
        ("1.41 billion", "people"),
        ("3.5亿亩", "land"), ("三成五", "towns"), ("35%", "towns"), ("半数以上", "cars"), ("50%", "cars"),
        ("0.25%", "lending_since"), ("two-thirds", "berths"), ("2/3", "berths"), ("25%", "cranes"),
        ("5000元", "subsidy"), ("4倍", "robots"), ("£100m", "borrowing"),
        ("between 5 and 8 per cent", "fees"),
    ],
)  # fmt: skip
def test_a_number_is_found_by_digits_and_by_value_in_any_notation(query: str, id_: str | None) -> None:
    hits = [hit.id for hit in Search(editions.edition(NOTATIONS)).find(query) if hit.kind == "figure"]
    assert hits[:1] == ([id_] if id_ else [])


def test_sentences_of_the_source_are_found_with_their_place(search: Search) -> None:
    hit = next(hit for hit in search.find("压舱石") if hit.kind == "sentence")
    assert hit.sentence is not None and hit.id == hit.sentence.source
    text = editions.edition().documents[hit.id].paragraphs[hit.sentence.paragraph].text
    assert "压舱石" in text[hit.sentence.start : hit.sentence.end]


def test_digits_inside_a_longer_number_are_another_number(search: Search) -> None:
    assert "new_jobs" not in [hit.id for hit in search.find("5.1")]
    assert "new_jobs" not in [hit.id for hit in search.find("74万")]
    assert "new_jobs" not in [hit.id for hit in search.find("77万")]


def test_all_words_of_a_query_must_be_found(search: Search) -> None:
    found = {hit.id for hit in search.find("就业 目标", most=99)}
    assert "jobs_target" in found and "migrant_workers" not in found


def test_nothing_is_found_for_nothing(search: Search) -> None:
    assert search.find("") == search.find("  ，") == search.find("没有这样的东西") == ()


def test_every_figure_is_found_by_number_label_and_value(search: Search) -> None:
    for figure in editions.edition().figures.values():
        assert figure.value is not None
        for query in (figure.number, figure.label.in_language("zh"), figure.value.printed):
            assert figure.id in [hit.id for hit in search.find(query)], (figure.id, query)


def test_readings_of_a_character_follow_its_word_and_all_beginnings_count() -> None:
    heard = syllables("重庆市")
    assert sounds_like("chongqing", heard) and sounds_like("cqs", heard) and sounds_like("qingsh", heard)
    assert not sounds_like("zhongqing", heard)
    assert not sounds_like("cs", heard)


@functools.cache
def words_to_ask() -> list[str]:
    return [
        text for entry in entries(editions.edition()) for text in (*entry.names, *entry.texts, entry.printed)
    ]


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Pieces of what there is to find, as they stand or as they sound, and numbers."""
    words = []
    for _ in range(draw(st.integers(1, 2))):
        text = draw(st.sampled_from(words_to_ask()))
        start = draw(st.integers(0, max(0, len(text) - 1)))
        piece = text[start : start + draw(st.integers(1, 6))]
        said = "".join(ways[0][: draw(st.sampled_from((1, 2, 9)))] for ways in syllables(piece) if ways)
        number = f"{draw(st.integers(0, 900))}{draw(st.sampled_from(('', '.5', '万', '亿', '万人', '%')))}"
        words.append(draw(st.sampled_from((piece, said, number))))
    return " ".join(words)


@given(queries())
def test_what_is_looked_at_together_is_found_as_if_each_thing_were_looked_at_alone(
    search: Search, query: str
) -> None:
    assert list(search.find(query, most=10_000)) == plain_search.find(editions.edition(), query)


@given(st.text(max_size=12))
def test_whatever_is_typed_finds_what_holds_it_and_the_best_first(search: Search, query: str) -> None:
    hits = search.find(query, most=10_000)
    assert list(hits) == plain_search.find(editions.edition(), query)
    assert search.find(query) == hits[:12]


def test_a_search_prepared_in_pieces_is_ready_first_for_words_then_for_pinyin() -> None:
    search = Search(editions.edition())
    assert not search.is_ready("就业")
    while not search.prepare(0, sounds=False):
        pass
    assert search.is_ready("就业") and search.is_ready("75.1") and not search.is_ready("就业 xz")
    while not search.prepare(0, sounds=True):
        pass
    assert search.is_ready("就业 xz")
    assert search.find("xzjy") == Search(editions.edition()).find("xzjy")


def test_pinyin_is_imported_with_the_first_latin_query_only() -> None:
    program = (
        "import sys; from cqbrief.system import paths;"
        "from cqbrief.briefing.loading.load import load_edition;"
        "from cqbrief.briefing.search.search import Search;"
        "search = Search(load_edition(paths.built_in_briefing()));"
        "search.find('就业'); search.find('75.1'); print('pypinyin' in sys.modules);"
        "search.find('jy'); print('pypinyin' in sys.modules)"
    )
    done = run_python(program)
    assert (done.stdout.split(), done.stderr) == (["False", "True"], "")


def test_a_query_that_comes_while_a_thread_loads_the_dictionary_waits_for_it() -> None:
    program = (
        "import threading; from cqbrief.briefing.search.pinyin import load_dictionary, syllables;"
        "thread = threading.Thread(target=load_dictionary); thread.start();"
        "print(syllables('就业')); thread.join()"
    )
    done = run_python(program)
    assert (done.stdout.strip(), done.stderr) == ("(('jiu',), ('ye',))", "")
