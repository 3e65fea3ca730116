"""Cleaning: an ordered list of named steps; each reports its edits, so the way back to the source is exact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.numerals import FOLDED_WIDTHS
from noticeparse.rules import Rule
from noticeparse.spans import IDENTITY, Edit, OffsetMap, Span, apply_edits
from noticeparse.text.flattened import break_flattened
from noticeparse.text.paragraphs import unwrap

if TYPE_CHECKING:
    from collections.abc import Callable

INVISIBLE = Rule(
    "clean.invisible",
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]",
    examples=("\ufeff关于", "通\u200b知", "\u202e倒着"),
    rejects=("通知\n", "\t表"),
)
LINE_END = Rule(
    "clean.line_end",
    r"[\r\x0b\x85\u2028\u2029]",
    examples=("一\r\n", "一\r", "一\u2028"),
    rejects=("一\n",),
)
PAGE_NUMBER_LINE = Rule(
    "clean.page_number",
    r"""
    (?m:^)[ \t\u3000]{0,80}+
    (?: [-－—–―─·]{1,3}[ \u3000]?[0-9０-９]{1,4}[ \u3000]?[-－—–―─·]{1,3}      # — 2 —
      | 第[ ]?[0-9]{1,4}[ ]?页(?:[ ，,/]{0,3}共[ ]?[0-9]{1,4}[ ]?页)?          # 第 4 页 共 10 页
    )
    [ \t\u3000]{0,80}+(?=[\n\f]|\Z)
    """,
    examples=("— 2 —", "- 2 -", "－3－", "第 4 页 共 10 页", "\n — 12 —\n"),
    rejects=("第2页的表格", "1-2-3", "— 2 — 月"),
)
MARKDOWN = Rule(
    "clean.markdown",
    r"""
      (?m:^)[ \t\u3000]{0,8}+\#{1,6}(?=[ \t\u3000\S])[ \t]{0,8}+      # a heading
    | \*{1,3}+                                                        # bold and italic
    | `{1,3}+
    """,
    examples=("# 标题", "**一、主题**", "`代码`"),
    rejects=("编号1", "2-3人", "<!-- INFO END -->"),
)
MARKDOWN_LINE = Rule(
    "clean.markdown_line",
    r"""
      (?m:^)[ \t\u3000]{0,8}+(?:-{3,80}+|\*{3,80}+|_{3,80}+)[ \t]{0,8}+(?=\n|\Z)   # a rule across the page
    | (?m:^)[ \t\u3000]{0,8}+>[ \t]{1,8}+                                         # a quoted line
    | <!--(?:(?!-->)[^\n]){0,400}+-->                                             # a comment
    | \[(?=[^\[\]\n]{1,120}\]\(http) | (?<=[^\n])\]\(https?://[^()\n]{1,300}\)         # a link
    """,
    examples=("---", "<!-- INFO END -->", "> 引文", "[登记表](https://example.org/a.doc)"),
    rejects=("# 标题", "2-3人", "-- 2 --", "[2016]3号"),
)
ENTITY = Rule(
    "clean.entity",
    r"&(?:nbsp|ensp|emsp|sp|thinsp|zwnj|zwj|shy|\#160|\#12288);",
    examples=("办公厅&nbsp;", "&#160;"),
    rejects=("A&B", "&amp;"),
)
INNER_BLANKS = Rule(
    "clean.blanks",
    r"(?<=[^\s])[ \t\u3000\xa0\u2000-\u200a\u202f]{1,4096}+(?=[^\s])",
    examples=("2023 年", "联　系"),
    rejects=(" 行首",),
    engine="regex",
)

# A blank beside one of these never separates two words: the mark does.
_CLOSED = frozenset("，。、；：！？“”‘’《》〈〉〔〕【】（）()[]［］「」…—－-～~/·.,:;")


class CleanStep(NamedTuple):
    """One cleaning step and what it is for.

    ``drops_words`` says that what it drops is more than layout: line ends, blanks and Markdown marks.
    """

    name: str
    purpose: str
    edits: Callable[[str], list[Edit]]
    drops_words: bool = False


@dataclass(frozen=True, slots=True)
class CleanText:
    """The cleaned text, one paragraph a line.

    ``printed`` keeps the widths of the source and gives the values; ``folded`` has the same length with digits, letters
    and bracket-like marks of one width and serves the rules. ``offsets`` leads both back to the source text.
    ``only_layout`` is true where cleaning dropped nothing but line ends, blanks and Markdown marks.
    """

    printed: str
    folded: str
    offsets: OffsetMap
    only_layout: bool = True

    def to_source(self, span: tuple[int, int]) -> Span:
        return Span(*self.offsets.to_source(span))


def _remove(rule: Rule) -> Callable[[str], list[Edit]]:
    def edits(text: str) -> list[Edit]:
        return [
            Edit(found.start(), found.end(), "")
            for found in rule.finditer(text)
            if found.end() > found.start()
        ]

    return edits


def _markdown_lines(text: str) -> list[Edit]:
    if not any(mark in text for mark in ("---", "***", "___", "<!--", "> ", "](http")):
        return []
    return _remove(MARKDOWN_LINE)(text)


def _markdown(text: str) -> list[Edit]:
    return _remove(MARKDOWN)(text) if "#" in text or "*" in text or "`" in text else []


