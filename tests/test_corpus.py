"""The project's own notices: gold and text agree, pairs point at what is there, and everything in them is invented."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from noticeparse.numerals import squash, to_han, to_int
from noticeparse.records.comparison import AlignmentRelation, FindingKind, FindingSeverity
from noticeparse.records.notice import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(__file__).parents[1] / "corpus"
GOLDS = sorted(path for path in CORPUS.rglob("*.gold.json") if path.name != "pairs.gold.json")
PAIRS = sorted(CORPUS.rglob("pairs.gold.json"))
# Families as uneven as real notices: labels in the middle of lines, days in forms of many kinds.
UNEVEN = frozenset(
    {
        "blood-week", "bugs", "cadre-training", "chess-day", "crafts-meeting", "fishing-ban", "greenhouse-census", "holidays", "lift-safety", "placename-stories",
        "recycling-pilots", "rural-service", "school-bullying", "skills-contest", "small-loans", "teeth-month",
    }
)  # fmt: skip
ENTRIES = [(path, number) for path in PAIRS for number in range(len(json.loads(path.read_text("utf-8"))))]

KEYS = {
    "kind", "title", "document_number", "issuers", "addressees", "issue_date", "print_date", "theme", "period", "venue",
    "sections", "activities", "requirements", "deadlines", "contacts", "references", "attachments", "notes",
}  # fmt: skip
LABEL = re.compile(
    r"(?:^|(?<=\s)|(?<=\*\*))(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|（\d{1,2}）|\d{1,2}[、．.](?!\d)"
    r"|\d{1,2}\.\d{1,2}(?![\d.])|第[一二三四五六七八九十]+[章条]|活动[一二三四五六七八九十]+：)"
)
NUMERAL = r"[〇一二三四五六七八九十\d]"
PRINTED_DATE = re.compile(
    rf"(?:(?P<year>{NUMERAL}{{4}})年)?(?P<month>{NUMERAL}{{1,3}})月(?:(?P<day>{NUMERAL}{{1,3}})日|(?P<part>底|[上中下]旬))"
)
NUMERIC_DATE = re.compile(r"(\d{4})[.-](\d{1,2})[.-](\d{1,2})")
COUNTED = re.compile(r"印发之日起(?P<number>\d+)(?P<working>个工作)?日内")
BRACKETS = str.maketrans("[]【】［］", "〔〕〔〕〔〕")
HOSTS = ("example.org", "example.com", "example.cn")


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name.removesuffix('.gold.json')}"


def text_of(gold_path: Path) -> str:
    stem = gold_path.name.removesuffix(".gold.json")
    (source,) = (path for path in gold_path.parent.glob(f"{stem}.*") if not path.name.endswith(".gold.json"))
    return source.read_text("utf-8")


def load(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return gold


def documents(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The notice and the notices it encloses, outer first."""
    yield gold
    for attachment in gold.get("attachments", []):
        if "notice" in attachment:
            yield from documents(attachment["notice"])


