"""How a field of the model is declared: as a key of the YAML form, or as one that is worked out."""

from __future__ import annotations

from dataclasses import MISSING, field
from typing import Any


def yaml_key(help: str, default: Any = MISSING, *, role: str = "") -> Any:
    """Declare a field that is read from YAML; `role` says what a plain string is: id, figure, formula, file…

    `help` is a template as `N_` marks them, collected for the catalogue by this function's name.
    """
    metadata = {"help": help, "role": role}
    return field(metadata=metadata) if default is MISSING else field(default=default, metadata=metadata)


def computed(default: Any) -> Any:
    """Declare a field that the reader or a later pass fills in, and that is no key of the YAML form."""
    return field(default=default, metadata={"computed": True})
