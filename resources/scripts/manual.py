"""Make the manual in the window's Help menu from README.md: python resources/scripts/manual.py

The window shows it without internet; the README does not come with an installed program.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "resources" / "manual"
HEADINGS = {"en": "### From report to briefing in ten steps", "zh": "### 十步：从报告到简报"}


def section(language: str) -> str:
    """The ten steps in this language, as the README has them."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    heading = HEADINGS[language]
    inside = readme.partition(heading)[2].partition("\n## ")[0].partition("\n### ")[0]
    return f"{heading.removeprefix('##')}\n\n{inside.strip()}\n"


if __name__ == "__main__":
    MANUAL.mkdir(exist_ok=True)
    for name in HEADINGS:
        (MANUAL / f"{name}.md").write_text(section(name), encoding="utf-8")
