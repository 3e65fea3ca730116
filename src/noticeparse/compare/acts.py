"""Acts of the addressees: uploads and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.compare.assignment import assign
from noticeparse.compare.similarity import dice, grams, share_within
from noticeparse.rules import Rule, any_of
from noticeparse.vocab.obligations import ACTS, NO_ACTS, REPORT_WORDS, UPLOAD_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from noticeparse.compare.clauses import Clause
    from noticeparse.compare.organiser import Organiser
    from noticeparse.vocab.obligations import Act

_ACT_OF: dict[str, Act] = {word: act for act, words in ACTS for word in words}
_ANY = 0.1  # gain of a pair of clauses that share the act and nothing else
_SAME_OBJECT = 0.5

ACT = Rule(
    "compare.act",
    rf"{any_of(*NO_ACTS)} | (?P<act>{any_of(*UPLOAD_WORDS, *REPORT_WORDS)})",
    examples=("上传至专题网页", "并及时上报", "录入监管信息平台", "重要情况第一时间报告"),
    rejects=("认真准备发言", "举办讲座"),
)


def act_of(clause: Clause) -> Act | None:
    """The act that a clause demands; an upload is also a report, so it comes first."""
    found = {_ACT_OF[word] for match in ACT.finditer(clause.text) if (word := match.group("act")) is not None}
    return "upload" if "upload" in found else "report" if found else None


class DroppedDuty(NamedTuple):
    """An act that the parent demands and no clause of the answering units does.

    ``instead`` is the clause of the local that asks for another act in its place, an own report for an upload.
    """

    clause: Clause
    act: Act
    instead: Clause | None


def dropped_duties(
    parents: Iterable[Clause], locals_: Iterable[Clause], organiser: Organiser
) -> list[DroppedDuty]:
    """The uploads and reports of a kept unit that were left out, in the order of the parent.

    Clauses that demand the same act are paired by their words, each with at most one, so that of 填报信息，同时上传视频
    the second is missed where only the first was kept. A clause whose object another one names, too, is kept with it.
    """
    wanted = [
        (clause, act)
        for clause in parents
        if (act := act_of(clause)) is not None and not organiser.acts_in(clause.text)
    ]
    given = [(clause, act) for clause in locals_ if (act := act_of(clause)) is not None]
    gains = {
        (up, down): _ANY + dice(clause.grams, other.grams)
        for up, (clause, act) in enumerate(wanted)
        for down, (other, kept) in enumerate(given)
        if act == kept
    }
    answered = {up for up, _ in assign(gains)}
    return [
        DroppedDuty(clause, act, given[0][0] if given and act not in {kept for _, kept in given} else None)
        for at, (clause, act) in enumerate(wanted)
        if at not in answered
        and not any(act == kept and _names_object(clause, other) for other, kept in given)
    ]


def _names_object(clause: Clause, other: Clause) -> bool:
    words = grams(ACT.compiled.sub("", clause.masked))
    return share_within(words, other.grams) >= _SAME_OBJECT
