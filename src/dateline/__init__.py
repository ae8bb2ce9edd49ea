"""Dateline: a dated article in, its sourcing label out."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.errors import DatelineError
    from dateline.pipeline import analyse, check, load_tables, read
    from dateline.records.analysis import Analysis
    from dateline.records.text import Document
    from dateline.settings import Settings

__version__ = "0.1.0"  # the same as in pyproject.toml

__all__ = [
    "Analysis",
    "DatelineError",
    "Document",
    "Settings",
    "__version__",
    "analyse",
    "check",
    "load_tables",
    "read",
]

_HOMES = {
    "Analysis": "dateline.records.analysis",
    "DatelineError": "dateline.errors",
    "Document": "dateline.records.text",
    "Settings": "dateline.settings",
    "analyse": "dateline.pipeline",
    "check": "dateline.pipeline",
    "load_tables": "dateline.pipeline",
    "read": "dateline.pipeline",
}

_GIVE_ANALYSES = {"Analysis", "analyse", "check", "read"}  # what these give shows itself in notebooks


def __getattr__(name: str) -> Any:
    """The public names, imported when first used: `dateline --help` must not wait for the readers (PEP 562)."""
    if name in _HOMES:
        from importlib import import_module

        if name in _GIVE_ANALYSES:
            from dateline.report.notebook import show_in_notebooks

            show_in_notebooks()
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
