"""Compile the translations when the package is built: as a wheel, a source archive or an editable install."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface):  # type: ignore[misc]  # hatchling is not typed
    """Compile the catalogues in place, where what is built is collected from."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is not compiled yet.

        Raises PoError, and OSError where the folder cannot be written to.
        """
        # Whatever cqbrief may be installed where the build runs, this one is meant.
        sys.path.insert(0, self.root)
        try:
            from cqbrief.i18n.po import compile_stale
        finally:
            sys.path.remove(self.root)
        compile_stale(Path(self.root) / "resources" / "i18n")
