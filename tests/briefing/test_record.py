"""Records behave as frozen dataclasses."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace

import pytest

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure, Quote


def test_a_value_that_is_missing_or_unknown_is_refused() -> None:
    with pytest.raises(TypeError, match="needs text"):
        Quote()
    with pytest.raises(TypeError, match="has no words"):
        Quote(text="甲", words="乙")  # type: ignore[call-arg]


def test_it_takes_its_values_in_order_too() -> None:
    named = Quote(text="甲", before="乙", path="figures[0]")
    assert Quote("甲", None, "乙", None, "figures[0]") == named
    assert Quote("甲", None, "乙", path="figures[0]") == named


def test_nothing_in_it_changes() -> None:
    quote = Quote(text="甲")
    with pytest.raises(FrozenInstanceError):
        quote.text = "乙"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del quote.text
    assert quote.text == "甲"


def test_two_with_the_same_values_are_equal_and_one_with_another_is_not() -> None:
    assert Quote(text="甲") == Quote(text="甲")
    assert hash(Quote(text="甲")) == hash(Quote(text="甲"))
    assert Quote(text="甲") != Quote(text="甲", before="乙")
    assert Quote(text="甲") != "甲"


def test_it_is_copied_and_sent_whole() -> None:
    figure = Figure(id="jobs", label=Text(plain="新增"), quote=Quote(text="甲"))
    assert pickle.loads(pickle.dumps(figure)) == copy.deepcopy(figure) == figure


def test_dataclasses_knows_it() -> None:
    quote = replace(Quote(text="甲"), before="乙")
    assert (quote.text, quote.before) == ("甲", "乙")
    assert is_dataclass(quote)
    assert [field.name for field in fields(quote)] == ["text", "source", "before", "after", "path"]
    assert repr(quote) == "Quote(text='甲', source=None, before='乙', after=None, path='')"
