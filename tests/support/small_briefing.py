"""The smallest briefings that a rule can be tried on: one source, one theme."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition


def small(
    folder: Path,
    source: str,
    figures: str = "",
    *,
    charts: str = "",
    message: str = "一句话。",
    root: str = "",
    theme: str = "",
) -> Edition:
    """The edition of a briefing with this source text, these figures and what else is given as YAML."""
    (folder / "themes").mkdir(parents=True, exist_ok=True)
    (folder / "report.md").write_text(source, encoding="utf-8")
    (folder / "briefing.yaml").write_text(
        "cqbrief: 1\ntitle: 简报\nsources:\n  - id: report\n    title: 报道\n    file: report.md\n"
        "themes: [themes/1.yaml]\n" + dedent(root),
        encoding="utf-8",
    )
    parts = [f"id: theme_one\ntitle: 一章\nmessage: {message}\n"]
    for key, items in (("figures", figures), ("charts", charts)):
        if items:
            parts.append(f"{key}:\n{indent(dedent(items).strip(chr(10)), '  ')}\n")
    parts.append(dedent(theme))
    (folder / "themes" / "1.yaml").write_text("".join(parts), encoding="utf-8")
    return load_edition(folder)


def rules(edition: Edition) -> list[str]:
    """The rules that something was said about; there must be no errors."""
    assert not edition.errors, [problem.message for problem in edition.errors]
    return [problem.rule for problem in edition.problems]
