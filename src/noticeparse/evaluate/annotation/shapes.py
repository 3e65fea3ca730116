"""The form of a gold file, key by key: what is unknown, of the wrong type, or no day or time."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from noticeparse.records.comparison import AlignmentRelation, FindingKind, FindingSeverity
from noticeparse.records.notice import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"(?:[01][0-9]|2[0-4]):[0-5][0-9]")


class Fault(NamedTuple):
    """Something wrong at one place of a gold file; ``kind`` is a key of ``FAULTS``."""

    where: str
    kind: str
    value: str = ""


class Leaf(NamedTuple):
    """A value that has no parts: its type, whether it may be null, and the words it may be."""

    kind: str
    null: bool = True
    words: tuple[str, ...] = ()


class Table(NamedTuple):
    """An object: the shapes of its keys, those that must be there, and whether null may stand for it."""

    keys: Mapping[str, Any]
    needed: tuple[str, ...] = ()
    null: bool = False


TEXT, WORDS, DAY, TIME, COUNT, ANY = (
    Leaf("text"), Leaf("text", null=False), Leaf("day"), Leaf("time"), Leaf("count"), Leaf("any"),
)  # fmt: skip
PATH: list[Leaf] = [WORDS]
SECTION = Table({"label": WORDS, "title": TEXT, "children": ["section"]}, ("label",))
ITEMS = [Table({"label": WORDS, "title": TEXT}, ("label", "title"))]
NOTICE_KEYS: dict[str, Any] = {
    **dict.fromkeys(("kind", "title", "document_number", "theme", "venue"), TEXT),
    **{key: [WORDS] for key in ("issuers", "addressees")},
    **dict.fromkeys(("issue_date", "print_date"), DAY),
    "period": Table({"start": DAY, "end": DAY}, ("start", "end"), null=True),
    "sections": [SECTION],
    **dict.fromkeys(("activities", "requirements"), ITEMS),
    "deadlines": [
        Table(
            {
                "date": DAY,
                "time": TIME,
                "text": WORDS,
                "action": TEXT,
                "recipient": TEXT,
                "inferred": [WORDS],
            },
            ("date", "text"),
        )
    ],
    "contacts": [
        Table(
            {
                **dict.fromkeys(("organisation", "address", "postcode"), TEXT),
                **{key: [WORDS] for key in ("people", "phones", "faxes", "emails")},
            }
        )
    ],
    "references": [
        Table(
            {
                "title": TEXT,
                "document_number": TEXT,
                "relation": Leaf("text", null=False, words=get_args(Relation)),
            },
            ("relation",),
        )
    ],
    "attachments": [Table({"number": TEXT, "title": TEXT, "notice": "notice"}, ("number", "title"))],
    "notes": [WORDS],
}
NOTICE = Table(NOTICE_KEYS)
# Shapes that hold themselves are named where they do.
NAMED = {"section": SECTION, "notice": NOTICE}
PAIRS = [
    Table(
        {
            "parent": TEXT,
            "local": WORDS,
            "embedded": Leaf("text", words=("parent", "local")),
            "alignments": [
                Table(
                    {
                        "parent": PATH,
                        "local": PATH,
                        "relation": Leaf("text", null=False, words=get_args(AlignmentRelation)),
                    },
                    ("parent", "local", "relation"),
                )
            ],
            "findings": [
                Table(
                    {
                        "kind": Leaf("text", null=False, words=get_args(FindingKind)),
                        "severity": Leaf("text", null=False, words=get_args(FindingSeverity)),
                        "parent": PATH,
                        "local": PATH,
                        "old": ANY,
                        "new": ANY,
                        "days": COUNT,
                        "text": TEXT,
                    },
                    ("kind", "severity"),
                )
            ],
        },
        ("parent", "local"),
    )
]


def shape_faults(value: object, shape: object, where: str = "") -> Iterator[Fault]:
    """Everything in which a value departs from the shape that it should have.

    >>> [fault.kind for fault in shape_faults({"titel": "通知", "issue_date": "2024-02-30"}, NOTICE)]
    ['unknown_key', 'not_a_day']
    """
    shape = NAMED[shape] if isinstance(shape, str) else shape
    if isinstance(shape, Leaf):
        yield from _leaf_faults(value, shape, where)
    elif isinstance(shape, list):
        if isinstance(value, list):
            for place, one in enumerate(value):
                yield from shape_faults(one, shape[0], f"{where}[{place}]")
        elif value is not None:
            yield Fault(where, "not_a_list", _shown(value))
    elif isinstance(shape, Table):
        if isinstance(value, dict):
            yield from _table_faults(value, shape, where)
        elif value is not None or not shape.null:
            yield Fault(where, "not_an_object", _shown(value))


def _table_faults(value: dict[str, Any], shape: Table, where: str) -> Iterator[Fault]:
    above = f"{where}." if where else ""
    for key, inner in value.items():
        if key in shape.keys:
            yield from shape_faults(inner, shape.keys[key], above + key)
        else:
            meant = difflib.get_close_matches(key, shape.keys, n=1)
            yield Fault(above + key, "unknown_key", meant[0] if meant else "")
    for key in shape.needed:
        if key not in value:
            yield Fault(above + key, "key_missing")


def _leaf_faults(value: object, shape: Leaf, where: str) -> Iterator[Fault]:
    if value is None:
        if not shape.null:
            yield Fault(where, "not_text", "null")
    elif shape.kind == "count":
        if not isinstance(value, int) or isinstance(value, bool):
            yield Fault(where, "not_a_number", _shown(value))
    elif shape.kind != "any":
        if not isinstance(value, str):
            yield Fault(where, "not_text", _shown(value))
        elif shape.kind == "day" and not is_day(value):
            yield Fault(where, "not_a_day", value)
        elif shape.kind == "time" and not _TIME.fullmatch(value):
            yield Fault(where, "not_a_time", value)
        elif not value.strip():
            yield Fault(where, "empty_text")
        elif shape.words and value not in shape.words:
            yield Fault(where, "unknown_word", value)


def is_day(value: str) -> bool:
    """Whether this is a day of the calendar as YYYY-MM-DD."""
    try:
        return _ISO_DAY.fullmatch(value) is not None and dt.date.fromisoformat(value) is not None
    except ValueError:
        return False


def _shown(value: object) -> str:
    return "null" if value is None else type(value).__name__
