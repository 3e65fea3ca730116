"""What an archive gives out: complete, harmless, the same every time, and without people where that is asked for."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from noticeparse import parse_file, parse_text
from noticeparse.archive.batch import run_batch, tool
from noticeparse.archive.link import link_archive
from noticeparse.archive.rows import file_rows
from noticeparse.archive.store import Store
from noticeparse.cli.main import main
from noticeparse.report.calendar import deadlines_calendar, folded
from noticeparse.report.cards import contacts_cards
from noticeparse.report.metadata import NAMES
from noticeparse.report.redaction import HIDDEN, redacted

CORPUS = Path(__file__).parents[2] / "corpus" / "dev"
FAMILY = CORPUS / "water-week"
NOTICES = sorted(CORPUS.rglob("*.txt"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "a.db"
    with Store(str(path), tool=tool()) as store:
        for _ in run_batch(str(FAMILY), store):
            pass
        link_archive(store)
    return path


def export(archive: Path, form: str, *more: str) -> bytes:
    out = archive.with_name(f"out.{form}")
    assert main(["export", str(archive), "--format", form, "-o", str(out), *more]) == 0
    return out.read_bytes()


def test_rows_hold_record_parent_and_findings(archive: Path) -> None:
    with Store(str(archive), writes=False) as store:
        rows = {row.path: row for row in file_rows(store)}
    assert rows["city.txt"].parent == "parent.txt"
    assert rows["city.txt"].comparison is not None
    assert rows["parent.txt"].link == "none"
    assert rows["county.txt"].notice == parse_file(FAMILY / "county.txt")
    assert any(path.endswith(".json") for path in rows)


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx", "ics", "vcf"])
def test_the_same_archive_gives_the_same_bytes(archive: Path, form: str) -> None:
    assert export(archive, form) == export(archive, form)


def test_json_lines_hold_every_file(archive: Path) -> None:
    lines = [json.loads(line) for line in export(archive, "jsonl").decode().split("\n") if line]
    assert [line["path"] for line in lines] == sorted(path.name for path in FAMILY.iterdir())
    county = next(line for line in lines if line["path"] == "county.txt")
    assert county["parent"] == "parent.txt"
    assert any(found["severity"] == "conflict" for found in county["findings"])


def test_elements_of_the_standard(archive: Path) -> None:
    text = export(archive, "csv", "--names", "gbt33480").decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head == ["path", "status", *NAMES]
    city = dict(zip(head, next(row for row in rows if row[0] == "city.txt"), strict=True))
    assert city["发文字号"] == "清水发〔2025〕21号"
    assert city["文种"] == "通知"


def test_a_calendar_is_whole_days_with_lines_of_75_octets() -> None:
    notices = [(path.name, parse_file(path)) for path in NOTICES]
    text = deadlines_calendar(notices)
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in text.replace("\r\n", "")
    days = sum(
        one.date is not None
        for _, notice in notices
        for inner in (notice, *notice.enclosed())
        for one in inner.deadlines
    )
    assert text.count("BEGIN:VEVENT") == days > 100
    assert len(re.findall(r"DTSTART;VALUE=DATE:\d{8}\r\n", text)) == days
    unfolded = text.replace("\r\n ", "")
    assert len(set(re.findall(r"UID:(\S+)", unfolded))) >= days * 0.95


def test_cards_hold_people_and_numbers() -> None:
    text = contacts_cards(
        [
            (
                "a",
                parse_text(
                    "关于开展读书活动的通知\n各学校：\n请按时参加。\n联系人：林以宁，联系电话：0000-0000101，邮箱：a@example.org\n"
                ),
            )
        ]
    )
    for line in ("FN:林以宁", "TEL;TYPE=WORK,VOICE:0000-0000101", "EMAIL;TYPE=INTERNET:a@example.org"):
        assert f"{line}\r\n" in text
    assert text.count("BEGIN:VCARD") == text.count("END:VCARD") == 1


@pytest.mark.parametrize("mark", ["a;b", "a,b", "a\\b", "a\r\nBEGIN:VCARD", "a\nATTACH:http://x"])
def test_nothing_in_a_notice_acts_in_a_calendar_or_a_card(mark: str) -> None:
    text = f"关于开展{mark}活动的通知\n各学校：\n请于2024年6月20日前将{mark}总结报送教育局。\n联系人：林{mark}，电话：0000-0000101\n"
    for out in (deadlines_calendar([(mark, parse_text(text))]), contacts_cards([(mark, parse_text(text))])):
        names = {
            line.partition(":")[0].partition(";")[0]
            for line in out.replace("\r\n ", "").split("\r\n")
            if line
        }
        assert names <= {
            "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP",
            "FN", "N", "ORG", "TEL", "EMAIL", "URL", "ADR", "NOTE",
        }  # fmt: skip


def test_folding_keeps_characters_whole() -> None:
    assert folded("通" * 60).replace("\r\n ", "") == "通" * 60 + "\r\n"


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_redacted_record_names_nobody(path: Path) -> None:
    notice = parse_file(path)
    words = redacted(notice).model_dump_json()
    for one in (notice, *notice.enclosed()):
        for contact in one.contacts:
            texts = (
                *contact.people,
                *contact.phones,
                *contact.faxes,
                *contact.emails,
                contact.address,
                contact.postcode,
            )
            for text in filter(None, texts):
                assert len(text.text) < 2 or text.text not in words
    assert not re.search(r"[A-Za-z0-9]@[a-z]+\.", words)
    assert not re.search(r"(?<!\d)0\d{3}-\d{7,8}(?!\d)", words)


def test_numbers_in_full_width_are_hidden() -> None:
    notice = parse_text(
        "关于开展读书活动的通知\n各学校：\n请于2024年6月20日前报送。联系人：林以宁，电话：００００～００００１０１。\n"
    )
    assert notice.contacts[0].phones
    assert "０１" not in redacted(notice).model_dump_json()


def test_redaction_keeps_places_and_all_else() -> None:
    notice = parse_text(
        "关于开展读书活动的通知\n各学校：\n请于2024年6月20日前报送。联系人：林以宁，电话：0000-0000101。\n"
    )
    hidden = redacted(notice)
    assert hidden.deadlines == notice.deadlines
    assert hidden.contacts[0].people[0].text == HIDDEN * 3
    assert hidden.contacts[0].evidence.start == notice.contacts[0].evidence.start
    assert len(hidden.contacts[0].evidence.quote) == len(notice.contacts[0].evidence.quote)


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx", "parquet", "ics", "vcf"])
def test_a_redacted_archive_names_nobody(archive: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
        from pyarrow import BufferReader
        from pyarrow.parquet import read_table

        data = repr(read_table(BufferReader(export(archive, form, "--redact"))).to_pylist()).encode()
    else:
        data = export(archive, form, "--redact")
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            data = b"".join(book.read(name) for name in book.namelist())
    words = data.decode().replace("\r\n ", "")
    for name in ("林以宁", "0000-0000101", "jieshui@example.org"):
        assert name not in words


def test_columns_have_a_declared_schema(archive: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import BufferReader
    from pyarrow.parquet import read_table

    from noticeparse.archive.columns import arrow_schema

    table = read_table(BufferReader(export(archive, "parquet")))
    assert table.schema.equals(arrow_schema())
    rows = {row["path"]: row for row in table.to_pylist()}
    assert rows["city.txt"]["parent"] == "parent.txt"
    assert rows["city.txt"]["deadlines"][0]["date"].year == 2025


def test_forms_that_a_terminal_cannot_show(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["export", str(archive), "--format", "xlsx"]) == 2


@pytest.mark.parametrize("form", ["xlsx", "ics", "vcf"])
def test_single_notices_in_the_same_forms(tmp_path: Path, form: str) -> None:
    out = tmp_path / f"out.{form}"
    assert main(["parse", str(FAMILY / "city.txt"), "--format", form, "--redact", "-o", str(out)]) == 0
    assert out.stat().st_size > 400
