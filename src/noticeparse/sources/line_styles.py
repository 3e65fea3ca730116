"""How lines are set, for the formats that say so: of print by where it stands, of documents and pages by what they declare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from noticeparse.sources.document import LineStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from noticeparse.sources.document import Box
    from noticeparse.sources.wrapped import PrintLine

T = TypeVar("T")

_BOLD_WORDS = ("bold", "black", "heavy", "粗")
_BOLD_WEIGHT = 600
# In letters of the line: how far its middle may be off, and how far it must stand in from both sides.
_OFF = 0.6
_INDENT = 1.5


class Look(NamedTuple):
    """Type as a format declares it; None for what it does not say."""

    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    centred: bool | None = None


class DeclaredStyles(Generic[T]):
    """The styles of a text that has no pages, found out when somebody asks for them; it has no boxes.

    ``lines`` make up the text, parted by line ends, each with what ``look`` is asked about, None for what has no style.
    """

    def __init__(self, lines: Sequence[tuple[str, T | None]], look: Callable[[T], Look]) -> None:
        self._lines = lines
        self._look = look

    def boxes(self, start: int, end: int) -> list[Box]:  # noqa: ARG002 - asked of every layout
        """None: the format has no pages."""
        return []

    def styles(self) -> list[LineStyle]:
        """Those of all lines, in order."""
        found: list[LineStyle] = []
        at = 0
        for words, of in self._lines:
            if of is not None and words:
                found.append(LineStyle(at, at + len(words), *self._look(of)))
            at += len(words) + 1
        return found


def printed(lines: Sequence[PrintLine], looks: Sequence[Look], start: int) -> list[LineStyle]:
    """The styles of the printed lines of one page, whose text begins at ``start``; sizes are those of the lines where the type says none."""
    upright = [line for line in lines if line.size > 0]
    left = min((line.left for line in upright), default=0.0)
    right = max((line.right for line in upright), default=0.0)
    return [
        LineStyle(
            start + line.start,
            start + line.end,
            look.font,
            round(look.size or line.size, 1) or None,
            look.bold,
            _is_centred(line, left, right),
        )
        for line, look in zip(lines, looks, strict=True)
    ]


def is_bold(font: str | None, weight: int | None) -> bool | None:
    """Whether type is bold by its weight or its font's name.

    >>> is_bold("SimSun,Bold", None), is_bold("FangSong", 400), is_bold(None, None)
    (True, False, None)
    """
    if weight is not None and weight >= _BOLD_WEIGHT:
        return True
    if font is not None and any(word in font.lower() for word in _BOLD_WORDS):
        return True
    return None if font is None and weight is None else False


def _is_centred(line: PrintLine, left: float, right: float) -> bool | None:
    """None for a line that fills the measure: it stands in the middle however it is set."""
    if abs(line.left + line.right - left - right) / 2 > _OFF * line.size:
        return False
    return True if min(line.left - left, right - line.right) >= _INDENT * line.size else None
