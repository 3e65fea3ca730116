"""Hides, for scoring only, what a local office rightly changes: names of places, ranks, years, days, ordinals."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from noticeparse.numerals import squash
from noticeparse.rules import Rule, any_of
from noticeparse.vocab.localities import (
    CENTRAL_STARTS,
    MARKS_OF_RANK,
    MUNICIPALITIES,
    RANK_OF_PROVINCES,
    RANK_OF_REGION,
    REACHES,
    REGION_ENDS,
    THOSE_BELOW,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from noticeparse.records.notice import Notice

HIDDEN_DAY = "△"
HIDDEN_THEME = "◇"
HIDDEN_OFFICE = "○"
_SHORTEST_OFFICE = 3
_SHORTEST_THEME = 4
_SHORTEST_NAME = 2
_RANKS = str.maketrans(MARKS_OF_RANK)
_SIGNS = re.compile(r"[^\w%]+|_")  # all but letters, digits and the percent sign

REGION = Rule(
    "compare.region",
    rf"(?!{any_of(*CENTRAL_STARTS)})(?P<region>(?P<stem>[一-鿿]{{2,6}}?)(?:{'|'.join(REGION_ENDS)}))(?<!乡镇)(?!(?<=乡)[村镇])",
    examples=("清河市水利局", "云岭省教育厅", "凤羽自治州人民政府"),
    rejects=("学会", "某中学", "全国乡村信贷协会", "国家乡村振兴部门", "农业乡镇协会"),
    where="start",
)
DAY = Rule(
    "compare.day",
    r"""(?: (?:19|20)[0-9]{2} 年度?
          | [0-9]{1,2} 月 (?: [0-9]{1,2}[日号] | [上中下]旬 | [底末初份] )?
          | [0-9]{1,2} [日号] (?=[前至止起之以])       # 于20日前
          | (?<=[至日号旬]) [0-9]{1,2} [日号]           # 12日至18日
          | 至 (?=[0-9])
          )+""",
    examples=("2023年5月上旬-6月上旬", "于6月20日前", "6月底前"),
    rejects=("不少于20场", "第13号"),
    engine="regex",
)
ORDINAL = Rule(
    "compare.ordinal",
    r"第 [0-9一二三四五六七八九十百]{1,4} (?=[届次个期批])",
    examples=("第七个全国科普日", "第十二届"),
    rejects=("第一时间",),
)
REACH = Rule(
    "compare.reach",
    rf"[全我本] {any_of(*REACHES)}",
    examples=("全国", "全域", "我域", "本地域"),
    rejects=("全面", "本次"),
)
BELOW = Rule(
    "compare.those_below",
    rf"各 (?:有关|相关|级)? (?:各? {any_of(*THOSE_BELOW)} ){{1,6}}",
    examples=("各域自治域直辖域", "各域域域", "各地各单位"),
    rejects=("各项", "各级"),
)

REACHED_AT = Rule(
    "compare.reached_at",
    r"[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,64}|https?://[A-Za-z0-9./_?=&%-]{1,200}",
    examples=("发送至wuhua@example.org", "登录http://example.org填报"),
    rejects=("发送至邮箱",),
)


class Localiser:
    """Masks a text for comparison; made for one pair of notices, whose own places it knows.

    The result has no blanks and no punctuation, so that only words are compared. It is never shown.

    >>> mask = Localiser(("清河市", "云岭省")).mask
    >>> mask("全省水利厅于2025年6月10日前") == mask("全市水利局于6月3日前")
    True
    """

    def __init__(
        self, regions: Iterable[str], themes: Iterable[str] = (), offices: Iterable[str] = ()
    ) -> None:
        names = {
            name for region in regions for name in (region, _stem(region)) if len(name) >= _SHORTEST_NAME
        }
        self._regions = re.compile(any_of(*names)) if names else None
        slogans = {words for theme in themes if len(words := plain(theme)) >= _SHORTEST_THEME}
        self._themes = re.compile(any_of(*slogans)) if slogans else None
        self._offices: re.Pattern[str] | None = None
        bare = {
            name
            for office in offices
            if len(name := self.ranks(plain(office)).strip("域")) >= _SHORTEST_OFFICE
        }
        self._offices = re.compile(f"域?{any_of(*bare)}") if bare else None

    def mask(self, text: str) -> str:
        return self.ranks(plain(REACHED_AT.compiled.sub("", text)))

    def ranks(self, words: str) -> str:
        """The same for words that are plain already."""
        if self._themes is not None:
            words = self._themes.sub(HIDDEN_THEME, words)
        if self._regions is not None:
            words = self._regions.sub("", words)
        words = DAY.compiled.sub(HIDDEN_DAY, words.replace("中国", "域").translate(_RANKS))
        words = ORDINAL.compiled.sub("第", words)
        words = BELOW.compiled.sub("各方", REACH.compiled.sub("全域", words))
        return self._offices.sub(HIDDEN_OFFICE, words) if self._offices is not None else words


def plain(text: str) -> str:
    """The words alone: NFKC, without blanks, punctuation and signs.

    >>> plain("“守护 古树名木”（2025年）")
    '守护古树名木2025年'
    """
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))


def regions_of(*notices: Notice | None) -> tuple[str, ...]:
    """The places that stand at the head of the issuers' names; of a plan without its cover, of its title."""
    names = (
        one.text
        for notice in notices
        if notice is not None
        for one in (notice.issuers or ((notice.title,) if notice.title is not None else ()))
    )
    return tuple(dict.fromkeys(region for name in names for region in _places(squash(name))))


def rank_of(notice: Notice) -> int | None:
    """How high the highest issuer stands, by the last place in its name; None where a name has no place.

    A district stands below the city that is named before it: 清河市柳溪区教育局.
    """
    ranks: list[int] = []
    for issuer in notice.issuers:
        places = list(_places(squash(issuer.text)))
        if not places:
            return None
        end = max((end for end in RANK_OF_REGION if places[-1].endswith(end)), key=len)
        ranks.append(RANK_OF_PROVINCES if places[-1] in MUNICIPALITIES else RANK_OF_REGION[end])
    return max(ranks, default=None)


def _places(name: str) -> Iterator[str]:
    while (match := REGION.match(name)) is not None:
        yield match["region"]
        name = name[match.end() :]


def _stem(region: str) -> str:
    match = REGION.match(region)
    return match.group("stem") if match is not None else region
