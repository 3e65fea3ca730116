"""The tree of numbered sections. The level of a label comes from the order in which schemes appear inside the parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.spans import as_span
from noticeparse.structure.headings import first_stop, read_heading, role_of
from noticeparse.structure.model import Page, SectionNode
from noticeparse.text.numbering import ENCLOSED_HAN, LABEL_OPENERS, Label, Scheme, doubtful_label_at, label_at

if TYPE_CHECKING:
    from collections.abc import Container

    from noticeparse.spans import Span

# Schemes in the order in which 条例 and standard rank them; used only where the text itself leaves a choice.
_RANK = {
    "part": 0,
    "chapter": 1,
    "division": 2,
    "article": 3,
    "han": 4,
    "named": 4,
    "ordinal": 5,
    "han-bracket": 5,
    "decimal": 6,
    "arabic": 6,
    "arabic-bracket": 7,
    "circled": 8,
}
DEEPEST = 64
LONGEST_SHORT = 16
DECIMAL_PAIR = 2  # components of a decimal label that may as well be a number: 1.1, but not 1.1.2
MOST_SECTIONS = 20_000  # no notice has a tenth of it; what follows is read as text

LIST_LEAD = Rule(
    "section.list_lead",
    r"(?:以下|下列|如下)[^，。；：]{0,16}(?:活动|任务|工作|事项|措施|内容|要求)?[^，。；：]{0,8}[：:]$",
    examples=("将重点组织开展以下系列活动：", "开展下列工作："),
    rejects=("上报的材料主要有：", "以下简称“通知”）"),
)

# What also stands for an item of a sentence: ①, 第一，.
_PROVEN_BY_COUNT = ("circled", "ordinal")
# How a label ends that can't be a plain numeral.
_SURE_ENDS = frozenset(f"、.．）)》：〕]条章节分{ENCLOSED_HAN}")

_Item = tuple[int, Label]  # the number of the paragraph, and the label that opens it


def build_sections(
    page: Page, first: int, last: int
) -> tuple[list[SectionNode], list[tuple[str, str, Span]]]:
    """The sections of the body ``[first, last)`` in order, and what is odd about their numbering, as (code, words, place)."""
    paragraphs = page.paragraphs
    items = _labels(page, first, last)
    nodes: list[SectionNode] = []
    odd: list[tuple[str, str, Span]] = []
    if len(items) == MOST_SECTIONS:
        odd.append(("sections.limit", str(MOST_SECTIONS), paragraphs[items[-1][0]]))
    stack: list[SectionNode] = []
    stops = [*[at for at, _ in items], last][1:]
    for order, ((at, label), stop) in enumerate(zip(items, stops, strict=True)):
        words, scheme, number, behind, components = label
        start, end = paragraphs[at]
        label_end = start + len(words)
        place = as_span((start, label_end))
        depth = _depth(stack, scheme, components)
        if depth is None:
            depth = _hang(page, items, order, stack)
        expected = (stack[depth].number + 1) if depth < len(stack) else 1
        if number != expected and scheme != "decimal":
            kind = "numbering.repeated" if number < expected else "numbering.missing"
            odd.append((kind, words, place))
        del stack[depth:]
        parent = stack[-1] if stack else None
        printed = page.printed[start:label_end]
        path = (*parent.path, printed) if parent is not None else (printed,)
        own = list(paragraphs[at:stop])
        node = SectionNode(place, behind, number, scheme, depth + 1, path, start, end, own, parent)
        if parent is not None:
            parent.children.append(node)
            _take_lead(parent, nodes[-1], node)
        stack.append(node)
        nodes.append(node)
    for node in reversed(nodes):
        node.end = node.children[-1].end if node.children else node.own[-1].end
    _entitle(page.folded, [node for node in nodes if node.parent is None])
    for node in nodes:
        if node.children:
            _entitle(page.folded, node.children)
    return nodes, odd


def _labels(page: Page, first: int, last: int) -> list[_Item]:
    """The labelled paragraphs; a bare or blank-parted numeral counts only where it counts on."""
    folded = page.folded
    found: list[_Item] = []
    weak: set[int] = set()
    for at, (start, end) in enumerate(page.paragraphs[first:last], first):
        if folded[start] not in LABEL_OPENERS:
            continue
        label = label_at(folded, start, end)
        if label is None and (label := doubtful_label_at(folded, start, end)) is not None:
            weak.add(at)
        if label is None or at in page.tables:
            continue
        found.append((at, label))
        words = label.text
        bare = end - start == len(words) or label.scheme in _PROVEN_BY_COUNT
        sure = len(label.components) > DECIMAL_PAIR if label.components else words[-1] in _SURE_ENDS
        if bare or not sure:
            weak.add(at)
        if len(found) == MOST_SECTIONS:
            break
    if not weak:
        return found
    known: set[tuple[str, int | tuple[int, ...]]] = {
        (label.scheme, label.components or label.number) for _, label in found
    }
    # 1.1.2 says that 1.1 is a label, too.
    known |= {("parent", label.components[:-1]) for _, label in found if len(label.components) > DECIMAL_PAIR}
    return [(at, label) for at, label in found if at not in weak or _counts_on(label, known)]


def _counts_on(label: Label, known: Container[tuple[str, int | tuple[int, ...]]]) -> bool:
    """Does a label of the same scheme stand beside this one in the count?"""
    if label.scheme != "decimal":
        return (label.scheme, label.number - 1) in known or (label.scheme, label.number + 1) in known
    *above, last = label.components
    follows = ("decimal", (*above, last - 1)) in known
    return (
        follows or ("parent", label.components) in known or (last == 1 and ("decimal", (*above, 2)) in known)
    )


def _depth(stack: list[SectionNode], scheme: Scheme, components: tuple[int, ...]) -> int | None:
    """Where in the open sections this label's list is already running; None where it opens a list."""
    for depth, node in enumerate(stack):
        if node.scheme == scheme and (scheme != "decimal" or _decimal_depth(node) == len(components)):
            return depth
    return None


