"""The languages that the interface and a briefing's texts may be in."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]
