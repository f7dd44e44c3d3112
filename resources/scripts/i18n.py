"""Keep the Chinese catalogue in step with the program.

    python resources/scripts/i18n.py          collect messages, update the .po file, compile it
    python resources/scripts/i18n.py --check  change nothing; exit 1 when something is out of step

Either way every message that still lacks a Chinese text is printed. Messages are found by the
names of `KEYWORDS` in the package's Python files. Needs Babel (extra `test`).
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from cqbrief.i18n.po import compile_stale  # noqa: E402 - found through the line above

PO = ROOT / "resources" / "i18n" / "zh_CN" / "LC_MESSAGES" / "cqbrief.po"

YAML_KEY = "yaml_key"
KEYWORDS = {"text": 1, "parts": 1, "plural": 2, "N_": 1, YAML_KEY: 1}
"""Name of a function or method -> how many of its first arguments are messages."""
# Places to be filled: {name}, {name:.1f} and the %(name)s and %s of argparse.
_PLACE = re.compile(r"\{[^{}]*\}|%(?:\(\w+\))?[srd]")


@dataclass(frozen=True, slots=True)
class State:
    """Hold the catalogue as it should be, and what is wrong with the one on disk."""

    catalogue: Catalog
    complaints: tuple[str, ...]


def collected() -> Catalog:
    """Return every message in the package's Python files, with the places where it is used."""
    template = Catalog(project="cqbrief", charset="utf-8")
    files = [*sorted((ROOT / "cqbrief").rglob("*.py")), ROOT / "resources" / "scripts" / "start.py"]
    for file in files:
        place = [(file.relative_to(ROOT).as_posix(), 0)]
        for message in messages(ast.parse(file.read_text(encoding="utf-8"))):
            template.add(message, None, place)
    return template


def messages(tree: ast.Module) -> Iterator[str | tuple[str, ...]]:
    """Return the messages in a module: a text, or its singular and plural.

    The first line of a class's docstring is one where its fields are made by `yaml_key`: editors show it.
    Read from the syntax tree and not by Babel's tokens, which do not see what is called inside the
    braces of an f-string.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(_calls(field, YAML_KEY) for field in node.body):
            yield (ast.get_docstring(node) or "").partition("\n")[0]
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        count = KEYWORDS.get(name, 0)
        texts = tuple(
            argument.value
            for argument in node.args[:count]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value
        )
        if count and len(texts) == count:
            yield texts if count > 1 else texts[0]


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _calls(field: ast.stmt, name: str) -> bool:
    value = field.value if isinstance(field, ast.AnnAssign) else None
    return isinstance(value, ast.Call) and _called(value) == name


def current_state() -> State:
    """Return the committed catalogue brought up to the program's messages, and what it lacks."""
    catalogue = Catalog(locale="zh_CN", project="cqbrief", charset="utf-8", fuzzy=False)
    if PO.exists():
        with PO.open("rb") as file:
            catalogue = read_po(file, locale="zh_CN")
    known = {entry.id for entry in catalogue if entry.id}
    template = collected()
    wanted = {entry.id for entry in template if entry.id}
    complaints = [f"not in the catalogue: {identifier!r}" for identifier in sorted(wanted - known, key=str)]
    complaints += [f"no longer used: {identifier!r}" for identifier in sorted(known - wanted, key=str)]
    created = catalogue.creation_date
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.creation_date = created  # else every run would change the files
    catalogue.obsolete.clear()
    for entry in catalogue:
        if entry.id:
            complaints.extend(complaints_about(entry))
    return State(catalogue, tuple(complaints))


def complaints_about(entry: Entry) -> Iterator[str]:
    """Tell what is wrong with one translation: missing, uncertain, or with other places to fill."""
    sources = entry.id if isinstance(entry.id, (tuple, list)) else (entry.id,)
    for source in sources:
        if not _is_template(source):
            yield f"no template of str.format: {source!r}"
    translations = entry.string if isinstance(entry.string, (tuple, list)) else (entry.string,)
    if not all(translations):
        yield f"not translated: {entry.id!r}"
        return
    if entry.fuzzy:
        yield f"uncertain (fuzzy): {entry.id!r}"
    # Chinese has one form for every count; it must offer what the English plural offers.
    expected = sorted(set(_PLACE.findall(sources[-1])))
    for translation in translations:
        if sorted(set(_PLACE.findall(translation or ""))) != expected or not _is_template(translation or ""):
            yield f"other places to fill than in English: {entry.id!r} -> {translation!r}"


def _is_template(text: str) -> bool:
    try:
        list(Formatter().parse(text))
    except ValueError:
        return False
    return True


def main(arguments: list[str]) -> int:
    """Update or check the catalogue; 0 when nothing is missing."""
    state = current_state()
    complaints = list(state.complaints)
    if "--check" not in arguments:
        written = io.BytesIO()
        write_po(written, state.catalogue, width=100, sort_output=True, include_lineno=False)
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(written.getvalue())
        compile_stale(PO.parent)
        complaints = [item for item in complaints if not item.startswith(("not in the", "no longer"))]
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