def _entities(text: str) -> list[Edit]:
    return _remove(ENTITY)(text) if "&" in text else []


def _line_ends(text: str) -> list[Edit]:
    """CR LF becomes LF by dropping the CR; any other line end is replaced."""
    edits = []
    for found in LINE_END.finditer(text):
        start, end = found.span()
        edits.append(Edit(start, end, "" if text[start] == "\r" and text[end : end + 1] == "\n" else "\n"))
    return edits


def _is_han(mark: str) -> bool:
    return "\u4e00" <= mark <= "\u9fff" or "\u3400" <= mark <= "\u4dbf" or mark > "\uffff"


def _is_digit(mark: str) -> bool:
    return "0" <= mark <= "9" or "０" <= mark <= "９"


def _stands_alone_before(text: str, at: int) -> bool:
    """Is the character before ``at`` a word of one character, as in letter-spaced print?"""
    return at < 2 or text[at - 2].isspace() or text[at - 2] in _CLOSED


def _stands_alone_after(text: str, at: int) -> bool:
    return at + 1 >= len(text) or text[at + 1].isspace() or text[at + 1] in _CLOSED


def _blanks(text: str) -> list[Edit]:
    """Blanks inside a line: none where they only space out letters or part a number from its unit, else one."""
    edits: list[Edit] = []
    for found in INNER_BLANKS.finditer(text):
        start, end = found.span()
        before, after = text[start - 1], text[end]
        keep = " "
        if before in _CLOSED or after in _CLOSED:
            keep = ""
        elif _is_han(before) and _is_han(after):
            if _stands_alone_before(text, start) and _stands_alone_after(text, end):
                keep = ""
        elif _is_digit(before) or _is_digit(after):
            other = after if _is_digit(before) else before
            spaced_out = _stands_alone_before(text, start) and _stands_alone_after(text, end)
            wide = end - start > 1
            if spaced_out or (_is_han(other) and not wide):
                keep = ""
        if "\t" in found.group() and keep:
            keep = "\t"
        if found.group() != keep:
            edits.append(Edit(start, end, keep))
    return edits


def _page_breaks(text: str) -> list[Edit]:
    edits = []
    at = text.find("\f")
    while at >= 0:
        edits.append(Edit(at, at + 1, "\n"))
        at = text.find("\f", at + 1)
    return edits


CLEANING_STEPS: tuple[CleanStep, ...] = (
    CleanStep(
        "invisible",
        "drop NULs, control, bidi and zero-width characters",
        _remove(INVISIBLE),
        drops_words=True,
    ),
    CleanStep("line ends", "one kind of line end", _line_ends),
    CleanStep(
        "page numbers", "drop lines that hold only a page number", _remove(PAGE_NUMBER_LINE), drops_words=True
    ),
    CleanStep("page breaks", "a page break ends a line", _page_breaks),
    CleanStep(
        "markdown lines",
        "drop rules across the page, comments, quote marks and the addresses of links",
        _markdown_lines,
        drops_words=True,
    ),
    CleanStep("markdown", "drop heading and bold marks", _markdown),
    CleanStep("entities", "drop blanks that a web page left written out", _entities, drops_words=True),
    CleanStep(
        "flattened", "break a text that lost its line ends before labels and elements", break_flattened
    ),
    CleanStep("blanks", "drop letter-spacing and blanks between Han characters and digits", _blanks),
    CleanStep("unwrap", "join the lines of a paragraph; one paragraph a line", unwrap),
)

_FOLD = {chr(code): mark for code, mark in FOLDED_WIDTHS.items()} | dict(
    zip("(),;!?［］", "（），；！？[]", strict=True)
)
FOLDABLE = Rule(
    "clean.fold",
    "[" + re.escape("".join(sorted(_FOLD))) + "]",
    examples=("２０２３", "(一)"),
    rejects=("2023年（一）",),
)


def fold(printed: str) -> str:
    """The form that rules match on, of the same length: ASCII digits and letters, Chinese punctuation full width.

    >>> fold("(２０２３)年,第１．")
    '（2023）年，第1.'
    """
    return FOLDABLE.compiled.sub(lambda mark: _FOLD[mark.group()], printed)


def clean(source: str) -> CleanText:
    r"""Run all cleaning steps; every offset of the result leads back into ``source``.

    >>> cleaned = clean("联 系 人：张 三\n\n")
    >>> cleaned.printed, cleaned.to_source((0, 3))
    ('联系人：张三', Span(start=0, end=5))
    """
    text, offsets = source, IDENTITY
    only_layout = True
    for step in CLEANING_STEPS:
        edits = step.edits(text)
        if edits:
            text, back = apply_edits(text, edits)
            offsets = back if offsets is IDENTITY else back.over(offsets)
            only_layout = only_layout and not step.drops_words
    return CleanText(text, fold(text), offsets, only_layout)