def walk(
    sections: list[dict[str, Any]], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    for section in sections:
        here = (*path, section["label"])
        yield here, section
        yield from walk(section["children"], here)


def strings(document: dict[str, Any]) -> Iterator[str]:
    """Every gold value that must stand in the text as it is."""
    for key in ("kind", "title", "document_number", "theme", "venue"):
        if document.get(key) is not None:
            yield document[key]
    yield from document.get("issuers", [])
    yield from document.get("addressees", [])
    for deadline in document.get("deadlines", []):
        yield deadline["text"]
        yield deadline["action"] or ""
        yield deadline["recipient"] or ""
    for contact in document.get("contacts", []):
        for value in contact.values():
            yield from value if isinstance(value, list) else [value or ""]
    for reference in document.get("references", []):
        yield reference["title"] or ""
        yield reference["document_number"] or ""
    for attachment in document.get("attachments", []):
        yield attachment["title"] or ""


@pytest.mark.parametrize("path", GOLDS, ids=name_of)
def test_gold_values_stand_in_the_text(path: Path) -> None:
    text = squash(text_of(path).translate(BRACKETS))
    for document in documents(load(path)):
        assert set(document) <= KEYS
        missing = [value for value in strings(document) if squash(value) not in text]
        assert missing == []


@pytest.mark.parametrize("path", GOLDS, ids=name_of)
def test_sections_are_all_labels_of_the_text_in_order(path: Path) -> None:
    raw = text_of(path)
    text = squash(raw)
    gold = load(path)
    listed = {
        squash(a["title"])
        for document in documents(gold)
        for a in document.get("attachments", [])
        if a["title"]
    }
    printed = [
        match.group()
        for match in LABEL.finditer(raw)
        if not any(squash(raw[match.end() : match.end() + 60]).startswith(title) for title in listed)
    ]
    sections = [section for document in documents(gold) for _, section in walk(document["sections"])]
    # Where lines end is a matter of layout; in the even families each label stands at the start of a line.
    assert path.parent.name in UNEVEN or [section["label"] for section in sections] == printed
    at = 0
    for section in sections:
        heading = squash(section["label"] + (section["title"] or ""))
        found = text.find(heading, at)
        assert found >= 0, heading
        at = found + len(heading)
        if section["title"] is None:
            continue
        # A title is a whole heading: it never ends in the middle of a sentence.
        assert len(section["title"]) <= 50
        assert not section["title"].endswith(("。", "：", "；"))


@pytest.mark.parametrize("path", GOLDS, ids=name_of)
def test_activities_and_requirements_are_sections(path: Path) -> None:
    for document in documents(load(path)):
        known = [(section["label"], section["title"]) for _, section in walk(document["sections"])]
        for key in ("activities", "requirements"):
            for item in document.get(key, []):
                assert (item["label"], item["title"]) in known


def printed_day(day: dt.date) -> set[str]:
    """The ways in which the corpus prints a full date."""
    positional = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    return {
        f"{day.year}年{day.month}月{day.day}日",
        f"{positional}年{to_han(day.month)}月{to_han(day.day)}日",
        f"{day.year}-{day.month}-{day.day}",
    }


def last_day_of(year: int, month: int, part: str) -> int:
    return {"上旬": 10, "中旬": 20}.get(part) or calendar.monthrange(year, month)[1]


def counted_day(document: dict[str, Any], number: int, *, working: bool) -> dt.date:
    """The day that many days after the notice was printed; no holiday but weekends lies in any such stretch here."""
    day = dt.date.fromisoformat(document["print_date"] or document["issue_date"])
    for _ in range(number):
        day += dt.timedelta(days=1)
        while working and day.isoweekday() > 5:
            day += dt.timedelta(days=1)
    return day


def printed_ends(start: dt.date | None, end: dt.date | None) -> Iterator[set[str]]:
    """For each end of a period that is there, the ways in which the corpus prints it."""
    if start is not None:
        decade = {1: "上旬", 11: "中旬", 21: "下旬"}.get(start.day, "?")
        yield {
            f"{start.month}月{start.day}日",
            f"{to_han(start.month)}月{to_han(start.day)}日",
            f"{start.month}月{decade}",
        }
    if end is not None:
        parts = (
            part for part in ("上旬", "中旬", "下旬") if last_day_of(end.year, end.month, part) == end.day
        )
        yield {
            f"{end.month}月{end.day}日",
            f"至{end.day}日",
            f"至{to_han(end.day)}日",
            *(f"{mark}{end.month}月{part}" for part in parts for mark in "至—"),
        }


@pytest.mark.parametrize("path", GOLDS, ids=name_of)
def test_dates_agree_with_their_words(path: Path) -> None:
    text = re.sub(r"(?<=[〇一二三四五六七八九○O])[○O]", "〇", squash(text_of(path)))
    for document in documents(load(path)):
        for key in ("issue_date", "print_date"):
            if document[key] is not None and path.parent.name not in UNEVEN:
                assert any(form in text for form in printed_day(dt.date.fromisoformat(document[key])))
        for deadline in document.get("deadlines", []):
            day = dt.date.fromisoformat(deadline["date"])
            words = NUMERIC_DATE.sub(r"\1年\2月\3日", squash(deadline["text"]))
            clocks = list(re.finditer(r"(下午|晚)?(\d{1,2})(?:[:∶](\d{2})|[时点](?!间))", words))
            clock = clocks[-1] if clocks else None
            hour = int(clock[2]) + (12 if clock[1] else 0) if clock else 0
            printed = f"{hour:02}:{clock[3] or '00'}" if clock else None
            assert deadline["time"] == printed or path.parent.name in UNEVEN
            assert document["issue_date"] is None or day >= dt.date.fromisoformat(document["issue_date"])
            if counted := COUNTED.search(words):
                working = counted["working"] is not None
                assert day == counted_day(document, int(counted["number"]), working=working)
                continue
            dates = list(PRINTED_DATE.finditer(words))
            assert dates, words
            # The year of a window may stand at its start alone.
            years = [to_int(one["year"]) for one in dates if one["year"]]
            assert (not years) == (deadline.get("inferred") == ["year"])
            assert not years or years[-1] == day.year
            due = dates[-1]
            number = to_int(due["day"]) if due["day"] else last_day_of(day.year, day.month, due["part"])
            assert (day.month, day.day) == (to_int(due["month"]), number)
        if document.get("period") is not None:
            start, end = (
                None if (printed := document["period"][side]) is None else dt.date.fromisoformat(printed)
                for side in ("start", "end")
            )
            assert start is None or end is None or start <= end
            for forms in printed_ends(start, end) if path.parent.name not in UNEVEN else ():
                assert any(form in text for form in forms), forms


@pytest.mark.parametrize("path", GOLDS, ids=name_of)
def test_relations_are_those_of_the_record(path: Path) -> None:
    for document in documents(load(path)):
        assert {reference["relation"] for reference in document.get("references", [])} <= set(
            get_args(Relation)
        )


@pytest.mark.parametrize("path", GOLDS, ids=name_of)
def test_people_can_be_reached_nowhere(path: Path) -> None:
    text = squash(text_of(path))
    # Joined, for a number over two lines; as it stands, for two numbers with a blank between them.
    phones = {
        phone
        for reading in (text, unicodedata.normalize("NFKC", text_of(path)))
        for phone in re.findall(r"(?<!\d)(?:\d{3,4}-\d{7,8}|\d{11})(?!\d)", reading)
    }
    assert all(phone.startswith("0000") for phone in phones)
    hosts = re.findall(r"@([a-z0-9.-]+[a-z0-9])", text) + re.findall(r"https?://([a-z0-9.-]+[a-z0-9])", text)
    assert all(host.endswith(HOSTS) for host in hosts)
    gold = load(path)
    for contact in (contact for document in documents(gold) for contact in document.get("contacts", [])):
        for phone in contact["phones"] + contact["faxes"]:
            # An extension behind a number, or the second of two numbers of one area (0000-12345678、87654321).
            number = squash(phone).partition("转")[0]
            assert number in phones or (number.startswith("000") and number in text)
        assert all(email.endswith(HOSTS) for email in contact["emails"])
        assert contact["postcode"] in (None, "000000")


def side(entry: dict[str, Any], folder: Path, which: str) -> tuple[dict[str, Any], str]:
    """The gold that one side of an entry means, and the text of its file."""
    path = folder / f"{entry[which]}.gold.json"
    gold = load(path)
    if entry["embedded"] == which:
        gold = next(attachment["notice"] for attachment in gold["attachments"] if "notice" in attachment)
    return gold, text_of(path)


@pytest.mark.parametrize(
    ("path", "number"),
    ENTRIES,
    ids=lambda value: value.parent.name if isinstance(value, Path) else str(value),
)
def test_pairs_point_at_what_is_there(path: Path, number: int) -> None:
    entry = json.loads(path.read_text("utf-8"))[number]
    sides = {which: side(entry, path.parent, which) for which in ("parent", "local")}
    paths = {which: {where for where, _ in walk(gold["sections"])} for which, (gold, _) in sides.items()}

    for which, known in paths.items():
        rows = [tuple(row[which]) for row in entry.get("alignments", []) if row[which] is not None]
        assert set(rows) <= known
        # An entry that aligns at all accounts for every unit of both sides.
        assert not rows or set(rows) == known
    for row in entry.get("alignments", []):
        assert row["relation"] in get_args(AlignmentRelation)
        assert (row["local"] is None) == (row["relation"] == "omitted")
        assert (row["parent"] is None) == (row["relation"] == "added")
        if row["relation"] == "split":
            assert sum(other["parent"] == row["parent"] for other in entry["alignments"]) > 1

    for finding in entry["findings"]:
        assert finding["kind"] in get_args(FindingKind)
        assert finding["severity"] in get_args(FindingSeverity)
        for which, key in (("parent", "old"), ("local", "new")):
            gold, text = sides[which]
            where, value = finding[which], finding[key]
            assert where is None or tuple(where) in paths[which]
            if value is None:
                continue
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
                assert value in [deadline["date"] for deadline in gold["deadlines"]]
            else:
                assert squash(value) in squash(text)


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.parent.name)
def test_severity_follows_the_direction_of_a_change(path: Path) -> None:
    entries = json.loads(path.read_text("utf-8"))
    findings = [finding for entry in entries for finding in entry["findings"]]
    assert findings
    for finding in findings:
        kind, severity = finding["kind"], finding["severity"]
        if kind == "changed_deadline":
            old, new = (dt.date.fromisoformat(finding[key]) for key in ("old", "new"))
            assert finding["days"] == (new - old).days != 0
            assert severity == ("conflict" if new > old else "info")
        elif kind.startswith("added_"):
            assert (finding["parent"], severity) == (None, "info")
        elif kind.startswith("omitted_"):
            assert severity == "review"
        elif kind in {"changed_theme", "changed_obligation"}:
            assert severity == "conflict"


