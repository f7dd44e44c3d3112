import pytest

from cqbrief.charts.label_wrapping import wrap


def _wide(text: str) -> float:
    """Chinese characters are two wide, others one."""
    return float(sum(2 if ord(character) > 0x2E80 else 1 for character in text))


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("公共就业服务机构", 8, 3, ["公共就业", "服务机构"]),
        ("公共就业服务机构登记", 8, 2, []),
        ("贷款，期间未注明", 4, 9, ["贷", "款，", "期间", "未注", "明"]),
        ("（推算）数", 6, 3, ["（推", "算）数"]),
        ("New urban jobs", 9, 3, ["New urban", "jobs"]),
        ("2021年三季度", 8, 2, ["2021年三", "季度"]),
        ("unemployment", 5, 3, []),
        ("1163/4400", 5, 3, []),
        ("12,345.6% provisional", 11, 2, ["12,345.6%", "provisional"]),
        ("seasonally-adjusted", 11, 2, ["seasonally-", "adjusted"]),
        ("人", 1, 2, []),
        ("", 10, 2, []),
    ],
)
def test_labels_break_where_their_script_allows(
    text: str, width: float, lines: int, expected: list[str]
) -> None:
    assert wrap(text, width, lines, _wide) == expected
