"""YAML text becomes nodes that know their place; what is not plain YAML is refused in plain words."""

from __future__ import annotations

import pytest

from cqbrief.briefing.parsing.yaml_text import MAX_BYTES, decode_yaml
from cqbrief.briefing.parsing.yaml_tree import (
    MAX_DEPTH,
    BrokenNode,
    Mapping,
    Node,
    Scalar,
    Sequence,
    compose,
)
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Problem
from cqbrief.i18n.translator import Translator


def read(text: str) -> tuple[Node | None, list[Problem]]:
    problems = ProblemCollector()
    tree = compose(text, "a.yaml", problems)
    return tree, list(problems.result(["a.yaml"]))


def only_problem(text: str) -> tuple[str, int, int]:
    _, problems = read(text)
    assert len(problems) == 1, problems
    problem = problems[0]
    assert Translator("zh").render(problem.message)
    assert Translator("en").render(problem.message)
    return problem.rule, problem.place.line, problem.place.column


def value_of(text: str) -> Node:
    tree, problems = read(text)
    assert not problems
    assert isinstance(tree, Mapping)
    return tree.entries[0][1]


@pytest.mark.parametrize(
    "typed", ["yes", "012", "1:30", "2.40", "2021-12-01", "null", "~", "1e3", "0x10", ".inf", "TRUE", "1_000"]
)
def test_a_scalar_stays_what_was_typed(typed: str) -> None:
    value = value_of(f"a: {typed}\n")
    assert isinstance(value, Scalar)
    assert value.text == typed


def test_places_count_characters_from_one_in_chinese_text_too() -> None:
    tree, _ = read("标题: 就业\n列表:\n  - 甲\n  - 乙: 丙\n")
    assert isinstance(tree, Mapping)
    title, items = tree.entries
    assert (title[1].line, title[1].column) == (1, 5)
    assert isinstance(items[1], Sequence)
    second = items[1].items[1]
    assert isinstance(second, Mapping)
    assert (second.entries[0][1].line, second.entries[0][1].column) == (4, 8)


def test_a_line_wrapped_between_chinese_characters_leaves_no_blank() -> None:
    value = value_of("a: 全市就业形势\n  保持总体稳定，\n  “稳”字当头\n")
    assert isinstance(value, Scalar)
    assert value.text == "全市就业形势保持总体稳定，“稳”字当头"


@pytest.mark.parametrize("mark", ['"', "'"])
def test_a_short_quoted_line_wrapped_between_chinese_characters_leaves_no_blank(mark: str) -> None:
    value = value_of(f"a: {mark}形势\n  稳定 好\n  转{mark}\n")
    assert isinstance(value, Scalar)
    assert value.text == "形势稳定 好转"


def test_a_line_wrapped_between_english_words_and_a_blank_within_a_line_stay() -> None:
    value = value_of("a: >\n  jobs in\n  the city 夯实 基础\n  and more\n")
    assert isinstance(value, Scalar)
    assert value.text == "jobs in the city 夯实 基础 and more"


@pytest.mark.parametrize("text", ["a: |\n  　　甲: 乙\n  　　丙\nb: 2\n", "a: 甲\n  　　乙\nb: 2\n"])
def test_full_width_spaces_that_begin_a_paragraph_of_a_text_are_no_mistake(text: str) -> None:
    tree, found = read(text)
    assert isinstance(tree, Mapping)
    assert not found


def test_a_block_text_keeps_its_lines_and_loses_the_last_line_feed() -> None:
    value = value_of("a: |\n  一\n  二\n\n")
    assert isinstance(value, Scalar)
    assert value.text == "一\n二"