def test_every_kind_of_finding_is_planted() -> None:
    planted = {
        finding["kind"]
        for path in PAIRS
        for entry in json.loads(path.read_text("utf-8"))
        for finding in entry["findings"]
    }
    assert planted == set(get_args(FindingKind))


def test_every_notice_has_gold_and_every_gold_its_notice() -> None:
    notices = {
        path.with_suffix("")
        for path in CORPUS.rglob("*")
        if path.suffix in {".txt", ".md", ".html"} and path.name != "README.md"
    }
    assert notices == {path.with_name(path.name.removesuffix(".gold.json")) for path in GOLDS}


def test_the_demo_is_a_family_of_the_corpus() -> None:
    shipped = {
        entry.name: entry.read_text("utf-8")
        for entry in (files("noticeparse") / "demo").iterdir()
        if entry.name.endswith(".txt")
    }
    family = {path.name: path.read_text("utf-8") for path in (CORPUS / "dev" / "water-week").glob("*.txt")}
    assert shipped == family
    assert len(shipped) == 4


@pytest.mark.parametrize(
    ("local", "parent"),
    [
        ("water-week/school.txt", "water-week/parent.txt"),
        ("winter-inspection/city.txt", "winter-inspection/parent.txt"),
    ],
)
def test_a_transmittal_holds_its_parent_whole(local: str, parent: str) -> None:
    forwarded = (CORPUS / "dev" / parent).read_text("utf-8")
    cover = (CORPUS / "dev" / local).read_text("utf-8").removesuffix(forwarded)
    assert forwarded not in cover
    assert cover.rstrip().endswith("附件")


