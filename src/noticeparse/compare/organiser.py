"""Whose act a sentence is: the issuer's own, an office's between two levels, or that of those who are addressed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from noticeparse.compare.localise import plain, rank_of, regions_of
from noticeparse.rules import Rule, any_of
from noticeparse.vocab.superior_acts import (
    ACTS_OF_A_LEVEL,
    ADDRESSED,
    HANDED_OVER,
    HEADINGS_OF_DUTIES,
    HEADINGS_OF_ITS_OWN,
    INSTITUTIONS,
    ITS_ACTS,
    ITS_BODIES,
    ITS_NAMES,
    ITS_PLANS,
    ITSELF,
    LEVELS,
    NO_END_OF_OFFICE,
    NO_OFFICE,
    OFFICES,
    ORGANISERS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from noticeparse.compare.units import Unit
    from noticeparse.records.notice import Notice

_SHORTEST_NAME = 3
LONGEST_HEADING = 10  # characters; a longer one that holds 表彰 asks for something
_OPENING = 12  # characters of a sentence in which its subject stands
_REACH = 12  # characters between the organiser's name and its act
_HIGHEST = 5  # the rank of an office of the whole country
_OFFICE = 12  # characters of an office's name behind its rank

OWN_BODIES = Rule(
    "compare.own_bodies",
    rf"{any_of(*ITS_NAMES)}{any_of(*ITS_BODIES)}(?![^，。；]{{0,20}}各[省市州县区地])",
    examples=("厅机关有关处室、厅属有关单位主要负责同志", "委属各单位"),
    rejects=("厅属单位和各市主管部门", "局面复杂"),
    where="start",
)
PRIZES = Rule(
    "compare.prizes",
    r"设立?[^，。；]{0,12}奖|评选?出[^，。；]{0,12}(?:奖|名)|获奖(?:作品|者|单位|个人|选手|人员|项目)|(?:颁发|授予|发放)[^，。；]{0,16}(?:证书|奖牌|奖杯|奖状|称号|牌匾|铭牌)",
    examples=("设优秀组织奖10个", "获奖作品在网站刊播", "对首批项目授予“种子计划”铭牌"),
    rejects=("设立咨询台", "奖项名额见附件"),
)
ROLES_OF_BODIES = Rule(
    "compare.roles_of_bodies",
    rf"{any_of(*ORGANISERS)}(?:单位|机构|方|部门)?[：:]",
    examples=("主办单位：云岭省总工会", "协办单位：有关学校"),
    rejects=("主办单位要认真组织",),
    where="start",
)
FORMALITY = Rule(
    "compare.formality",
    r"""
    (?:特此|此通知|专此)                                                      # 特此通知
    | [^，。；：]{0,12}(?:电话|手机|传真|邮箱|邮编|地址|网址|联系人|微信|二维码)[^，。；：]{0,8}[：:]
    | 本(?:通知|办法|方案|细则|规定|意见)[^，。；]{0,24}(?:解释|施行|实施|执行)
    | 未尽事宜
    | [A-Za-z0-9._-]{1,40}@ | [0-9、\-—（）()转]{7,60}$                         # what is left of a line of contacts
    """,
    examples=("特此通知", "政策咨询电话：0000-0000001", "本通知由省人社厅负责解释", "未尽事宜另行通知"),
    rejects=("请各单位公布监督电话，接受监督", "本通知要求各地认真组织"),
    where="start",
)
TERRITORIES = Rule(
    "compare.territories",
    r"[各每]个?(?:设区的?)?(?:市|州|县|区|旗|乡|镇|街道)",
    examples=("每县（区）选派20名学生", "各县（区）小学组各限报1队", "各市（州）要制定方案"),
    rejects=("各单位", "各地", "每校"),
)
BODIES_ADDRESSED = Rule(
    "compare.bodies_addressed",
    r"各(?:有关|相关|级|直属|类)?(?:单位|部门|学校|校|医院|高校|高等学校|院|所|企业|机构|地)|市直|县直|区直|省直",
    examples=("各县（区）、各部门", "各县区和市直学校", "各有关单位"),
    rejects=("各县（区）小学组",),
)

THOSE_BELOW_ACT = Rule(
    "compare.those_below_act",
    r"(?<![对给向从在为与和使让把将就])(?:各|由|请|每)(?:个|有关|相关|级)?(?:市|州|县|区|乡|镇|街道|单位|部门|学校|地方)",
    examples=("申报材料由县市区报送", "各市同步设立分会场"),
    rejects=("省林业局将对各市进行通报",),
)


class Organiser:
    """Knows by which names a notice's issuer speaks of itself, to tell its own acts from duties.

    ``reader`` is the local notice: what an office of any level above its own does is no duty of it, either.
    """

    def __init__(self, notice: Notice, reader: Notice | None = None) -> None:
        names = {name for issuer in notice.issuers if len(name := plain(issuer.text)) >= _SHORTEST_NAME}
        # 云岭省水利厅 calls itself 省水利厅, and the bodies of its rank 省安委会办公室 and the like.
        regions = regions_of(notice)
        names |= {name[len(region) - 1 :] for name in names for region in regions if name.startswith(region)}
        ranks = {region[-1] for region in regions}
        body = any_of(*names, *ITSELF)
        ranked = rf"|{any_of(*ranks)}[^，。；各]{{1,10}}?将{any_of(*ITS_PLANS)}" if ranks else ""
        ranks |= _marks_above(reader)
        self._names = re.compile(body)
        self._own = re.compile(rf"{body}[^，。；]{{0,{_REACH}}}?{any_of(*ITS_ACTS)}|由{body}{ranked}")
        self._office = _office_acts(ranks) if ranks else None
        levels = ("全国", *(word for rank in sorted(ranks) for word in (f"{rank}级", f"全{rank}")))
        self._level = re.compile(rf"{any_of(*levels)}[^，。；]{{0,4}}?{any_of(*ACTS_OF_A_LEVEL)}")

    def acts_in(self, words: str) -> bool:
        """Whether the words say what the issuer itself will do."""
        return self._own.search(plain(words)) is not None

    def opens(self, sentence: str) -> bool:
        """Whether a sentence is about the issuer's own acts from its beginning: 5月12日，省水利厅将举办启动仪式."""
        words = plain(sentence)
        if OWN_BODIES.match(words):
            return True
        if THOSE_BELOW_ACT.search(words):
            return False
        found = [rule.search(words) for rule in (self._own, self._office) if rule is not None]
        return any(
            match is not None
            and match.start() <= _OPENING
            and not any(word in words[: match.start()] for word in (*ADDRESSED, *HANDED_OVER))
            for match in found
        )

    def holds(self, title: str) -> bool:
        """Whether a heading names an act of the issuer's own level: 省级评审, 全国决赛."""
        return self._level.match(plain(title)) is not None

    def is_itself(self, name: str) -> bool:
        """Whether a name, as that of who is responsible, is the issuer's own."""
        return self._names.fullmatch(plain(name)) is not None


