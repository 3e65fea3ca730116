"""Contacts: what a reader would put into an address book, and the look-alikes that he would not."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeparse import parse_text
from noticeparse.fields.contacts import DISCLOSURE, HINTS
from noticeparse.numerals import squash
from noticeparse.spans import Span
from noticeparse.structure import contact_groups, people
from noticeparse.structure.addresses import read_address
from noticeparse.structure.contact_lines import HEADINGS, NOTHING, read_any_line, read_line
from noticeparse.structure.contact_plain import PLAIN_LABELS, read_labelled_value
from noticeparse.structure.mailboxes import EMAIL, find_emails
from noticeparse.structure.offices import is_office
from noticeparse.structure.people import is_name, read_people
from noticeparse.text.numbering import label_at
from noticeparse.vocab.contacts import LABEL_WORDS, NOT_BEFORE_A_VERB
from tests.plain import check_grounding

if TYPE_CHECKING:
    from noticeparse.records.notice import Contact, Notice

CASES = Path(__file__).parents[1] / "cases"
HEAD = "清河市教育局关于开展读书活动的通知\n各县（市、区）教育局：\n为推进读书活动，现将有关事项通知如下：\n"
TAIL = "\n清河市教育局\n2024年5月6日\n"
LISTS = ("people", "phones", "faxes", "emails", "websites")
SINGLES = ("organisation", "address", "postcode")
INSIDE_A_LINE = re.compile(r"(?<=[^\n])[0-9]")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _rows(name: str) -> list[Any]:
    rows = []
    for case in tomllib.loads((CASES / name).read_text("utf-8"))["case"]:
        failing = case.get("status") == "known-failure"
        marks = [pytest.mark.xfail(reason=case["comment"], strict=True)] if failing else []
        rows.append(pytest.param(case, id=case["label"], marks=marks))
    return rows


def _text(case: dict[str, Any]) -> str:
    return f"{HEAD}{case['text'].strip()}{TAIL}{case.get('after', '').lstrip()}"


def _plain(contact: Contact) -> dict[str, Any]:
    entry: dict[str, Any] = {name: [text.text for text in getattr(contact, name)] for name in LISTS}
    entry |= {name: getattr(contact, name).text for name in SINGLES if getattr(contact, name) is not None}
    return {name: value for name, value in entry.items() if value}


def _contacts(notice: Notice) -> list[dict[str, Any]]:
    return [_plain(contact) for contact in notice.contacts]


def _squashed(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            name: [squash(word) for word in value] if isinstance(value, list) else squash(value)
            for name, value in entry.items()
        }
        for entry in entries
    ]


CONTACTS = _rows("contacts.toml") + _rows("contacts_offices.toml")
LOOK_ALIKES = _rows("contacts_negative.toml")


@pytest.mark.parametrize("case", CONTACTS)
def test_contacts_of_a_paragraph(case: dict[str, Any]) -> None:
    text = _text(case)
    notice = parse_text(text)
    assert _contacts(notice) == case["expect"]
    check_grounding(notice, text)


@pytest.mark.parametrize("case", LOOK_ALIKES)
def test_look_alikes_are_no_contacts(case: dict[str, Any]) -> None:
    assert case["expect"] == []
    assert _contacts(parse_text(f"{HEAD}{case['text'].strip()}{TAIL}")) == []


@pytest.mark.parametrize("case", CONTACTS)
def test_full_width_digits_change_no_contact(case: dict[str, Any]) -> None:
    body = INSIDE_A_LINE.sub(lambda found: found.group().translate(WIDE), case["text"].strip())
    text = _text({**case, "text": body})
    assert _squashed(_contacts(parse_text(text))) == _squashed(case["expect"])


@pytest.mark.parametrize("case", CONTACTS)
def test_line_ends_and_indents_change_no_contact(case: dict[str, Any]) -> None:
    lines = _text(case).splitlines()
    text = "\r\n".join("　　" + line.strip() for line in lines)
    assert _contacts(parse_text(text)) == case["expect"]


def _notice(*, before: str = "请认真组织。", after: str = "") -> Notice:
    return parse_text(f"{HEAD}{before}{TAIL}{after}")


def test_a_remark_gives_its_contact() -> None:
    assert _contacts(_notice(after="（联系科室：基础教育科，联系电话：0000-0000001）\n")) == [
        {"organisation": "基础教育科", "phones": ["0000-0000001"]}
    ]


def test_lines_below_the_signature_are_read() -> None:
    assert _contacts(_notice(after="联系人：林以宁\n联系电话：0000-0000001\n")) == [
        {"people": ["林以宁"], "phones": ["0000-0000001"]}
    ]


def test_the_frame_of_a_page_is_not_read() -> None:
    after = "抄送：市委宣传部。\n清河市教育局办公室 2024年5月6日印发\n版权所有：清河市人民政府\n联系我们：0000-0000009\n"
    assert _contacts(_notice(after=after)) == []


def test_a_mailbox_that_two_places_give_is_one_contact() -> None:
    before = (
        "一、报送材料。请于6月1日前报送市教育局基础教育科（邮箱：a@example.cn）。\n二、联系方式\n"
        "联系人：林以宁，电话：0000-0000001；邮箱：a@example.cn"
    )
    notice = _notice(before=before)
    assert _contacts(notice) == [
        {
            "organisation": "市教育局基础教育科",
            "people": ["林以宁"],
            "phones": ["0000-0000001"],
            "emails": ["a@example.cn"],
        }
    ]


def test_a_number_with_and_without_area_code_is_one_contact_with_both() -> None:
    before = "申领账号请致电科研处（2000000）。\n其他事项请致电0000-2000000。"
    assert _contacts(_notice(before=before)) == [
        {"organisation": "科研处", "phones": ["2000000", "0000-2000000"]}
    ]


def test_one_office_in_two_places_is_one_contact() -> None:
    before = "请将申报表发至科研处邮箱：a@example.cn。\n逾期不予受理。\n其他事项，请联系科研处。\n联系电话：2000000。"
    assert _contacts(_notice(before=before)) == [
        {"organisation": "科研处", "phones": ["2000000"], "emails": ["a@example.cn"]}
    ]


def test_an_address_goes_on_with_its_room_on_the_next_line() -> None:
    before = "四、联系方式\n市科协\n联系人：林以宁\n地址：清河市文昌街3号综合楼\n512室（000000）"
    assert _contacts(_notice(before=before)) == [
        {
            "organisation": "市科协",
            "people": ["林以宁"],
            "address": "清河市文昌街3号综合楼512室",
            "postcode": "000000",
        }
    ]


def test_a_contact_knows_its_section_and_its_words() -> None:
    notice = _notice(before="一、时间\n5月上旬。\n二、联系方式\n市科协\n联系人：林以宁\n电话：0000-0000001")
    contact = notice.contacts[0]
    assert contact.path == ("二、",)
    assert contact.evidence.quote == "市科协\n联系人：林以宁\n电话：0000-0000001"


def test_office_and_contact_of_an_enclosed_notice_stay_with_it() -> None:
    inner = "云岭省教育厅关于开展读书活动的通知\n各市教育局：\n联系人：林以宁，电话：000-00000001\n\n云岭省教育厅\n2024年4月1日\n"
    notice = parse_text(f"{HEAD}联系人：周若川，电话：0000-0000001{TAIL}\n附件\n\n{inner}")
    assert _contacts(notice) == [{"people": ["周若川"], "phones": ["0000-0000001"]}]
    assert [_contacts(enclosed) for enclosed in notice.enclosed()] == [
        [{"people": ["林以宁"], "phones": ["000-00000001"]}]
    ]


@pytest.mark.parametrize(
    "words",
    [
        "联系人：",
        "电话：",
        "0000-",
        "a@",
        "a@b.",
        "联系人：林以宁，",
        "电话：0000-0000000，",
        "报送市科协",
        "（",
        "邮箱",
        "联系人\n电话\n",
        "单位\n电话\n市科协\n",
    ],
)
def test_repeats_end_in_a_record(words: str) -> None:
    notice = parse_text(HEAD + words * 20_000)
    assert len(notice.contacts) <= 300


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("市科协学会部", True),
        ("清河市民政局社会救助科", True),
        ("“扬帆杯”大赛组委会", True),
        ("市应急管理局", True),
        ("材料科学与工程学院", True),
        ("市科技局（市外国专家局）", True),
        ("本溪路街道办事处", True),
        ("各市科协", False),
        ("所在县（市、区）科协", False),
        ("有关部门", False),
        ("综合楼306室", False),
        ("文昌街3号市科协", False),
        ("将总结报送市科协", False),
        ("一级学科", False),
        ("网站", False),
        ("林以宁", False),
    ],
)
def test_names_of_offices(words: str, expected: bool) -> None:
    assert is_office(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("林以宁", True),
        ("白茹", True),
        ("欧阳若川", True),
        ("买买提·艾力", True),
        ("谢谢", False),
        ("高校", False),
        ("文化馆", False),
        ("应急", False),
        ("人事处", False),
    ],
)
def test_names_of_people(words: str, expected: bool) -> None:
    assert is_name(words) is expected


@pytest.mark.parametrize(
    ("words", "office", "names"),
    [
        ("林以宁", None, ["林以宁"]),
        ("林以宁老师", None, ["林以宁"]),
        ("林老师", None, ["林老师"]),
        ("科长林以宁", None, ["林以宁"]),
        ("市科协学会部林以宁", "市科协学会部", ["林以宁"]),
        ("市教育局普教科副科长林以宁", "市教育局普教科", ["林以宁"]),
        ("市委组织部长林以宁", "市委组织部", ["林以宁"]),
        ("林以宁和周若川", None, ["林以宁", "周若川"]),
        ("林以宁周若川", None, ["林以宁", "周若川"]),
        ("市科协学会部", "市科协学会部", []),
        ("见附件", None, []),
        ("各单位", None, []),
    ],
)
def test_offices_and_people_behind_a_label(words: str, office: str | None, names: list[str]) -> None:
    found = read_people(words, 0, len(words), labelled=True)
    assert (found.office.of(words) if found.office else None) == office
    assert [name.of(words) for name in found.names] == names


@pytest.mark.parametrize(
    ("words", "address", "postcode"),
    [
        ("清河市文昌街3号（000000）", "清河市文昌街3号", "000000"),
        ("清河市文昌街3号，邮编000000", "清河市文昌街3号", "000000"),
        ("清河市文昌街3号000000", "清河市文昌街3号", "000000"),
        ("清河市文昌街3号，市民中心B座502室。请注明姓名", "清河市文昌街3号，市民中心B座502室", None),
        ("清河市文昌街3号，信封上注明“征文”字样", "清河市文昌街3号", None),
        ("清河市文昌街3号（市科协学会部收）", "清河市文昌街3号", None),
        ("清河市文昌街东段市委", "清河市文昌街东段市委", None),
    ],
)
def test_addresses(words: str, address: str, postcode: str | None) -> None:
    found = read_address(words, 0, len(words))
    assert found is not None
    assert found.address.of(words) == address
    assert (found.postcode.of(words) if found.postcode else None) == postcode


@pytest.mark.parametrize("words", ["待定", "见附件", "（）"])
def test_what_is_no_address(words: str) -> None:
    assert read_address(words, 0, len(words)) is None


def test_the_dictionary_is_asked_only_where_nothing_else_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(words: str) -> int:
        asked.append(words)
        return 0

    monkeypatch.setattr(people, "person_at_end", refuse)
    parse_text(f"{HEAD}联系人：市科协学会部林以宁，电话：0000-0000001，请拨打咨询热线。{TAIL}")
    assert asked == []
    parse_text(f"{HEAD}联系人：清河学苑林以宁，电话：0000-0000001{TAIL}")
    assert asked == ["清河学苑林以宁"]


def test_the_dictionary_leaves_no_file_behind(tmp_path: Path) -> None:
    code = (
        "from noticeparse.text.segmentation import person_at_end; assert person_at_end('清河学苑王小明') == 3"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_spans_of_people_point_at_their_words() -> None:
    text = "联系人：市科协学会部林以宁"
    found = read_people(text, 4, len(text), labelled=True)
    assert found.office == Span(4, 10)
    assert found.names == (Span(10, 13),)


PLAIN_LINES = (
    "联系人：林以宁",
    "联系人：林以宁、周若川",
    "联系人：林以宁 周若川",
    "联系人：欧阳若川老师",
    "联系人：科长林以宁",
    "联系人：市科协学会部林以宁",
    "联系人：林以宁和周若川",
    "电话：0000-0000000",
    "联系电话：（000）00000000",
    "手机：13800000000",
    "传真：0000-0000001",
    "电子邮箱：a.b@example.cn",
    "E-mail：0000000000@example.cn",
    "地址：清河市文昌街3号",
    "邮寄地址：清河市文昌街3号（000000）",
    "通讯地址：清河市文昌街3号市科协学会部收",
)
OTHER_LINES = (
    "联系人：各单位自行确定",
    "联系人：林以宁，0000-0000000",
    "联系人：联系老师 林以宁",
    "联系人：",
    "电话：0000-0000000（兼传真）",
    "电话：0000-0000000转802",
    "电话：000 00000000",
    "电话：12345",
    "电话：0000-0000000、0000-0000001",
    "邮箱：a#example.cn",
    "邮箱：a@example.cn，b@example.cn",
    "地址：清河市文昌街3号，电话：0000-0000000",
    "地址：清河市文昌街3号，信封上注明“征文”字样",
    "地址：//",
    "联系人、电话：林以宁",
    "值班电话：白天",
)
WORDS_ALONE = (
    "市科协学会部",
    "林以宁",
    "科长林以宁",
    "林以宁老师和周若川",
    "联系人林以宁",
    "请与市科协联系",
)


@pytest.mark.parametrize("in_contacts", [True, False])
@pytest.mark.parametrize("line", [*PLAIN_LINES, *OTHER_LINES, *WORDS_ALONE])
def test_a_plain_line_gives_what_the_general_reader_gives(line: str, in_contacts: bool) -> None:
    read = read_line(line, Span(0, len(line)), in_contacts=in_contacts)
    assert read == read_any_line(line, 0, len(line), in_contacts=in_contacts)


@pytest.mark.parametrize("line", [*PLAIN_LINES[:4], *PLAIN_LINES[7:]])
def test_a_plain_line_is_read_without_the_general_reader(line: str) -> None:
    assert read_labelled_value(line, 0, len(line))


@pytest.mark.parametrize("line", OTHER_LINES)
def test_a_line_that_holds_more_is_left_to_the_general_reader(line: str) -> None:
    assert read_labelled_value(line, 0, len(line)) is None


@pytest.mark.parametrize("word", PLAIN_LABELS)
def test_no_label_of_a_contact_reads_as_the_number_of_a_section(word: str) -> None:
    line = f"{word}：林以宁"
    assert label_at(line, 0, len(line)) is None


@pytest.mark.parametrize("mark", HINTS)
def test_all_hints_have_the_character_that_they_stand_under_at_one_place(mark: str) -> None:
    assert len({hint.index(mark) for hint in HINTS[mark]}) == 1


@pytest.mark.parametrize("in_contacts", [True, False])
@pytest.mark.parametrize("line", [*HEADINGS, *DISCLOSURE.examples])
def test_what_is_passed_over_names_nobody(line: str, in_contacts: bool) -> None:
    assert read_any_line(line, 0, len(line), in_contacts=in_contacts) == NOTHING


PARTS_OF_MAIL = ("a", "-", "_", ".", " ", "@", "，", "b.c", "@b.c", "a@b.c", "a" * 62, "a" * 63)


@given(st.lists(st.sampled_from(PARTS_OF_MAIL), max_size=8).map("".join))
def test_mailboxes_are_found_wherever_the_rule_finds_them(text: str) -> None:
    assert find_emails(text, 0, len(text)) == [found.span() for found in EMAIL.finditer(text)]


CLAUSES = (
    *(f"{label}：" for label in ("联系人", "电话", "传真", "邮箱", "地址", "联系方式", "小学组")),
    *(
        "林以宁",
        "周若川",
        "市科协",
        "科长",
        "老师",
        "请联系",
        "报送",
        "清河市文昌街3号",
        "（000000）",
        "联系人",
    ),
    *("0000-0000000", "13800000000", "12345", "a@example.cn", "、", " ", "，", "（", "）", "转", "和", "。"),
)


@given(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=5), st.booleans())
def test_any_line_gives_what_the_general_reader_gives(clauses: list[str], in_contacts: bool) -> None:
    line = "".join(clauses)
    read = read_line(line, Span(0, len(line)), in_contacts=in_contacts)
    if line not in LABEL_WORDS:
        assert read == read_any_line(line, 0, len(line), in_contacts=in_contacts)


@pytest.mark.parametrize("words", ["请联系（市科协）", "请联系市科协）", "请及时向市科协咨询）"])
def test_a_wordsmay_end_the_text_with_a_bracket(words: str) -> None:
    contacts = _contacts(parse_text(f"{HEAD}联系电话：0000-0000001\n{words}"))
    assert [contact["phones"] for contact in contacts] == [["0000-0000001"]]


@pytest.mark.parametrize("verb", NOT_BEFORE_A_VERB)
def test_only_a_verb_of_one_character_can_be_the_end_of_another_word(verb: str) -> None:
    assert len(verb) == 1


def test_a_contact_is_held_against_those_it_may_be_one_with_only(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []
    same = contact_groups._same

    def counted(one: contact_groups.Group, other: contact_groups.Group, folded: str) -> bool:
        held.append(1)
        return same(one, other, folded)

    monkeypatch.setattr(contact_groups, "_same", counted)
    lines = "\n".join(f"清河市第{at}中学 林以宁 0000-0000{at:03} a{at}@example.cn" for at in range(200))
    notice = parse_text(f"清河市教育局关于开展活动的通知\n各学校：\n{lines}\n清河市教育局\n2024年5月6日\n")
    assert len(notice.contacts) == 200
    assert len(held) < 200
