"""Cleaning: an ordered list of named steps; each reports its edits, so the way back to the source is exact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.numerals import FOLDED_WIDTHS
from noticeparse.rules import Rule
from noticeparse.spans import IDENTITY, Edit, OffsetMap, apply_edits, as_span
from noticeparse.text.flattened import break_flattened
from noticeparse.text.lines import BLANKS
from noticeparse.text.paragraphs import unwrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.spans import Span

_INVISIBLE = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_LINE_ENDS = r"\r\x0b\x85\u2028\u2029"

INVISIBLE = Rule(
    "clean.invisible",
    rf"[{_INVISIBLE}]",
    examples=("\ufeff关于", "通\u200b知", "\u202e倒着"),
    rejects=("通知\n", "\t表"),
)
LINE_END = Rule(
    "clean.line_end",
    rf"[{_LINE_ENDS}]",
    examples=("一\r\n", "一\r", "一\u2028"),
    rejects=("一\n",),
)
PAGE_NUMBER_LINE = Rule(
    "clean.page_number",
    r"""
    \n[ \t\u3000]{0,80}+
    (?: [-－—–―─·]{1,3}[ \u3000]?[0-9０-９]{1,4}[ \u3000]?[-－—–―─·]{1,3}      # — 2 —
      | 第[ ]?[0-9]{1,4}[ ]?页(?:[ ，,/]{0,3}共[ ]?[0-9]{1,4}[ ]?页)?          # 第 4 页 共 10 页
      | 共[ ]?[0-9]{1,4}[ ]?页[ ，,/]{0,3}第[ ]?[0-9]{1,4}[ ]?页
      | 第[一二三四五六七八九十]{1,3}页
      | [Pp]age[ ][0-9]{1,4}(?:[ ]?(?:of|/)[ ]?[0-9]{1,4})?
    )
    [ \t\u3000]{0,80}+(?=[\n\f]|\Z)
    """,
    examples=(
        "\n— 2 —",
        "\n- 2 -",
        "\n－3－",
        "\n第 4 页 共 10 页",
        "\n共10页 第4页",
        "\n第四页",
        "\nPage 4 of 10",
        "。\n\n — 12 —\n",
    ),
    rejects=("\n第2页的表格", "\n1-2-3", "\n— 2 — 月"),
)
PAGE_BREAK = Rule("clean.page_break", r"\f", examples=("一\f二",), rejects=("一\n二",))
MARKDOWN = Rule(
    "clean.markdown",
    r"""
      (?m:^)[ \t\u3000]{0,8}+\#{1,6}(?=[ \t\u3000\S])[ \t]{0,8}+      # a heading
    | \*{1,3}+                                                        # bold and italic
    | `{1,3}+
    """,
    examples=("# 标题", "**一、主题**", "`代码`"),
    rejects=("编号1", "2-3人", "<!-- INFO END -->"),
    engine="regex",
)
MARKDOWN_LINE = Rule(
    "clean.markdown_line",
    r"""
      (?m:^)[ \t\u3000]{0,8}+(?:-{3,80}+|\*{3,80}+|_{3,80}+)[ \t]{0,8}+(?=\n|\Z)   # a rule across the page
    | (?m:^)[ \t\u3000]{0,8}+>[ \t]{1,8}+                                         # a quoted line
    | (?m:^)[ \t\u3000]{0,8}+-[ \t]{1,4}+(?=[一-鿿“《【])                           # an item of a list
    | <!--[^\n]{0,400}?-->                                                         # a comment
    | (?m:^)[ \t]{0,8}+\|[ \t|]{0,80}+(?=\n|\Z)                                   # an empty row of a table
    | [ \t]{0,8}\|(?=[ \t]{0,8}(?:\n|\Z))(?<=(?m:^)[^|\n]{1,2000}\|)               # what is left of a table of one cell
    | \[(?=[^\[\]\n]{1,120}\]\(http) | (?<=[^\n])\]\(https?://[^()\n]{1,300}\)         # a link
    """,
    examples=(
        "---",
        "<!-- INFO END -->",
        "> 引文",
        "2024年3月5日 |",
        "||||",
        "- 关于活动的通知",
        "[登记表](https://example.org/a.doc)",
    ),
    rejects=("# 标题", "2-3人", "-- 2 --", "[2016]3号", "日期 | 地点 |", "- 2 -"),
    engine="regex",
)
ENTITY = Rule(
    "clean.entity",
    r"&(?:nbsp|ensp|emsp|sp|thinsp|zwnj|zwj|shy|\#160|\#12288);",
    examples=("办公厅&nbsp;", "&#160;"),
    rejects=("A&B", "&amp;"),
)

_BLANK = r"[ \t\u3000\xa0\u2000-\u200a\u202f]"
_MORE = rf"{_BLANK}{{0,4095}}+"
_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\U00010000-\U0010ffff]"
_DIGIT = r"[0-9０-９]"
# A blank beside one of these never separates two words: the mark does.
_CLOSED_MARKS = re.escape("，。、；：！？“”‘’《》〈〉〔〕【】（）()[]［］「」…—－-～~/·.,:;")
_CLOSED = rf"[{_CLOSED_MARKS}]"
_IN_WORD = rf"[^\s{_CLOSED_MARKS}]"

# A text is searched fastest for a pattern that opens with the blank itself; what stands in front of it is asked for after.
INNER_BLANKS = Rule(
    "clean.blanks",
    rf"""
    {_BLANK}(?<=\S.)
    (?: (?P<dropped>
            (?<={_CLOSED}.) {_MORE} (?=\S) | {_MORE} (?={_CLOSED})    # beside a mark
          | (?<={_HAN}.) (?={_DIGIT}) | (?<={_DIGIT}.) (?={_HAN})     # between a number and its unit
          | (?<!{_IN_WORD}..)                                         # in spaced-out print: 联 系 人, 2 0 日
            (?: (?<={_HAN}.) {_MORE} (?={_HAN}) | (?<={_DIGIT}.) {_MORE} (?=\S) | {_MORE} (?={_DIGIT}) )
            (?!.{_IN_WORD})
        )
      | (?! (?<=[ \t]) \S) {_MORE} (?=\S)                             # anything but one blank or one tab
    )
    """,
    examples=("2023 年", "联　系", "报送 ，", "张三　李四", "市教育局  张三"),
    rejects=(" 行首", "行末  \n", "张三 李四", "姓名\t电话"),
)
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_UNITS = "年月日号个项名人万亿元时分周楼室房届条至"  # a number before one of them is no label
_DEEPEST_INDENT = 42  # with the number that follows it

BLANK_LABEL = Rule(
    "clean.blank_label",
    rf"[ \t\u3000]{{0,40}}+(?P<number>{_DIGIT}{{1,2}}+){_BLANK}(?=[一-鿿“《])(?![{_UNITS}])[^\n{BLANKS}]{{2,40}}+(?=\n|\Z)",
    examples=("1 报名方式", "　　2 有关要求"),
    rejects=("6 月底前报送", "1 张三 男", "1.报名方式", "各 1 份材料"),
    where="start",
)


class CleanStep(NamedTuple):
    """One cleaning step and what it is for.

    ``drops_words`` says that what it drops is more than layout: line ends, blanks and Markdown marks. Most steps find
    nothing in most texts: where a step has ``marks``, it can find something only in a text that holds one of them, and
    where it ``changes_signs``, only in one that also holds one of ``CHANGED_SIGNS``.
    """

    name: str
    purpose: str
    edits: Callable[[str], list[Edit]]
    drops_words: bool = False
    marks: tuple[str, ...] = ()
    changes_signs: bool = False

    def may_find(self, text: str, *, plain: bool) -> bool:
        """Can the step find something in this text, which is ``plain`` without any of ``CHANGED_SIGNS``?"""
        if self.changes_signs and plain:
            return False
        for mark in self.marks:
            if mark in text:
                return True
        return not self.marks


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
        return as_span(self.offsets.to_source(span))


def _replace(rule: Rule, words: str = "") -> Callable[[str], list[Edit]]:
    def edits(text: str) -> list[Edit]:
        return [(*found.span(), words) for found in rule.finditer(text)]

    return edits


def _line_ends(text: str) -> list[Edit]:
    """CR LF becomes LF by dropping the CR; any other line end is replaced."""
    edits = []
    for found in LINE_END.finditer(text):
        start, end = found.span()
        edits.append((start, end, "" if text[start] == "\r" and text[end : end + 1] == "\n" else "\n"))
    return edits


def _page_numbers(text: str) -> list[Edit]:
    """The lines without their line ends; one more in front makes the first line of a text a line like the others."""
    return [(found.start(), found.end() - 1, "") for found in PAGE_NUMBER_LINE.finditer("\n" + text)]


def _blanks(text: str) -> list[Edit]:
    """Blanks inside a line: none where they only space out letters or part a number from its unit, else one."""
    edits: list[Edit] = []
    numbered: list[tuple[int, int]] = []  # the edit and the number of each line that may be labelled by it
    for found in INNER_BLANKS.finditer(text):
        start, end = found.span()
        if found.lastgroup != "dropped":
            kept = "\t" if "\t" in found.group() else " "
        else:
            kept = ""
            if (
                text[start - 1] in _DIGITS
                and text[end] not in _UNITS
                and (label := _blank_label(text, start)) is not None
            ):
                numbered.append((len(edits), int(label["number"])))
        edits.append((start, end, kept))
    for at in _counting(numbered):
        start, end, _ = edits[at]
        edits[at] = (start, end, " ")
    return edits


def _blank_label(text: str, at: int) -> re.Match[str] | None:
    """The number of a line that the blank at ``at`` parts from its words, where nothing else stands in front of it."""
    lowest = max(0, at - _DEEPEST_INDENT)
    start = text.rfind("\n", lowest, at) + 1
    return BLANK_LABEL.match(text, start) if start or not lowest else None


def _counting(numbered: list[tuple[int, int]]) -> list[int]:
    """The edits of the lines that count 1, 2, … : 1 报名方式, 2 有关要求, but not 6 月 alone."""
    runs: list[list[int]] = []
    wanted = 0
    for at, number in numbered:
        if number == 1:
            runs.append([])
            wanted = 1
        if runs and number == wanted:
            runs[-1].append(at)
            wanted += 1
    return [at for run in runs if len(run) > 1 for at in run]


CLEANING_STEPS: tuple[CleanStep, ...] = (
    CleanStep(
        "invisible",
        "drop NULs, control, bidi and zero-width characters",
        _replace(INVISIBLE),
        drops_words=True,
        changes_signs=True,
    ),
    CleanStep(
        "line ends",
        "one kind of line end",
        _line_ends,
        marks=("\r", "\x0b", "\x85", "\u2028", "\u2029"),
        changes_signs=True,
    ),
    CleanStep("page numbers", "drop lines that hold only a page number", _page_numbers, drops_words=True),
    CleanStep("page breaks", "a page break ends a line", _replace(PAGE_BREAK, "\n"), marks=("\f",)),
    CleanStep(
        "markdown lines",
        "drop rules across the page, comments, marks of quotes and lists, the addresses of links and the marks of tables without cells",
        _replace(MARKDOWN_LINE),
        drops_words=True,
        marks=("---", "*", "_", "<", ">", "](http", "|", "- "),
    ),
    CleanStep("markdown", "drop heading and bold marks", _replace(MARKDOWN), marks=("#", "*", "`")),
    CleanStep(
        "entities",
        "drop blanks that a web page left written out",
        _replace(ENTITY),
        drops_words=True,
        marks=("&",),
    ),
    CleanStep(
        "flattened", "break a text that lost its line ends before labels and elements", break_flattened
    ),
    CleanStep("blanks", "drop letter-spacing and blanks between Han characters and digits", _blanks),
    CleanStep("unwrap", "join the lines of a paragraph; one paragraph a line", unwrap),
    CleanStep(
        "flattened and wrapped", "the same for a text that was wrapped anew afterwards", break_flattened
    ),
)

