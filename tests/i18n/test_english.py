"""The program's own English has no Chinese words, unless they are what it speaks of."""

from __future__ import annotations

import re

from babel.messages.pofile import read_po

from cqbrief.briefing.validation.rules import RULES
from cqbrief.system import paths

CHINESE = re.compile("[\u3400-\u9fff]")
OF_WORDS = ("倍", "增长到")
"""Chinese words that English texts are about, as are those in the explanations of rules."""


def test_english_texts_give_english_examples() -> None:
    with (paths.resources() / "i18n/zh_CN/LC_MESSAGES/cqbrief.po").open("rb") as file:
        catalogue = read_po(file)
    explanations = {rule.explanation for rule in RULES.values()}
    found = [
        text
        for message in catalogue
        for text in (message.id if isinstance(message.id, (list, tuple)) else (message.id,))
        if CHINESE.search(text) and text not in explanations and not any(word in text for word in OF_WORDS)
    ]
    assert found == []
