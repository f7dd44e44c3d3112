"""Texts of the interface in both languages, free of Qt."""

from cqbrief.briefing.problems import N_, Message
from cqbrief.words.catalogue import Words, choose_language, system_locale

__all__ = ["N_", "Message", "Words", "choose_language", "system_locale"]
