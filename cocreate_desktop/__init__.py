"""CoCreate Desktop: from the ideas of a neighbourhood evening to a result that people stand behind."""

__version__ = "0.1.0"
__released__ = "2026-11-23"
