"""Which module says things in which language."""

from __future__ import annotations

from collections.abc import Mapping

from cqbrief.i18n.language import Language
from cqbrief.text.phrasing import en, zh
from cqbrief.text.phrasing.phrasing import Phrasing

PHRASINGS: Mapping[Language, Phrasing] = {"zh": zh.PHRASING, "en": en.PHRASING}
