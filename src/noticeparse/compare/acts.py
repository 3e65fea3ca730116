"""Acts of the addressees: uploads and reports, and whose act a sentence is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.compare.assignment import assign
from noticeparse.compare.localise import plain, regions_of
from noticeparse.compare.similarity import dice, grams, share_within
from noticeparse.rules import Rule, any_of
from noticeparse.vocab.obligations import ACTS, NO_ACTS, REPORT_WORDS, UPLOAD_WORDS
from noticeparse.vocab.superior_acts import (
    ADDRESSED,
    HEADINGS_OF_ITS_OWN,
    ITS_ACTS,
    ITS_BODIES,
    ITS_NAMES,
    ITS_PLANS,
    ITSELF,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from noticeparse.compare.clauses import Clause
    from noticeparse.compare.units import Unit
    from noticeparse.records.notice import Notice
    from noticeparse.vocab.obligations import Act

_ACT_OF: dict[str, Act] = {word: act for act, words in ACTS for word in words}
_SHORTEST_NAME = 3
_ANY = 0.1  # gain of a pair of clauses that share the act and nothing else
_SAME_OBJECT = 0.5
LONGEST_HEADING = 10  # characters; a longer one that holds 表彰 asks for something
_OPENING = 12  # characters of a sentence in which its subject stands
_REACH = 12  # characters between the organiser's name and its act

ACT = Rule(
    "compare.act",
    rf"{any_of(*NO_ACTS)} | (?P<act>{any_of(*UPLOAD_WORDS, *REPORT_WORDS)})",
    examples=("上传至专题网页", "并及时上报", "录入监管信息平台", "重要情况第一时间报告"),
    rejects=("认真准备发言", "举办讲座"),
)


OWN_BODIES = Rule(
    "compare.own_bodies",
    rf"{any_of(*ITS_NAMES)}{any_of(*ITS_BODIES)}(?![^，。；]{{0,20}}各[省市州县区地])",
    examples=("厅机关有关处室、厅属有关单位主要负责同志", "委属各单位"),
    rejects=("厅属单位和各市主管部门", "局面复杂"),
    where="start",
)


def act_of(clause: Clause) -> Act | None:
    """The act that a clause demands; an upload is also a report, so it comes first."""
    found = {_ACT_OF[word] for match in ACT.finditer(clause.text) if (word := match.group("act")) is not None}
    return "upload" if "upload" in found else "report" if found else None


class Organiser:
    """Knows by which names a notice's issuer speaks of itself, to tell its own acts from duties."""

    def __init__(self, notice: Notice) -> None:
        names = {name for issuer in notice.issuers if len(name := plain(issuer.text)) >= _SHORTEST_NAME}
        # 云岭省水利厅 calls itself 省水利厅, and the bodies of its rank 省安委会办公室 and the like.
        regions = regions_of(notice)
        names |= {name[len(region) - 1 :] for name in names for region in regions if name.startswith(region)}
        ranks = {region[-1] for region in regions}
        body = any_of(*names, *ITSELF)
        ranked = rf"|{any_of(*ranks)}[^，。；各]{{1,10}}?将{any_of(*ITS_PLANS)}" if ranks else ""
        self._names = re.compile(body)
        self._own = re.compile(rf"{body}[^，。；]{{0,{_REACH}}}?{any_of(*ITS_ACTS)}|由{body}{ranked}")

    def acts_in(self, words: str) -> bool:
        """Whether the words say what the issuer itself will do."""
        return self._own.search(plain(words)) is not None

    def opens(self, sentence: str) -> bool:
        """Whether a sentence is about the issuer's own acts from its beginning: 5月12日，省水利厅将举办启动仪式."""
        words = plain(sentence)
        if OWN_BODIES.match(words):
            return True
        match = self._own.search(words)
        if match is None or match.start() > _OPENING:
            return False
        return not any(word in words[: match.start()] for word in ADDRESSED)

    def is_itself(self, name: str) -> bool:
        """Whether a name, as that of who is responsible, is the issuer's own."""
        return self._names.fullmatch(plain(name)) is not None


def only_organiser(unit: Unit, organiser: Organiser, clauses: Iterable[Clause]) -> bool:
    """Whether a unit is about nothing but what the parent's own level does: 奖项设置, 省级决赛, 我们将通报表扬."""
    named = len(unit.title) <= LONGEST_HEADING and any(word in unit.title for word in HEADINGS_OF_ITS_OWN)
    if named and unit.group != "activity":
        return True
    sentences = dict.fromkeys(clause.sentence for clause in clauses if not clause.heading)
    if not sentences:
        return False
    own = [sentence for sentence in sentences if organiser.opens(sentence)]
    others = [
        sentence
        for sentence in sentences
        if sentence not in own and any(word in sentence for word in ADDRESSED)
    ]
    return not others and 2 * len(own) > len(sentences)


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