def test_the_layouts_are_those_the_readme_promises() -> None:
    def read(name: str) -> str:
        return (CORPUS / "dev" / name).read_text("utf-8")

    assert "\n" not in read("reading-season/county.txt")
    wrapped = read("reading-season/parent.txt").splitlines()
    assert sum(not line for line in wrapped) > len(wrapped) / 3
    assert "2024 年 4 月" in read("reading-season/parent.txt")
    assert re.search(r"\n— 1 —\n", read("science-contest/district.txt"))
    assert re.search(r"^### \*\*一、", read("reading-season/city.md"), re.MULTILINE)
    assert all(
        line.startswith("　")
        for line in read("water-week/city.txt").splitlines()
        if re.match(r"\s*（[一二三四五]）", line)
    )


def test_the_held_out_notices_are_of_other_kinds_and_layouts() -> None:
    def read(name: str) -> str:
        return (CORPUS / "heldout" / name).read_text("utf-8")

    kinds = {load(path)["kind"] for path in GOLDS if path.is_relative_to(CORPUS / "heldout")}
    assert kinds == {"通知", "通告", "公告", "通报", "请示", "批复", "函", "公示", "启事"}
    assert len([path for path in GOLDS if path.is_relative_to(CORPUS / "heldout")]) >= 20
    for wrapped in ("single/application.txt", "archives/county.txt"):
        lines = read(wrapped).splitlines()
        assert all(lines)
        assert max(map(len, lines)) <= 40  # half of them digits
    assert not re.search(r"[0-9]", read("single/holiday.txt"))
    assert not re.search(r"\d+年", read("single/postponed.txt"))
    assert re.search(r"^附件：1\.\S+ 2\.\S+ 3\.\S+$", read("single/association.txt"), re.MULTILINE)
