"""However much is found, what matters is told: warnings keep no error out, and what is silenced nothing."""

from __future__ import annotations

from pathlib import Path

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.problem_collector import LIMIT, ProblemCollector
from cqbrief.briefing.problems import Rule, SourceLocation
from cqbrief.i18n.messages import Message
from tests.support import sample
from tests.support.sample import Mistake

OFTEN, RARE = (Rule(id_, "warning", "why") for id_ in ("often", "rare"))
WRONG = Rule("wrong", "error", "why")


def warn(problems: ProblemCollector, rule: Rule, number: int, path: str = "themes[0]") -> None:
    problems.report(rule, SourceLocation("a.yaml", number + 1, 1), f"{path}.figures[{number}]", Message("w"))


def test_thousands_of_warnings_of_one_rule_keep_no_error_and_no_other_warning_out() -> None:
    problems = ProblemCollector()
    for number in range(2 * LIMIT):
        warn(problems, OFTEN, number)
    warn(problems, RARE, 1)
    problems.report(WRONG, SourceLocation("a.yaml", 1, 1), "themes[1]", Message("e"))
    rules = [problem.rule for problem in problems.result([])]
    assert rules.count("often") == LIMIT and "rare" in rules and "wrong" in rules
    (cut,) = [problem for problem in problems.result([]) if problem.rule == "too-many-problems"]
    assert cut.severity == "warning" and cut.message.arguments == {"rule": "often", "count": LIMIT}
    assert not problems.too_many


def test_exactly_as_many_warnings_as_are_kept_are_no_problem_of_their_own() -> None:
    problems = ProblemCollector()
    for number in range(LIMIT):
        warn(problems, OFTEN, number)
    assert {problem.rule for problem in problems.result([])} == {"often"}


def test_a_suppressed_warning_takes_no_room_but_is_known_to_have_been_given() -> None:
    problems = ProblemCollector()
    problems.suppress("often", "themes[0]")
    for number in range(2 * LIMIT):
        warn(problems, OFTEN, number)
    warn(problems, OFTEN, 1, "themes[1]")
    assert [problem.path for problem in problems.result([])] == ["themes[1].figures[1]"]
    assert problems.remove_suppressed("often", "themes[0]")
    assert not problems.remove_suppressed("rare", "themes[0]")


def test_a_wrong_quote_is_told_beside_a_thousand_silenced_warnings(tmp_path: Path) -> None:
    many = "".join(
        f"  - {{id: paper_{number}, label: 甲, value: 1个, quote: {{text: 共1个, source: paper}}}}\n"
        for number in range(LIMIT + 5)
    )
    folder = sample.write(
        tmp_path,
        Mistake(
            "themes/2-people.yaml",
            "quote: 稳定就业岗位近500万个",
            "quote: {text: 稳定就业岗位近600万个, source: report}",
        ),
    )
    root, theme = folder / "briefing.yaml", folder / "themes" / "1-jobs.yaml"
    text = root.read_text(encoding="utf-8").replace("sources:\n", "sources:\n  - {id: paper, title: 纸本}\n")
    root.write_text(
        text + "silenced:\n  - {rule: quote-unchecked, at: jobs, reason: 只有纸本}\n", encoding="utf-8"
    )
    theme.write_text(
        theme.read_text(encoding="utf-8").replace("figures:\n", f"figures:\n{many}", 1), encoding="utf-8"
    )
    rules = {problem.rule for problem in load_edition(folder).errors}
    assert "quote-not-found" in rules
    assert not any(problem.rule == "quote-unchecked" for problem in load_edition(folder).problems)
