"""noticeparse reads Chinese official notices (公文·通知) into typed records that show the words each value came from.

The names below are loaded when they are first used, so that ``import noticeparse`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from noticeparse.version import __version__

if TYPE_CHECKING:
    from noticeparse.archive.batch import parse_folder
    from noticeparse.archive.columns import arrow_schema
    from noticeparse.archive.frames import parse_batch
    from noticeparse.archive.isolated import parse_file
    from noticeparse.compare import compare_notices
    from noticeparse.dates import find_dates
    from noticeparse.errors import LimitError, MissingDependencyError, NoticeparseError, UnreadableSourceError
    from noticeparse.pipeline import parse_bytes, parse_text
    from noticeparse.records.comparison import Comparison, Finding
    from noticeparse.records.notice import (
        Activity,
        Contact,
        Deadline,
        Evidence,
        Notice,
        Period,
        Section,
        Text,
    )
    from noticeparse.report.explain import explain
    from noticeparse.sources.read import read_file

__all__ = [
    "Activity",
    "Comparison",
    "Contact",
    "Deadline",
    "Evidence",
    "Finding",
    "LimitError",
    "MissingDependencyError",
    "Notice",
    "NoticeparseError",
    "Period",
    "Section",
    "Text",
    "UnreadableSourceError",
    "__version__",
    "arrow_schema",
    "compare_notices",
    "explain",
    "find_dates",
    "parse_batch",
    "parse_bytes",
    "parse_file",
    "parse_folder",
    "parse_text",
    "read_file",
]

_HOMES = {
    "noticeparse.archive.batch": ("parse_folder",),
    "noticeparse.archive.columns": ("arrow_schema",),
    "noticeparse.archive.frames": ("parse_batch",),
    "noticeparse.archive.isolated": ("parse_file",),
    "noticeparse.compare": ("compare_notices",),
    "noticeparse.dates": ("find_dates",),
    "noticeparse.errors": (
        "LimitError",
        "MissingDependencyError",
        "NoticeparseError",
        "UnreadableSourceError",
    ),
    "noticeparse.pipeline": ("parse_bytes", "parse_text"),
    "noticeparse.records.comparison": ("Comparison", "Finding"),
    "noticeparse.records.notice": (
        "Activity",
        "Contact",
        "Deadline",
        "Evidence",
        "Notice",
        "Period",
        "Section",
        "Text",
    ),
    "noticeparse.report.explain": ("explain",),
    "noticeparse.sources.read": ("read_file",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
