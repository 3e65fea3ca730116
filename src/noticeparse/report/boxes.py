"""The record with the boxes of every value: where on its pages the words stand that it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from noticeparse.records.notice import Notice
    from noticeparse.sources.document import Box

_DIGITS = 1


def record_with_boxes(notice: Notice, boxes: Callable[[int, int], Sequence[Box]]) -> dict[str, Any]:
    """The record as JSON values, each ``evidence`` with ``boxes``: a box a line, in points from the top left corner of its page.

    ``boxes`` is that of the ``SourceDocument``. ``Notice.model_validate`` reads the result and leaves the boxes out.
    """
    record: dict[str, Any] = notice.model_dump(mode="json")
    found: dict[tuple[int, int], list[dict[str, float]]] = {}
    waiting: list[Any] = [record]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            if "quote" in part and "rule" in part:
                place = part["start"], part["end"]
                if place not in found:
                    found[place] = [_rounded(box) for box in boxes(*place)]
                part["boxes"] = found[place]
            else:
                waiting += part.values()
    return record


def _rounded(box: Box) -> dict[str, float]:
    return {name: value if name == "page" else round(value, _DIGITS) for name, value in box._asdict().items()}
