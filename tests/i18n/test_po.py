"""What gettext reads is what people wrote into the .po file, and what Babel would have made of it."""

from __future__ import annotations

import gettext
import io
import os
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po as babel_reads
from babel.messages.pofile import write_po
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.i18n import po
from cqbrief.i18n.translator import Translator
from cqbrief.system import paths

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
CHINESE = Path("i18n") / "zh_CN" / "LC_MESSAGES" / "cqbrief.po"


def spoken(compiled: bytes) -> gettext.GNUTranslations:
    """What gettext makes of a compiled catalogue."""
    return gettext.GNUTranslations(io.BytesIO(compiled))


def by_babel(catalogue: Catalog) -> gettext.GNUTranslations:
    """What gettext makes of a catalogue that Babel compiled."""
    target = io.BytesIO()
    write_mo(target, catalogue)
    return spoken(target.getvalue())


def differences(catalogue: Catalog, ours: gettext.GNUTranslations) -> list[object]:
    """The messages of `catalogue` that are not said as Babel's compiled catalogue says them."""
    theirs = by_babel(catalogue)
    found: list[object] = []
    for entry in catalogue:
        if not entry.id:
            continue
        ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        for count in (0, 1, 2, 5):
            said = []
            for one in (theirs, ours):
                if entry.context is None:
                    said.append(one.ngettext(*ids, count) if len(ids) == 2 else one.gettext(*ids))
                elif len(ids) == 2:
                    said.append(one.npgettext(entry.context, *ids, count))
                else:
                    said.append(one.pgettext(entry.context, *ids))
            if said[0] != said[1]:
                found.append((entry.id, count, said))
    return found


def test_the_programs_catalogue_says_what_babel_makes_it_say() -> None:
    file = paths.resources() / CHINESE
    catalogue = babel_reads(io.BytesIO(file.read_bytes()), locale="zh_CN")
    ours = po.read_po(file.read_text(encoding="utf-8"))
    assert len(ours) == len(list(catalogue)) > 1000
    assert differences(catalogue, spoken(po.compiled(ours))) == []


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\n\t\r"\\#{}%\u2028'),
    min_size=1,
    max_size=40,
).filter(lambda text: "\0" not in text and "\4" not in text)
ENTRIES = st.tuples(
    TEXTS, st.none() | TEXTS, st.none() | TEXTS, st.lists(TEXTS, min_size=2, max_size=2), st.booleans()
)


@given(st.lists(ENTRIES, max_size=8, unique_by=lambda entry: (entry[0], entry[2])))
def test_any_catalogue_that_babel_writes_says_the_same(
    entries: list[tuple[str, str | None, str | None, list[str], bool]],
) -> None:
    catalogue = Catalog(locale="en", charset="utf-8", fuzzy=False)
    for message, plural, context, translations, fuzzy in entries:
        flags = ["fuzzy"] if fuzzy else []
        if plural is None:
            catalogue.add(message, translations[0], context=context, flags=flags)
        else:
            catalogue.add((message, plural), tuple(translations), context=context, flags=flags)
    written = io.BytesIO()
    write_po(written, catalogue, width=40)
    ours = po.read_po(written.getvalue().decode())
    assert differences(catalogue, spoken(po.compiled(ours))) == []


UNCERTAIN = """
msgid "a"
msgstr ""

#, python-format, fuzzy
msgid "b"
msgstr "乙"

msgid "c"
msgstr "丙"

#~ msgid "d"
#~ msgstr "丁"
"""


def test_what_is_not_translated_or_uncertain_stays_as_it_was() -> None:
    said = spoken(po.compiled(po.read_po(HEADER + UNCERTAIN)))
    assert [said.gettext(message) for message in "abcd"] == ["a", "b", "丙", "d"]


def test_the_entry_after_an_uncertain_one_is_certain() -> None:
    entries = po.read_po('#, fuzzy\nmsgid "a"\nmsgstr "甲"\nmsgid "b"\nmsgstr "乙"\n')
    assert [entry.fuzzy for entry in entries] == [True, False]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<<<<<<< HEAD\n", 1),
        ('msgid "a"\nmsgstr "b\n', 2),
        ('"lost"\n', 1),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2),
        ('msgid "a"\n\n#: file.py\nmsgid "b"\nmsgstr "c"\n', 3),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 4),
        ('msgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "c"\n', 5),
    ],
    ids=["conflict", "no end", "no keyword", "twice", "no translation", "no plural form", "same message"],
)
def test_a_line_that_cannot_be_read_is_named(text: str, line: int) -> None:
    with pytest.raises(po.PoError, match=rf"^here\.po:{line}: "):
        po.read_po(text, "here.po")


def test_only_a_catalogue_newer_than_its_compiled_form_is_compiled(tmp_path: Path) -> None:
    file = tmp_path / "zh" / "a.po"
    file.parent.mkdir()
    file.write_text(HEADER + 'msgid "a"\nmsgstr "甲"\n', encoding="utf-8")
    assert po.compile_stale(tmp_path) == [file.with_suffix(".mo")]
    assert spoken(file.with_suffix(".mo").read_bytes()).gettext("a") == "甲"
    os.utime(file, (0, 0))
    assert po.compile_stale(tmp_path) == []
    file.write_text(HEADER + 'msgid "a"\nmsgstr "乙"\n', encoding="utf-8")
    os.utime(file.with_suffix(".mo"), (0, 0))
    assert po.compile_stale(tmp_path) == [file.with_suffix(".mo")]
    assert spoken(file.with_suffix(".mo").read_bytes()).gettext("a") == "乙"


def test_a_clone_that_was_not_set_up_speaks_chinese_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    file = tmp_path / CHINESE
    file.parent.mkdir(parents=True)
    file.write_text(HEADER + 'msgid "Open"\nmsgstr "打开"\n', encoding="utf-8")
    assert Translator("zh").text("Open") == "打开"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_without_any_catalogue_the_program_speaks_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert Translator("zh").plural("{count} error", "{count} errors", 2) == "2 errors"
