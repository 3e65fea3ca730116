"""发文字号 (GB/T 9704-2012, 7.2.5) in every form that offices print, and its normal form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.numerals import to_int
from noticeparse.rules import Rule
from noticeparse.spans import Span
from noticeparse.structure.model import FoundNumber
from noticeparse.vocab.organisations import BEFORE_A_NAME

if TYPE_CHECKING:
    import re
LONGEST_OWN_CODE = 5  # characters; a longer one may begin with the full name of an office
LONGEST_CODE = 20  # characters: eighteen, a blank, a line end
_YEAR = r"(?:(?:[0-9][ ]?){4}|(?:[0-9][ ]?){2}|[一二][〇○零OoОΟ九一二三四五六七八0]{3})"
_SEQUENCE = r"(?:(?:[0-9][ ]?){1,5}|[一二三四五六七八九十百千〇零]{1,7})"

BRACKETED = Rule(
    "document_number.bracketed",
    rf"[〔\[【〖（﹝{{][ ]?(?P<year>{_YEAR})[ ]?[〕\]】〗）﹞}}][ ]?(?P<ordinal>第)?[ ]?(?P<sequence>{_SEQUENCE})[ ]?(?:号|(?P<open>(?=[）)〕》]|$)))",
    examples=(
        "科协发宣字〔2023〕13号",
        "苏建办[2001]99号",
        "岩学字〔2023〕082号",
        "渝科协发〔二〇二三〕三十二号",
        "〔2023〕7号",
        "国办发（2024）1号",
    ),
    rejects=("（2017版）解读", "2023年第13号", "京ICP备2023001234号", "（2023）年度报告"),
)
ORGAN_CODE = Rule(
    "document_number.organ_code",
    r"[一-鿿A-Z×]{1,18}[ ]?$",
    examples=("根据云教发", "特急 云教发"),
    rejects=("，", "2023"),
)
ORDER = Rule(
    "document_number.order",
    r"(?P<code>[一-鿿]{1,16}令)[ ]?第?[ ]?(?P<sequence>[0-9]{1,4})[ ]?号",
    examples=("国务院令第513号", "云岭省人民政府令 第193号"),
    rejects=("命令如下", "第13号台风"),
    engine="regex",
)
ANNOUNCEMENT = Rule(
    "document_number.announcement",
    r"(?P<code>[一-鿿]{0,16}(?:公告|通告))[ ]?(?P<year>[12][0-9]{3})年[ ]?第[ ]?(?P<sequence>[0-9]{1,4})[ ]?号",
    examples=("公告2023年第15号", "海关总署公告2023年第8号"),
    rejects=("2023年第13号",),
    engine="regex",
)
OLD_FORM = Rule(
    "document_number.old_form",
    r"(?P<code>[一-鿿]{2,10}?)(?P<year>一九[〇○零一二三四五六七八九]{2}|19[0-9]{2})年[ ]?(?P<sequence>[0-9]{1,4})号文件?",
    examples=("国务院一九八〇年223号文件",),
    rejects=("2023年第13号", "一九八〇年九月"),
    engine="regex",
)
# A code is short and abbreviates; it begins with its place or its office, never with what sort of paper it is.
ISSUER_IN_FRONT = Rule(
    "document_number.issuer_in_front",
    r"[一-鿿]{2,14}(?:局|厅|委员会|办公室|办公厅|人民政府|总工会|科协|妇联|团委|中心|学院|大学|集团|国务院)(?=[一-鿿]{3,8}$)(?![办发函字通文令规人]{1,3}$)",
    examples=("市教育局清教函", "省财政厅云财农发"),
    rejects=("科协发宣字", "市教育局办发", "教育局人字", "云教发"),
    where="start",
)
_LEAD_OPENERS = frozenset(word[0] for word in BEFORE_A_NAME)
# Each rule with the signs of which one must stand in the words: most lines are passed over by a look for them.
NUMBER_RULES = ((BRACKETED, "〔[【〖（﹝{"), (ORDER, "令"), (ANNOUNCEMENT, "告"), (OLD_FORM, ("一九", "19")))


BARE = Rule(
    "document_number.bare",
    r"[（(]?(?P<year>[12][0-9]{3})年[ ]?第[ ]?(?P<sequence>[0-9]{1,4})[ ]?号[）)]?",
    examples=("2024年第12号", "（2024年第3号）"),
    rejects=("2024年第12号台风",),
    where="whole",
)


def find_bare_number(folded: str, span: Span) -> FoundNumber | None:
    """The number of a public notice, 2024年第12号, on a line of its own under the masthead."""
    start, end = span
    if folded.find("号", start, end) < 0 or (found := BARE.fullmatch(folded, start, end)) is None:
        return None
    year, sequence = int(found.group("year")), int(found.group("sequence"))
    begin = found.start("year")
    place = Span(begin, folded.index("号", begin) + 1)
    return FoundNumber(place, BARE.name, None, year, sequence, f"{year}年第{found.group('sequence')}号")


def find_numbers(folded: str, start: int, end: int) -> list[FoundNumber]:
    """Every 发文字号 in the range, in order and without overlaps; words that lead up to one are left out.

    >>> [found.normalised for found in find_numbers("按照云教发【2024】3 号和国务院令第741号", 0, 25)]
    ['云教发〔2024〕3号', '国务院令第741号']
    """
    words = folded[start:end]
    if "号" not in words and "〔" not in words:
        return []
    hits: list[FoundNumber] = []
    for rule, signs in NUMBER_RULES:
        for sign in signs:
            if sign in words:
                numbers = [_number(rule, found, start) for found in rule.finditer(folded, start, end)]
                hits += [number for number in numbers if number is not None]
                break
    return hits if len(hits) < 2 else _without_overlaps(hits)


def without_issuer(folded: str, number: FoundNumber) -> FoundNumber:
    """The number without the full name of the office that a sentence prints in front of it: 市教育局 in 市教育局清教函〔2024〕3号.

    >>> text = "市教育局清教函〔2024〕3号"
    >>> without_issuer(text, find_numbers(text, 0, len(text))[0]).normalised
    '清教函〔2024〕3号'
    """
    code = number.organ_code
    named = ISSUER_IN_FRONT.match(code) if code is not None and len(code) > LONGEST_OWN_CODE else None
    if code is None or named is None:
        return number
    own = code[named.end() :]
    begin = folded.index(own, number.span.start)
    return number._replace(
        span=Span(begin, number.span.end),
        organ_code=own,
        normalised=number.normalised.removeprefix(code[: named.end()]),
    )


def _without_overlaps(hits: list[FoundNumber]) -> list[FoundNumber]:
    """The hits in order; of those that share words the first counts, then the longest."""
    hits.sort(key=lambda number: (number.span.start, -number.span.end))
    kept = hits[:1]
    for number in hits[1:]:
        if number.span.start >= kept[-1].span.end:
            kept.append(number)
    return kept


def _number(rule: Rule, found: re.Match[str], lowest: int) -> FoundNumber | None:
    begin = found.start()
    if rule is BRACKETED:
        before = ORGAN_CODE.search(found.string, max(lowest, begin - LONGEST_CODE), begin)
        printed_code = before.group() if before is not None else ""
        begin -= len(printed_code)
        code = printed_code.rstrip()
    else:
        code = found["code"]
    organ = _without_lead(code)
    begin += len(code) - len(organ)
    year = None if rule is ORDER else _year(found["year"])
    if year is not None and not 1900 <= year <= 2100:
        return None
    printed = found["sequence"].replace(" ", "")
    sequence = to_int(printed)
    if sequence is None:
        return None
    count = printed if printed.isascii() else str(sequence)
    if rule is BRACKETED:
        if len(organ) > 14 or (not organ and found["open"] is not None):
            return None
        normalised = f"{organ}〔{year}〕{found['ordinal'] or ''}{count}号"
    elif rule is ORDER:
        normalised = f"{organ}第{count}号"
    elif rule is ANNOUNCEMENT:
        normalised = f"{organ}{year}年第{count}号"
    else:
        normalised = found.string[begin : found.end()]
    return FoundNumber(Span(begin, found.end()), rule.name, organ or None, year, sequence, normalised)


def _without_lead(code: str) -> str:
    """The code without the words of a sentence that lead up to it."""
    if _LEAD_OPENERS.isdisjoint(code):
        return code
    lead = max((code.rfind(word) + len(word) for word in BEFORE_A_NAME if word in code), default=0)
    return code[lead:].removeprefix("接") or code


def _year(printed: str) -> int | None:
    year = to_int(printed.replace(" ", ""))
    if year is not None and year < 100:
        year += 2000 if year < 50 else 1900
    return year
