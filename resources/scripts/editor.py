"""Try a real YAML language server, the one behind most editors, on what cqbrief gives it.

    python resources/scripts/editor.py [SERVER]

SERVER is the program `yaml-language-server`; without it one is fetched by npm into a temporary
folder (needs Node.js). New briefings are made in both languages, with the schema beside them as
users have it, and the server is asked, over its own protocol, what an editor asks it: which keys
fit here, what a key means, what is wrong. Each claim is printed with ok or WRONG; 0 when all hold.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO, Any, cast

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from cqbrief.briefing.saving.scaffold import make_briefing  # noqa: E402 - found through the line above
from cqbrief.briefing.storage.package import SCHEMA_FILE  # noqa: E402
from cqbrief.i18n.language import LANGUAGES  # noqa: E402
from cqbrief.i18n.translator import Translator  # noqa: E402

PACKAGE = "yaml-language-server"
ABILITIES = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True},
}
SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
HERE = "<here>"


class Server:
    """Hold a language server that is talked to over its standard streams."""

    def __init__(self, to: IO[bytes], answers: IO[bytes]) -> None:
        self._to, self._answers = to, answers
        self._numbers = count(1)
        self._complaints: dict[str, list[dict[str, Any]]] = {}
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": ABILITIES})
        self._tell("initialized", {})

    def complaints(self, file: Path) -> list[str]:
        """Return what the server underlines in `file`, which it has not seen before, as ``line: words``."""
        uri = file.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": file.read_text(encoding="utf-8")}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._complaints:
            self._read()
        return [f"{item['range']['start']['line'] + 1}: {item['message']}" for item in self._complaints[uri]]

    def completions(self, file: Path, line: int, column: int) -> dict[str, str]:
        """Return what is offered at a place of a file seen before (from 0), each with its explanation."""
        found = self._at("completion", file, line, column) or []
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: str(item.get("documentation", "")) for item in items}

    def hover(self, file: Path, line: int, column: int) -> str:
        """Return what is shown for a place of a file seen before (from 0)."""
        found = self._at("hover", file, line, column)
        return str(found["contents"]["value"]).replace("\\", "") if found else ""

    def _at(self, method: str, file: Path, line: int, column: int) -> Any:
        place = {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}
        return self._ask(f"textDocument/{method}", place)

    def _tell(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _ask(self, method: str, parameters: object) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                return message.get("result")

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def _read(self) -> dict[str, Any]:
        """The next message. What the server asks meanwhile is answered, what it reports is kept."""
        length = 0
        while line := self._answers.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            raise SystemExit("the language server has gone")
        message = cast(dict[str, Any], json.loads(self._answers.read(length)))
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._complaints[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method is not None and "id" in message:
            asked = message["params"].get("items", []) if method == "workspace/configuration" else None
            answer = asked and [SETTINGS if item.get("section") == "yaml" else {} for item in asked]
            self._send({"id": message["id"], "result": answer})
        return message


@contextmanager
def language_server(program: str) -> Iterator[Server]:
    """Start a server and end it afterwards."""
    with subprocess.Popen(
        [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            yield Server(process.stdin, process.stdout)
        finally:
            process.terminate()


class Trial:
    """Try claims about one server and one folder, and print them as they are tried."""

    def __init__(self, server: Server, folder: Path, tr: Translator) -> None:
        self.failed = 0
        self._server, self._folder, self._tr = server, folder, tr
        self._number = count(1)

    def claim(self, what: str, seen: object, holds: bool) -> None:
        """Print the claim; what was seen too where it does not hold."""
        self.failed += not holds
        print(f"{'ok   ' if holds else 'WRONG'} {what}{'' if holds else f': {seen!r}'}")

    def run(self) -> None:
        """Try every claim about completing, explaining and underlining."""
        theme = (self._folder / "themes/1-reading.yaml").read_text(encoding="utf-8")
        say = self._tr.text
        for file in sorted(self._folder.rglob("*.yaml")):
            seen = self._server.complaints(file)
            self.claim(f"nothing is underlined in {file.relative_to(self._folder)}", seen, not seen)
        start = theme.splitlines()[0] + "\n"
        for what, text, offered in (
            ("at a figure", theme.replace("    key: true\n", f"    {HERE}\n", 1),
             {"concept": say("the statistical meaning (口径) where it matters"),
              "good": say("the good direction of a change; else no colour judges it")}),
            ("at a chart", theme.replace("    kind: column\n", f"    {HERE}\n"),
             {"base": say("for nested shares: what 100 % is")}),
            ("at a theme", f"{theme}\n{HERE}\n", {"tables": say("its tables")}),
            ("in a theme just begun", f"{start}id: a\n{HERE}\n",
             {"message": say("one sentence to remember")}),
            ("in an empty file", f"{start}{HERE}\n", {"sources": say("the documents quotes are found in")}),
            ("as the kind of a chart", theme.replace("kind: column", f"kind: {HERE}"), {"slope": "slope"}),
        ):  # fmt: skip
            found = self._completed(text)
            missing = {key for key, help in offered.items() if help not in found.get(key, "")}
            self.claim(f"{', '.join(offered)} offered {what}, and explained", (missing, found), not missing)
        for key, help in (
            ("period:", "the time it speaks of"),
            ("quote:", "the words of the source that carry the number"),
            ("message:", "one sentence to remember"),
            ("person:", "the name"),
        ):
            seen_text = self._explained(theme, key)
            self.claim(f"{key} is explained under the mouse", seen_text, say(help) in seen_text)
        for wrong, right, expected in (
            ("labl:", "label:", "labl is not allowed"),
            ("mesage:", "message:", "mesage is not allowed"),
            ("stat: not_stated", "state: not_stated", "stat is not allowed"),
            ("icon: scool", "icon: school", '"school"'),
            ("minutes: two", "minutes: 2", say("A number in digits.")),
        ):
            text = theme.replace(right, wrong, 1)
            line = next(n for n, words in enumerate(text.splitlines(), 1) if wrong in words)
            seen_lines = self._server.complaints(self._file(text))
            at = [words for words in seen_lines if words.startswith(f"{line}: ") and expected in words]
            self.claim(f"“{wrong}” is underlined: {at[0] if at else ''}", seen_lines, bool(at))

    def _file(self, text: str) -> Path:
        file = self._folder / "themes" / f"trial-{next(self._number)}.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    def _completed(self, text: str) -> dict[str, str]:
        before = text.partition(HERE)[0]
        file = self._file(text.replace(HERE, ""))
        self._server.complaints(file)
        return self._server.completions(file, before.count("\n"), len(before) - before.rfind("\n") - 1)

    def _explained(self, theme: str, key: str) -> str:
        found = re.search(rf"^ *(?:- )?{key}", theme, re.MULTILINE)
        assert found is not None
        before = theme[: found.end() - 2]
        file = self._file(theme)
        self._server.complaints(file)
        return self._server.hover(file, before.count("\n"), len(before) - before.rfind("\n") - 1)


def supplied(server: Server, folder: Path) -> list[str]:
    """Return what is underlined in the briefings under data/ once they name the schema in `folder`."""
    seen = []
    for file in sorted((ROOT / "data").rglob("*.yaml")):
        copy = folder / f"{file.parent.parent.name}-{file.parent.name}-{file.name}"
        text = file.read_text(encoding="utf-8")
        copy.write_text(f"# {PACKAGE}: $schema={SCHEMA_FILE}\n{text}", encoding="utf-8")
        seen += [f"{file}:{words}" for words in server.complaints(copy)]
    return seen


def main(arguments: list[str]) -> int:
    """Try everything; 0 when all claims hold."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve()
        if not arguments:
            install = ["npm", "install", "--silent", "--prefix", str(folder / "npm"), PACKAGE]
            subprocess.run(install, check=True, stdout=sys.stderr)
        program = arguments[0] if arguments else str(folder / "npm/node_modules/.bin" / PACKAGE)
        failed = 0
        with language_server(program) as server:
            for language in LANGUAGES:
                print(f"-- {language}")
                tr = Translator(language)
                make_briefing(folder / language, language, translate=tr.text)
                trial = Trial(server, folder / language, tr)
                trial.run()
                seen = supplied(server, folder / language)
                trial.claim("nothing is underlined in the briefings of data/", seen, not seen)
                failed += trial.failed
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