def test_keys_and_values_of_a_large_file_stand_in_order_with_their_places() -> None:
    text = "".join(f"- {{k{n}: v{n}, l: [a, b]}}\n- m: |\n    x{n}\n  n: 'y'\n" for n in range(500))
    tree, problems = read(text)
    assert not problems
    assert isinstance(tree, Sequence)
    for n, (flow, block) in enumerate(zip(tree.items[::2], tree.items[1::2], strict=True)):
        assert flow == Mapping(
            [
                (Scalar(f"k{n}", 4 * n + 1, 4), Scalar(f"v{n}", 4 * n + 1, 6 + len(f"k{n}"))),
                (
                    Scalar("l", 4 * n + 1, 8 + 2 * len(f"k{n}")),
                    Sequence(
                        [
                            Scalar("a", 4 * n + 1, 12 + 2 * len(f"k{n}")),
                            Scalar("b", 4 * n + 1, 15 + 2 * len(f"k{n}")),
                        ],
                        4 * n + 1,
                        11 + 2 * len(f"k{n}"),
                    ),
                ),
            ],
            4 * n + 1,
            3,
        )
        assert block == Mapping(
            [
                (Scalar("m", 4 * n + 2, 3), Scalar(f"x{n}", 4 * n + 2, 6, "|")),
                (Scalar("n", 4 * n + 4, 3), Scalar("y", 4 * n + 4, 6, "'")),
            ],
            4 * n + 2,
            3,
        )


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake() -> None:
    problems = ProblemCollector()
    text = decode_yaml("\ufeffa: 1\r\nb: 2\r\n".encode(), "a.yaml", problems)
    assert text is not None
    tree, found = read(text)
    assert isinstance(tree, Mapping)
    assert not found
    assert (tree.entries[1][0].line, tree.entries[1][0].column) == (2, 1)


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: 1\n\tb: 2\n", "tab", 2, 1),
        ("a:\n  b: 1\n  \tc: 2\n", "tab", 3, 3),
        ("a: 1\n　　b: 2\n", "full-width-space", 2, 1),
        ("a:\n  b: 1\n  　c: 2\n", "full-width-space", 3, 3),
        ("a:\n  - id: x\n　　label: y\n    value: 3\n", "full-width-space", 3, 1),
        ("a:\n  -　id: x\n    label: y\n", "full-width-space", 2, 4),
        ("a:　1\nb: 2\n", "full-width-space", 1, 3),
        ("id: x\nvalue:75.1\nunit: y\n", "space-after-colon", 2, 6),
        ("id: x\nlabel：新增\nvalue: 1\n", "full-width-colon", 2, 6),
        ("- id: x\n  label： 新增\n  value: 1\n", "full-width-colon", 2, 8),
        ('a: "x\nb: 1\n', "unclosed-quote", 1, 4),
        ("a: 'x\nb: 1\n", "unclosed-quote", 1, 4),
        ('a: "x\nb: 1\nc: "2022"\nd: 1\n', "unclosed-quote", 1, 4),
        ('a: "x\nb: 1\n# - c: "3"\nd: 1\n', "unclosed-quote", 1, 4),
        ("a: @x\n", "quotes-needed", 1, 4),
        ("a: %x\n", "quotes-needed", 1, 4),
        ("a: `x\n", "quotes-needed", 1, 4),
        ("a: {new_jobs} 人\n", "quotes-needed", 1, 4),
        ("a: [甲] 乙\n", "quotes-needed", 1, 4),
        ("a: 注意: 乙\n", "quotes-needed", 1, 6),
        ('a: "甲"乙\n', "after-quote", 1, 7),
        ("a: - 甲\n", "list-on-key-line", 1, 4),
        ("a: [甲, 乙\nb: 1\n", "unclosed-bracket", 1, 4),
        ("a:\n    b: 1\n  c: 2\n", "indentation", 3, 3),
        ("a: 1\n  b: 2\n", "indentation", 2, 3),
        ("id: a\nlabel\nvalue: 1\n", "colon-missing", 2, 1),
        ('a: "\\d"\n', "bad-escape", 1, 5),
        ("a: *b\n", "alias", 1, 4),
        ("a: &b 1\n", "anchor", 1, 4),
        ("a: !!python/object:x 1\n", "tag", 1, 4),
        ("a: !x [1]\n", "tag", 1, 4),
        ('a: "\\0"\n', "control-character", 1, 4),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, 1),
        ("? [a]\n: 1\n", "key-expected", 1, 3),
        ("# nothing\n", "empty-file", 1, 1),
        ("[%\n", "not-yaml", 1, 2),
    ],
)
def test_a_mistake_in_yaml_is_named_and_placed(text: str, rule: str, line: int, column: int) -> None:
    assert only_problem(text) == (rule, line, column)


def test_an_anchored_or_tagged_item_is_passed_over_and_the_rest_is_read() -> None:
    tree, problems = read("- &a 1\n- *a\n- !x 2\n- 3\n")
    assert [problem.rule for problem in problems] == ["anchor", "alias", "tag"]
    assert isinstance(tree, Sequence)
    assert [type(item) for item in tree.items] == [BrokenNode, BrokenNode, BrokenNode, Scalar]


def test_an_alias_bomb_is_not_expanded() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    _, problems = read("\n".join(lines))
    assert {problem.rule for problem in problems} == {"alias", "anchor"}


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[\n", "{a: "])
def test_deep_nesting_is_given_up_at_the_level_that_is_too_deep(opening: str) -> None:
    # Fully parsed, 100,000 brackets would keep the parser busy for many seconds.
    rule, _, _ = only_problem(opening * 100_000)
    assert rule == "too-deep"


def test_nesting_up_to_the_limit_is_read() -> None:
    tree, problems = read("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert tree is not None
    assert not problems


def test_more_entries_than_memory_should_hold_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cqbrief.briefing.parsing.yaml_tree.MAX_NODES", 10)
    assert only_problem("[1,2,3,4,\n5,6,7,8,9,10,11]") == ("too-many-entries", 2, 11)


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_yaml_in_the_encodings_of_office_programs_is_read_with_a_remedy(encoding: str) -> None:
    problems = ProblemCollector()
    text = "标题: 甲\r\n键: 重庆市2021年就业工作\r\n"
    assert decode_yaml(text.encode(encoding), "a.yaml", problems) == text
    (problem,) = problems.result(["a.yaml"])
    assert (problem.severity, problem.rule, problem.place.file) == ("warning", "yaml-encoding", "a.yaml")
    assert problem.advice is not None and "UTF-8" in problem.advice.template


@pytest.mark.parametrize(
    ("data", "rule", "line", "column"),
    [
        ("标题: 甲\n键: ".encode() + "乙".encode("gb18030"), "not-utf8", 2, 4),
        ("a: Zürich".encode("latin-1"), "not-utf8", 1, 5),
        ("甲: 新增就業\n乙: 臺灣省彰化縣\n".encode("big5"), "not-utf8", 1, 1),
        ("a: 1".encode("utf-16")[:-1], "not-utf8", 1, 1),
        ("a: 1\nb: 甲\x07乙".encode(), "control-character", 2, 5),
        ("a: 甲\u2028乙".encode(), "control-character", 1, 5),
        (b" " * (MAX_BYTES + 1), "file-too-large", 0, 0),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_place(
    data: bytes, rule: str, line: int, column: int
) -> None:
    problems = ProblemCollector()
    assert decode_yaml(data, "a.yaml", problems) is None
    (problem,) = problems.result(["a.yaml"])
    assert (problem.rule, problem.place.line, problem.place.column) == (rule, line, column)
