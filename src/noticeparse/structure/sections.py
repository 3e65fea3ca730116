"""The tree of numbered sections. The level of a label comes from the order in which schemes appear inside the parent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.rules import Rule
from noticeparse.spans import Span
from noticeparse.structure.headings import counts_as_heading_list, first_stop, read_heading, role_of
from noticeparse.structure.model import Page, SectionNode
from noticeparse.text.numbering import Label, Scheme, label_at

if TYPE_CHECKING:
    from collections.abc import Container

# Schemes in the order in which 条例 and standard rank them; used only where the text itself leaves a choice.
_RANK = {
    "part": 0,
    "chapter": 1,
    "division": 2,
    "article": 3,
    "han": 4,
    "named": 4,
    "han-bracket": 5,
    "decimal": 6,
    "arabic": 6,
    "arabic-bracket": 7,
    "circled": 8,
}
DEEPEST = 64
MOST_SECTIONS = 20_000  # no notice has a tenth of it; what follows is read as text

LIST_LEAD = Rule(
    "section.list_lead",
    r"(?:以下|下列|如下)[^，。；：]{0,16}(?:活动|任务|工作|事项|措施|内容|要求)?[^，。；：]{0,8}[：:]$",
    examples=("将重点组织开展以下系列活动：", "开展下列工作："),
    rejects=("上报的材料主要有：", "以下简称“通知”）"),
)


class _Item(NamedTuple):
    label: Label
    paragraph: int


def build_sections(
    page: Page, first: int, last: int
) -> tuple[list[SectionNode], list[tuple[str, str, Span]]]:
    """The top sections of the body ``[first, last)`` and what is odd about their numbering, as (code, words, place)."""
    items = _labels(page, first, last)
    roots: list[SectionNode] = []
    odd: list[tuple[str, str, Span]] = []
    if len(items) == MOST_SECTIONS:
        odd.append(("sections.limit", str(MOST_SECTIONS), page.paragraphs[items[-1].paragraph]))
    stack: list[SectionNode] = []
    for order, item in enumerate(items):
        span = page.paragraphs[item.paragraph]
        scheme, number = item.label.scheme, item.label.number
        depth = _depth(stack, item.label)
        if depth is None:
            depth = _hang(page, items, order, stack)
        expected = (stack[depth].number + 1) if depth < len(stack) else 1
        if scheme != "decimal" and number != expected:
            kind = "numbering.repeated" if number < expected else "numbering.missing"
            odd.append((kind, item.label.text, Span(span.start, span.start + len(item.label.text))))
        del stack[depth:]
        parent = stack[-1] if stack else None
        label = Span(span.start, span.start + len(item.label.text))
        path = (*(parent.path if parent else ()), page.printed[slice(*label)])
        end = page.paragraphs[(items[order + 1].paragraph if order + 1 < len(items) else last) - 1].end
        node = SectionNode(label, number, scheme, depth + 1, path, span.start, end, None, [], parent=parent)
        (parent.children if parent else roots).append(node)
        stack.append(node)
    _close(page, roots, items, last)
    _entitle(page, roots, items)
    return roots, odd


def _labels(page: Page, first: int, last: int) -> list[_Item]:
    """The labelled paragraphs; a bare or blank-parted numeral counts only where it counts on."""
    found: list[_Item] = []
    for at in range(first, last):
        span = page.paragraphs[at]
        label = label_at(page.folded, span.start, span.end)
        if label is None or label.scheme == "circled" or at in page.tables:
            continue
        found.append(_Item(label, at))
        if len(found) == MOST_SECTIONS:
            break
    known: set[tuple[Scheme, int | tuple[int, ...]]] = {
        (label.scheme, label.components or label.number) for label, _ in found
    }
    return [item for item in found if not _is_weak(page, item) or _counts_on(item.label, known)]


def _is_weak(page: Page, item: _Item) -> bool:
    printed = item.label.text
    bare = page.paragraphs[item.paragraph].end - page.paragraphs[item.paragraph].start == len(printed)
    return (
        bare
        or printed[-1] not in "、.．）)》：。〕]条章节分㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
        or item.label.scheme == "decimal"
        or printed.endswith("。")
    )


def _counts_on(label: Label, known: Container[tuple[Scheme, int | tuple[int, ...]]]) -> bool:
    """Does a label of the same scheme stand beside this one in the count?"""
    if label.scheme != "decimal":
        return (label.scheme, label.number - 1) in known or (label.scheme, label.number + 1) in known
    *above, last = label.components
    follows = ("decimal", (*above, last - 1)) in known
    return follows or (last == 1 and ("decimal", (*above, 2)) in known)


def _depth(stack: list[SectionNode], label: Label) -> int | None:
    """Where in the open sections this label's list is already running; None where it opens a list."""
    if label.scheme == "decimal":
        for depth, node in enumerate(stack):
            if node.scheme == "decimal" and _decimal_depth(node) == len(label.components):
                return depth
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].scheme == label.scheme:
            return depth
    return None