def _decimal_depth(node: SectionNode) -> int:
    return node.path[-1].rstrip(".").count(".") + 1


def _hang(page: Page, items: list[_Item], order: int, stack: list[SectionNode]) -> int:
    """The depth of the first item of a list that opens here."""
    if not stack:
        return 0
    at, label = items[order]
    rank = _RANK[label.scheme]
    depth = len(stack)
    # A chapter never stands inside an article: a scheme that is always higher closes what is lower.
    while depth and rank <= _RANK["article"] and _RANK[stack[depth - 1].scheme] > rank:
        depth -= 1
    if depth < 2 or label.number != 1 or items[order - 1][0] == at - 1:
        return min(depth, DEEPEST)
    # An unnumbered lead paragraph (…以下系列活动：) opens a list of the section itself, unless the list that it
    # stands in goes on afterwards.
    if not LIST_LEAD.search(page.folded, *page.paragraphs[at - 1]):
        return min(depth, DEEPEST)
    top = stack[-1]
    for _, later in items[order + 1 :]:
        if later.scheme == top.scheme:
            if later.number == top.number + 1:
                return min(depth, DEEPEST)
            break
        if any(later.scheme == node.scheme for node in stack[:-1]):
            break
    return depth - 1


def _take_lead(parent: SectionNode, above: SectionNode, node: SectionNode) -> None:
    """The lead paragraph of a list that hangs on a section belongs to that section, not to the item above it."""
    if above.parent is parent and above.scheme != node.scheme and len(above.own) > 1:
        parent.own.append(above.own.pop())


def _entitle(folded: str, siblings: list[SectionNode]) -> None:
    """Part the titles of one list from the texts below or behind them."""
    all_short = all(_is_short(folded, node) for node in siblings)
    heads_texts = all_short and all(len(node.own) > 1 or node.children for node in siblings)
    for node in siblings:
        end = node.own[0][1]
        title, text_from = read_heading(
            folded,
            node.behind,
            end,
            article=node.scheme == "article",
            all_short=all_short or (bool(node.children) and _is_short(folded, node)),
            heads_texts=heads_texts or bool(node.children),
        )
        node.own[0] = as_span((text_from, end))
        if title is not None:
            start, end = title
            node.title, node.heading = as_span(title), folded[start:end]
            node.role = role_of(node.heading)


def _is_short(folded: str, node: SectionNode) -> bool:
    """Is all that stands in the line of the label a short sentence with its 。?"""
    start, end = node.behind, node.own[0][1]
    last = end - 1
    return last - start <= LONGEST_SHORT and folded[last] == "。" and first_stop(folded, start, end) == last
