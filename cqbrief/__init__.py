"""cqbrief: a report as a briefing in which every number can be traced to its sentence."""

__version__ = "0.1.0"
