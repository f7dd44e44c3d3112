"""One process of bench_print: Typst alone on pages that were prepared before."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typst


def main() -> None:
    """Set the template in its folder and write the PDF beside it, as any program with Typst would."""
    template, fonts = (Path(argument) for argument in sys.argv[1:])
    compiler = typst.Compiler(
        template,
        root=template.parent,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
        ),
    )
    compiler.compile(output=template.with_suffix(".pdf"), format="pdf", pdf_standards=["ua-1"])
    os._exit(0)


if __name__ == "__main__":
    main()
