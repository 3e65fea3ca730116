"""What is compared: every numbered section and item of a notice, with its words masked for scoring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from noticeparse.compare.clauses import clauses_of
from noticeparse.compare.localise import HIDDEN_THEME, plain
from noticeparse.compare.similarity import Grams, grams
from noticeparse.rules import Rule, any_of
from noticeparse.vocab.contact_lines import CONTACT_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.compare.clauses import Clause
    from noticeparse.compare.localise import Localiser
    from noticeparse.records.notice import Evidence, Notice, Section, SectionRole

MOST_UNITS = (
    400  # units of one notice; of a longer one the two upper levels are compared, and of those the first
)

MOST_WORDS_BESIDE_DAYS = 0.6  # of the characters of a unit that is made of days

Group = Literal["section", "activity", "requirement"]
Held = Literal["theme", "period", "venue"]

CONTACT_LINE = Rule(
    "compare.contact_line",
    rf"[^，。；：:（(\n]{{0,20}} {any_of(*CONTACT_LABELS)} [：:]",
    examples=("联系人：叶某某", "市安委会办公室联系人：纪某某，联系电话：0000-0000000", "地址：清水路8号"),
    rejects=("各单位于6月28日前将总结报送市总工会（邮箱：a@example.org）",),
    where="start",
)

TASKS = Rule(
    "compare.tasks",
    r"任务|(?:重点|主要|具体)工作|措施",
    examples=("重点任务", "主要工作"),
    rejects=("主要活动", "活动内容"),
)
QUOTED_NAME = Rule(
    "compare.quoted_name",
    r"“(?P<name>[^“”]{4,24})”",
    examples=("征集“我的维权故事”",),
    rejects=("“好”字", "我的维权故事"),
)
GENERAL_CALL = Rule(
    "compare.general_call",
    r"(?:形式|内容|载体|手段)(?:多样|丰富|新颖|活泼)|丰富多彩|丰富多样|各具特色|多种形式|多种多样|富有特色|有声有色|异彩纷呈",
    examples=("各地结合实际，开展形式多样的宣传活动", "组织丰富多彩的活动"),
    rejects=("举办征文比赛",),
)
MONTH_AND_DAY = Rule(
    "compare.month_and_day",
    r"[0-9]{1,2}月[0-9]{1,2}日",
    examples=("4月5日星期三", "于2025年6月10日前"),
    rejects=("4月下旬", "全年12个月"),
)
LAST_DAY = Rule(
    "compare.last_day",
    r"(?P<month>[0-9]{1,2})月[0-9]{1,2}(?:日至?|至)(?P<last>[0-9]{1,2})日",
    examples=("10月20日至22日", "10月20日22日"),
    rejects=("10月20日", "4月5日至7月9日"),
)


@dataclass(frozen=True, eq=False)
class Unit:
    """One numbered section or item; ``body`` is its own text, without its children's and without lines of contacts.

    ``parent`` and ``children`` are places in the list of units;
    ``start`` and ``end`` are offsets into the source text.
    """

    at: int
    path: tuple[str, ...]
    title: str
    body: str
    role: SectionRole
    group: Group
    holds: frozenset[Held]
    evidence: Evidence | None
    parent: int | None
    children: tuple[int, ...]
    start: int
    end: int
    mask: Localiser

    @property
    def own(self) -> str:
        """Title and body as a reader sees them."""
        return f"{self.title}。{self.body}" if self.title and self.body else self.title or self.body

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return clauses_of(self)

    @property
    def body_clauses(self) -> tuple[Clause, ...]:
        """Without the heading, which names a duty but does not demand it."""
        return tuple(clause for clause in self.clauses if not self.body or not clause.heading)

    @cached_property
    def masked_title(self) -> str:
        return self.mask.mask(self.title)

    @cached_property
    def masked_body(self) -> str:
        return self.mask.mask(self.body)

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that it names, as printed and without their year: 4月5日."""
        found = {match.group() for match in MONTH_AND_DAY.finditer(self.words)}
        found |= {f"{match['month']}月{match['last']}日" for match in LAST_DAY.finditer(self.words)}
        return frozenset(found)

    @cached_property
    def names(self) -> frozenset[str]:
        """What it calls by a name in quotation marks, but for the theme of the notice."""
        found = (plain(match["name"]) for match in QUOTED_NAME.finditer(self.own))
        return frozenset(name for name in found if HIDDEN_THEME not in self.mask.ranks(name))

    @cached_property
    def words(self) -> str:
        """All its words without blanks and marks."""
        return plain(self.own)

    @property
    def is_general_call(self) -> bool:
        """Whether it asks for no certain thing: 各地结合实际，开展形式多样的活动."""
        return (
            not self.title
            and not self.children
            and not self.names
            and not any(mark.isdigit() for mark in self.body)
            and self.body.count("。") <= 1
            and GENERAL_CALL.search(self.body) is not None
        )

    @property
    def is_made_of_days(self) -> bool:
        """Whether days are most of what it says, so that little is left to compare once they are hidden."""
        return len(self.masked_body) <= MOST_WORDS_BESIDE_DAYS * len(plain(self.body))

    @cached_property
    def title_marks(self) -> frozenset[str]:
        """The characters of the heading."""
        return frozenset(self.masked_title)

    @cached_property
    def own_marks(self) -> frozenset[str]:
        """The characters of all its words."""
        return self.title_marks.union(self.masked_body)

    @property
    def length(self) -> int:
        """Masked characters of heading and text."""
        return len(self.masked_title) + len(self.masked_body)

    @cached_property
    def title_grams(self) -> Grams:
        return grams(self.masked_title)

    @cached_property
    def body_grams(self) -> Grams:
        return grams(self.masked_body)

    @cached_property
    def own_grams(self) -> Grams:
        if not self.masked_title:
            return self.body_grams
        return grams(self.masked_title + self.masked_body) if self.masked_body else self.title_grams