def only_organiser(unit: Unit, organiser: Organiser, headings: Iterable[str] = ()) -> bool:
    """Whether a unit is about nothing but what the parent's own level does: 奖项设置, 省级决赛, 我们将通报表扬.

    ``headings`` are the titles above it.
    """
    if unit.group != "activity" and _is_own_heading(unit.title):
        return True
    sentences = [one for one in _sentences(unit) if not FORMALITY.match(one)]
    addressed = [one for one in sentences if any(word in one for word in ADDRESSED)]
    its_level = organiser.holds(unit.title) or any(_is_own_heading(title) for title in headings)
    if its_level and sentences and not addressed and not unit.children:
        return True
    if not sentences:
        return bool(unit.body) and unit.role != "contacts" and not unit.children
    own = [one for one in sentences if organiser.opens(one) or (one not in addressed and _is_of_prizes(one))]
    return set(addressed) <= set(own) and 2 * len(own) > len(sentences)


def for_others(unit: Unit, parent: Notice, local: Notice) -> bool:
    """Whether a unit binds only offices that the local one is none of.

    For a county that is told of its province these are the offices of cities (市（州）协会对项目进行复核); for a school or a
    hospital, places as such (每县（区）选派20名学生).
    """
    sentences = [one for one in _sentences(unit) if not FORMALITY.match(one)]
    if not sentences or unit.children:
        return False
    if local.issuers and all(_is_institution(issuer.text) for issuer in local.issuers):
        places = [one for one in sentences if TERRITORIES.search(one)]
        return bool(places) and not any(BODIES_ADDRESSED.search(one) for one in sentences)
    own, above = rank_of(local), rank_of(parent)
    if own is None:
        return False
    marks = {mark for mark, rank in LEVELS.items() if own < rank < (above or _HIGHEST)}
    if not marks:
        return False
    office = re.compile(
        rf"各?(?:设区的?)?{any_of(*marks)}[{''.join(marks)}区地级]{{0,4}}(?!{any_of(*NO_OFFICE)})[^各每请县乡村]{{1,{_OFFICE}}}?{any_of(*OFFICES)}(?!{any_of(*NO_END_OF_OFFICE)})"
    )
    quota = re.compile(rf"[各每]个?{any_of(*marks)}[^县乡村校]{{0,40}}$")
    words = [plain(one) for one in sentences]
    named = [office.match(one) is not None for one in words]
    return any(named) and all(
        is_named or quota.match(one) for is_named, one in zip(named, words, strict=True)
    )


def _sentences(unit: Unit) -> list[str]:
    return list(dict.fromkeys(clause.sentence for clause in unit.clauses if not clause.heading))


def _is_own_heading(title: str) -> bool:
    return (
        0 < len(title) <= LONGEST_HEADING
        and any(word in title for word in HEADINGS_OF_ITS_OWN)
        and not any(word in title for word in HEADINGS_OF_DUTIES)
    )


def _is_of_prizes(sentence: str) -> bool:
    return PRIZES.search(sentence) is not None or ROLES_OF_BODIES.match(sentence) is not None


def _marks_above(reader: Notice | None) -> set[str]:
    own = rank_of(reader) if reader is not None else None
    return {mark for mark, rank in LEVELS.items() if own is not None and rank > own}


def _is_institution(name: str) -> bool:
    return plain(name).endswith(INSTITUTIONS)


def _office_acts(ranks: Iterable[str]) -> re.Pattern[str]:
    """Offices of the issuer's rank, by the mark of rank that stands in front of them, and what they do: 省基层办于4月发布公告."""
    office = rf"{any_of(*ranks)}级?(?!{any_of(*NO_OFFICE)})[^各每请须应报]{{1,{_OFFICE}}}?{any_of(*OFFICES)}(?!{any_of(*NO_END_OF_OFFICE)})"
    return re.compile(rf"{office}[^各每请须应要报]{{0,{_REACH}}}?{any_of(*ITS_ACTS, *ITS_PLANS)}")