_FOLD = {chr(code): mark for code, mark in FOLDED_WIDTHS.items()} | dict(
    zip("(),;!?［］", "（），；！？[]", strict=True)
)
_FOLDABLE = re.escape("".join(sorted(_FOLD)))
FOLDABLE = Rule(
    "clean.fold",
    f"[{_FOLDABLE}]",
    examples=("２０２３", "(一)"),
    rejects=("2023年（一）",),
)
CHANGED_SIGNS = Rule(
    "clean.changed_signs",
    f"[{_INVISIBLE}{_LINE_ENDS}{_FOLDABLE}]",
    examples=("\ufeff关于", "一\r\n", "２０２３"),
    rejects=("一、2023年（一）\n",),
)


def fold(printed: str) -> str:
    """The form that rules match on, of the same length: ASCII digits and letters, Chinese punctuation full width.

    >>> fold("(２０２３)年,第１．")
    '（2023）年，第1.'
    """
    return FOLDABLE.compiled.sub(lambda mark: _FOLD[mark.group()], printed)


def clean(source: str, *, printed_pages: bool = False) -> CleanText:
    r"""Run all cleaning steps; every offset of the result leads back into ``source``.

    With ``printed_pages`` the text was read off pages: a page break behind a line end is only that, any other one stands
    inside a paragraph. In a plain text a page break ends a line.

    >>> cleaned = clean("联 系 人：张 三\n\n")
    >>> cleaned.printed, cleaned.to_source((0, 3))
    ('联系人：张三', Span(start=0, end=5))
    """
    # No step puts in a sign that another one changes, so that one look at the source is enough for all of them.
    plain = CHANGED_SIGNS.search(source) is None
    text, offsets = source, IDENTITY
    if printed_pages and "\f" in source:
        text, offsets = apply_edits(source, _replace(PAGE_BREAK)(source))
    only_layout = True
    for step in CLEANING_STEPS:
        edits = step.edits(text) if step.may_find(text, plain=plain) else []
        if edits:
            text, back = apply_edits(text, edits)
            offsets = back if offsets is IDENTITY else back.over(offsets)
            only_layout = only_layout and not step.drops_words
    return CleanText(text, text if plain else fold(text), offsets, only_layout)