def above(unit: Unit, units: Sequence[Unit]) -> Iterator[int]:
    """The places of the units that a unit stands in, from the innermost."""
    place = unit.parent
    while place is not None:
        yield place
        place = units[place].parent


def units_of(notice: Notice, mask: Localiser, *, of_event: bool = False) -> tuple[Unit, ...]:
    """The units of a notice in document order; at most :data:`MOST_UNITS`.

    ``of_event``: the notice is about an event, so that what it calls its tasks are activities.
    """
    sections = list(notice.walk())
    if len(sections) > MOST_UNITS:
        sections = [section for section in sections if section.level <= 2][:MOST_UNITS]
    places = {id(section): at for at, section in enumerate(sections)}
    above: dict[int, int] = {}
    for at, section in enumerate(sections):
        above.update({places[id(child)]: at for child in section.children if id(child) in places})
    groups = _groups(notice, of_event=of_event)
    evidence = _evidence(notice)
    held = _held(notice, sections)
    return tuple(
        Unit(
            at=at,
            path=section.path,
            title=section.title or "",
            body=_body(section),
            role=section.role,
            group=_group(section, above.get(at), groups),
            holds=held.get(at, frozenset()),
            evidence=evidence.get(section.path),
            parent=above.get(at),
            children=tuple(places[id(child)] for child in section.children if id(child) in places),
            start=section.span.start,
            end=section.span.end,
            mask=mask,
        )
        for at, section in enumerate(sections)
    )


def _body(section: Section) -> str:
    return "\n".join(line for line in section.text.split("\n") if not CONTACT_LINE.match(line))


def _groups(notice: Notice, *, of_event: bool) -> dict[tuple[str, ...], Group]:
    tasks = {
        section.path
        for section in notice.sections
        if not of_event and TASKS.compiled.search(section.title or "")
    }
    groups: dict[tuple[str, ...], Group] = {
        activity.path: "activity" for activity in notice.activities if activity.path[:1] not in tasks
    }
    return groups | {requirement.path: "requirement" for requirement in notice.requirements}


def _group(section: Section, above: int | None, groups: dict[tuple[str, ...], Group]) -> Group:
    """A section of the first level is a section, whatever it is about; an item belongs where its heading puts it."""
    if above is None:
        return "section"
    ancestors = (section.path[:depth] for depth in range(len(section.path), 0, -1))
    return next((groups[path] for path in ancestors if path in groups), "section")


def _evidence(notice: Notice) -> dict[tuple[str, ...], Evidence]:
    return {activity.path: activity.evidence for activity in notice.activities} | {
        requirement.path: requirement.evidence for requirement in notice.requirements
    }


def _held(notice: Notice, sections: list[Section]) -> dict[int, frozenset[Held]]:
    """Which unit states the theme, the period, the venue: the innermost whose span covers the words."""
    stated: dict[int, set[Held]] = {}
    values: tuple[tuple[Held, Evidence | None], ...] = (
        ("theme", notice.theme.evidence if notice.theme is not None else None),
        ("period", notice.period.evidence if notice.period is not None else None),
        ("venue", notice.venue.evidence if notice.venue is not None else None),
    )
    for name, words in values:
        if words is None:
            continue
        covering = [
            at for at, section in enumerate(sections) if section.span.start <= words.start < section.span.end
        ]
        if covering:
            stated.setdefault(covering[-1], set()).add(name)
    return {at: frozenset(names) for at, names in stated.items()}