def _decimal_depth(node: SectionNode) -> int:
    return node.path[-1].rstrip(".").count(".") + 1


def _hang(page: Page, items: list[_Item], order: int, stack: list[SectionNode]) -> int:
    """The depth of the first item of a list that opens here."""
    label, at = items[order].label, items[order].paragraph
    if not stack:
        return 0
    rank = _RANK[label.scheme]
    depth = len(stack)
    # A chapter never stands inside an article: a scheme that is always higher closes what is lower.
    while depth and rank <= _RANK["article"] and _RANK[stack[depth - 1].scheme] > rank:
        depth -= 1
    if depth < 2 or label.number != 1 or items[order - 1].paragraph == at - 1:
        return min(depth, DEEPEST)
    # An unnumbered lead paragraph (…以下系列活动：) opens a list of the section itself, unless the list that it
    # stands in goes on afterwards.
    if not LIST_LEAD.search(page.folded, *page.paragraphs[at - 1]):
        return min(depth, DEEPEST)
    top = stack[-1]
    for later in items[order + 1 :]:
        if later.label.scheme == top.scheme:
            if later.label.number == top.number + 1:
                return min(depth, DEEPEST)
            break
        if any(later.label.scheme == node.scheme for node in stack[:-1]):
            break
    return depth - 1


def _close(page: Page, roots: list[SectionNode], items: list[_Item], last: int) -> None:
    """Give every section its own page.paragraphs and the end of all that it holds."""
    nodes = sorted((node for root in roots for node in root.walk()), key=lambda node: node.start)
    for order, node in enumerate(nodes):
        begin = items[order].paragraph
        stop = items[order + 1].paragraph if order + 1 < len(items) else last
        node.own = list(page.paragraphs[begin:stop])
    # The lead paragraph of a list that hangs on a section belongs to that section, not to the item above it.
    for order, node in enumerate(nodes[1:], start=1):
        above = nodes[order - 1]
        if (
            node.parent is not None
            and above.parent is node.parent
            and above.scheme != node.scheme
            and len(above.own) > 1
        ):
            node.parent.own.append(above.own.pop())
    for node in reversed(nodes):
        node.end = max([node.own[-1].end if node.own else node.end, *(child.end for child in node.children)])


def _entitle(page: Page, roots: list[SectionNode], items: list[_Item]) -> None:
    starts = {page.paragraphs[item.paragraph].start: item.label.end for item in items}
    lists: list[list[SectionNode]] = [roots]
    while lists:
        siblings = lists.pop()
        shapes = []
        for node in siblings:
            if node.children:
                lists.append(node.children)
            head = node.own[0]
            start = starts[node.start]
            stop = first_stop(page.folded, start, head.end)
            is_short = stop == head.end - 1 and stop - start <= 16
            shapes.append((is_short, len(node.own) > 1 or bool(node.children)))
        heads_a_list = counts_as_heading_list(shapes)
        all_short = all(is_short for is_short, _ in shapes)
        for node, (_, followed) in zip(siblings, shapes, strict=True):
            head = node.own[0]
            heading = read_heading(
                page.folded,
                starts[node.start],
                head.end,
                article=node.scheme == "article",
                followed=followed,
                heads_a_list=heads_a_list,
                all_short=all_short,
            )
            node.title = heading.title
            node.own[0] = Span(heading.text_from, head.end)
            if node.title is not None:
                node.role = role_of(page.folded[slice(*node.title)])
