from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from noticeparse import Comparison, Notice, parse_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

TITLE = "云岭省教育厅关于开展书香校园活动的通知"

pytestmark = pytest.mark.usefixtures("folder")


def test_one_file_is_one_json_record(run: Run) -> None:
    done = run("parse", "parent.txt")
    assert Notice.model_validate_json(done.out) == parse_file("parent.txt")
    assert done.err == ""


def test_several_files_are_json_lines(run: Run) -> None:
    lines = run("parse", "parent.txt", "local.txt").text.split("\n")
    assert lines.pop() == ""
    assert [json.loads(line)["source"]["name"] for line in lines] == ["parent.txt", "local.txt"]


def test_a_file_that_fails_does_not_stop_the_others(run: Run) -> None:
    done = run("parse", "parent.txt", "missing.txt", "empty.txt", "local.txt")
    assert done.out.count(b"\n") == 2
    assert [("missing.txt" in line, "empty.txt" in line) for line in done.err.splitlines()] == [
        (True, False),
        (False, True),
    ]


def test_standard_input(run: Run, folder: Path) -> None:
    done = run("parse", "-", stdin=(folder / "gbk.txt").read_bytes())
    assert json.loads(done.out)["title"]["text"] == TITLE


def test_standard_input_that_is_empty(run: Run) -> None:
    assert run("parse", "-").code == 3


def test_json_lines_of_one_file(run: Run) -> None:
    assert run("parse", "parent.txt", "--format", "jsonl").out.count(b"\n") == 1


@pytest.mark.parametrize("name", ["gbk.txt", "crlf.txt"])
def test_encodings_and_line_ends_change_no_value(run: Run, name: str) -> None:
    record = json.loads(run("parse", name).out)
    assert record["title"]["text"] == TITLE
    assert record["document_number"]["text"] == "云教发〔2024〕7号"


def test_names_that_look_like_options(run: Run) -> None:
    done = run("parse", "--format", "json", "--", "-local.txt")
    assert json.loads(done.out)["source"]["name"] == "-local.txt"
    assert run("compare", "--", "parent.txt", "-local.txt").code == 0


def test_table(run: Run) -> None:
    text = run("parse", "parent.txt", "--format", "table", "--lang", "zh").text
    assert "发文字号  云教发〔2024〕7号" in text
    assert "2024-08-20" in text


def test_tables_of_several_files_are_named(run: Run) -> None:
    text = run("parse", "parent.txt", "local.txt", "--format", "table").text
    assert text.index("parent.txt\n") < text.index("local.txt\n")


def test_csv(run: Run) -> None:
    text = run("parse", "parent.txt", "local.txt", "--format", "csv").text
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert [row["file"] for row in rows if row["field"] == "title"] == ["parent.txt", "local.txt"]


def test_markdown(run: Run) -> None:
    assert run("parse", "parent.txt", "--format", "markdown").text.startswith(f"# {TITLE}\n")


def test_explain_names_rule_words_and_value(run: Run) -> None:
    whole = run("parse", "parent.txt", "--explain", "--lang", "en").text
    part = run("explain", "parent.txt", "document_number", "--lang", "en").text
    assert part.splitlines()[0] == "document_number"
    assert "  words  L3 “云教发〔2024〕7号”" in part.splitlines()
    assert part in whole


def test_text_is_the_source_text_exactly(run: Run, folder: Path) -> None:
    assert run("text", "crlf.txt").out == (folder / "crlf.txt").read_bytes()
    assert run("text", "gbk.txt").out == (folder / "parent.txt").read_bytes()


def test_evidence_is_found_in_the_text(run: Run) -> None:
    text = run("text", "crlf.txt").text
    title = json.loads(run("parse", "crlf.txt").out)["title"]["evidence"]
    assert text[title["start"] : title["end"]] == title["quote"]


def test_outline(run: Run) -> None:
    lines = run("outline", "parent.txt").text.splitlines()
    assert lines[0] == TITLE
    assert "  一、 活动主题" in lines
    assert any(line.startswith("    （一）") for line in lines)


def test_compare(run: Run) -> None:
    comparison = Comparison.model_validate_json(run("compare", "parent.txt", "local.txt").out)
    assert comparison.parent.document_number == "云教发〔2024〕7号"
    assert {"omitted_activity", "changed_deadline"} <= {finding.kind for finding in comparison.findings}


def test_compare_several_locals(run: Run) -> None:
    assert run("compare", "parent.txt", "local.txt", "gbk.txt").out.count(b"\n") == 2
    text = run("compare", "parent.txt", "local.txt", "gbk.txt", "--format", "table", "--lang", "en").text
    assert text.splitlines()[0].split() == ["local", "conflict", "review", "info"]


def test_compare_takes_the_part_that_is_cited_unless_another_is_chosen(run: Run, folder: Path) -> None:
    parent = (folder / "parent.txt").read_text(encoding="utf-8")
    cover = "清河市学会关于转发书香校园活动通知的通知\n\n各分会：\n\n现将《云岭省教育厅关于开展书香校园活动的通知》（云教发〔2024〕7号）转发给你们。\n\n附件：云岭省教育厅关于开展书香校园活动的通知\n\n清河市学会\n\n2024年6月5日\n\n附件\n\n"
    (folder / "forwarded.txt").write_text(cover + parent, encoding="utf-8")

    def compared(*options: str) -> str | None:
        done = run("compare", "forwarded.txt", "local.txt", *options)
        return Comparison.model_validate_json(done.out).parent.title

    assert compared() == TITLE
    assert compared("--parent-part", "1") == TITLE
    assert compared("--parent-part", "0") == "清河市学会关于转发书香校园活动通知的通知"


def test_compare_takes_standard_input(run: Run, folder: Path) -> None:
    assert (
        run("compare", "parent.txt", "-", stdin=(folder / "local.txt").read_bytes()).out
        == run("compare", "parent.txt", "local.txt").out
    )


def test_dates(run: Run) -> None:
    found = json.loads(run("dates", "请于6月20日前报送", "--reference", "2024-05-06").out)
    assert [(row["type"], row["end"]) for row in found] == [("deadline", "2024-06-20")]
    assert json.loads(run("dates", "-", stdin="请于2024年6月20日前报送".encode()).out)[0]["text"]


def test_dates_counted_from_the_end_of_the_event(run: Run) -> None:
    (found,) = json.loads(run("dates", "活动结束后10日内报送", "--period-end", "2024-06-10").out)
    assert (found["type"], found["end"]) == ("deadline", "2024-06-20")
    (found,) = json.loads(run("dates", "活动结束后10日内报送").out)
    assert (found["type"], found["end"]) == ("unresolved", None)


def test_dates_of_a_text_without_dates(run: Run) -> None:
    assert json.loads(run("dates", "没有日期").out) == []


@pytest.mark.parametrize(
    ("call", "title"), [((), "Notice"), (("notice",), "Notice"), (("comparison",), "Comparison")]
)
def test_schema(run: Run, call: tuple[str, ...], title: str) -> None:
    schema = json.loads(run("schema", *call).out)
    record = schema["$defs"][title] if schema.get("$ref") == f"#/$defs/{title}" else schema
    assert record["title"] == title
    assert record["properties"]["schema_version"]["const"] == "1.0"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_doctor_names_every_dependency(run: Run, lang: str) -> None:
    done = run("doctor", "--lang", lang)
    assert done.code == 0
    assert all(name in done.text for name in ("Python 3.", "pydantic", "jieba", "pdfplumber", "[dev]"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_demo(run: Run, lang: str) -> None:
    done = run("demo", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert {"zh": "上级", "en": "parent"}[lang] in done.text
    assert done.text.count("─\n") >= 3


def test_help_in_both_languages(run: Run, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for lang, word in (("zh", "用法："), ("en", "usage: ")):
        with pytest.raises(SystemExit) as left:
            run("parse", "--help", "--lang", lang)
        assert left.value.code == 0
        assert capfdbinary.readouterr().out.decode().startswith(word)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_messages_follow_the_choice(run: Run, lang: str) -> None:
    error = run("parse", "missing.txt", "--lang", lang).err
    assert ("不存在" in error, "no such file" in error) == (lang == "zh", lang == "en")


def test_messages_follow_the_locale(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "不存在" in run("parse", "missing.txt").err
    assert "no such file" in run("parse", "--lang=en", "missing.txt").err


def test_json_does_not_follow_the_locale(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run("compare", "parent.txt", "local.txt").out
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run("compare", "parent.txt", "local.txt").out == before
    assert run("compare", "parent.txt", "local.txt", "--lang", "en").out != before


def test_output_to_a_file(run: Run, folder: Path) -> None:
    done = run("parse", "parent.txt", "-o", "out.json")
    assert (done.out, done.err) == (b"", "")
    assert Notice.model_validate_json((folder / "out.json").read_bytes()).title is not None


def test_output_replaces_and_leaves_nothing_else(run: Run, folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    (folder / "out.json").write_text("old", encoding="utf-8")
    (folder / "out.json").chmod(0o640)
    run("parse", "parent.txt", "-o", "out.json")
    assert (folder / "out.json").stat().st_mode & 0o777 == 0o640
    assert (folder / "out.json").read_text(encoding="utf-8").startswith("{")
    assert {path.name for path in folder.iterdir()} - before == {"out.json"}


def test_a_failure_leaves_the_old_output(run: Run, folder: Path) -> None:
    (folder / "out.json").write_text("old", encoding="utf-8")
    assert run("parse", "missing.txt", "-o", "out.json").code == 3
    assert (folder / "out.json").read_text(encoding="utf-8") == "old"
    assert [path for path in folder.iterdir() if path.name.startswith(".")] == []


def test_output_into_a_device(run: Run) -> None:
    assert run("parse", "parent.txt", "-o", "/dev/null").code == 0


def test_hostile_names_are_escaped(run: Run, folder: Path) -> None:
    name = "坏\x1b[2J\n名\u202e.txt"
    (folder / name).write_bytes((folder / "local.txt").read_bytes())
    shown = run("parse", "parent.txt", name, "--format", "table").text + run("parse", "\x1b[2J\n").err
    assert not {"\x1b", "\u202e"} & set(shown)
    assert "\\x1b[2J" in shown


def test_controls_of_a_notice_do_not_reach_the_output(run: Run, folder: Path) -> None:
    (folder / "hostile.txt").write_text(
        (folder / "local.txt").read_text(encoding="utf-8").replace("读书分享会", "读书\x9b2J分享\u202e会"),
        encoding="utf-8",
    )
    for form in ("table", "json", "markdown"):
        text = run("parse", "hostile.txt", "--format", form).text
        assert not {"\x9b", "\u202e"} & set(text)


@pytest.mark.parametrize("form", ["table", "json"])
def test_chain_and_provenance(run: Run, form: str) -> None:
    chain = run("chain", "parent.txt", "local.txt", "--format", form)
    assert chain.code == 0
    assert "三、" in chain.text
    sources = run("provenance", "local.txt", "parent.txt", "--format", form)
    assert sources.code == 0
    assert "读书分享" in sources.text


def test_comparison_as_page_and_workbook(run: Run, folder: Path) -> None:
    page = run("compare", "parent.txt", "local.txt", "--format", "html", "--lang", "zh")
    assert page.text.startswith("<!DOCTYPE html>")
    assert "征文比赛" in page.text
    done = run("compare", "parent.txt", "local.txt", "--format", "xlsx", "-o", "table.xlsx", "--exit-code")
    assert done.code == 6
    assert (folder / "table.xlsx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("call", "said", "in_chinese"),
    [
        (("prase", "x"), ", perhaps 'parse'. `noticeparse --help`", "，是否指 'parse'"),
        (
            ("parse", "x", "--formt", "json"),
            "perhaps '--format'. `noticeparse parse --help`",
            "没有这样的参数",
        ),
        (("parse", "x", "--format", "yaml"), "invalid choice: 'yaml'", "不能是 'yaml'"),
        (("parse",), "required: FILE", "缺少：FILE"),
        (
            ("dates", "x", "--reference", "2024"),
            "a day such as 2024-03-01 is expected, not '2024'",
            "应为日期",
        ),
        (("batch", "x", "--out", "y", "--shard", "4/3"), "a part such as 3/16", "应为其中一份"),
        (("batch", "x", "--out", "y", "--timeout", "soon"), "a number of seconds", "应为秒数"),
        (("batch", "x", "--out", "y", "--jobs", "many"), "'many'", "应为整数"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(
    run: Run, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...], said: str, in_chinese: str
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    done = run(*call)
    assert (done.code, said in done.err) == (2, True), done.err
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    done = run(*call)
    assert in_chinese in done.err
    assert "expected" not in done.err
    assert "required" not in done.err


def test_a_folder_that_is_not_there_leaves_no_archive(run: Run, folder: Path) -> None:
    done = run("batch", "none", "--out", "new.db")
    assert (done.code, "E309" in done.err) == (3, True)
    assert not (folder / "new.db").exists()


def test_an_archive_that_is_not_there_is_said_to_be_missing(run: Run) -> None:
    done = run("export", "none.db", "--format", "csv")
    assert (done.code, "there is no such archive" in done.err) == (3, True)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_notice_as_a_page(run: Run, lang: str) -> None:
    page = run("parse", "parent.txt", "--format", "html", "--lang", lang)
    assert page.code == 0
    assert page.text.startswith("<!DOCTYPE html>")
    assert ">云教发〔2024〕7号</span>" in page.text
    assert "document_number.bracketed" in page.text
    assert "<nav" not in page.text
    assert page.text.count("http") == 1  # the name of its policy


def test_a_page_shows_one_notice_and_no_people_where_that_is_asked_for(run: Run, folder: Path) -> None:
    (folder / "n.txt").write_text(
        "关于开展读书活动的通知\n各学校：\n请参加。\n联系人：林以宁，电话：0000-0000101\n", "utf-8"
    )
    assert "林以宁" in run("parse", "n.txt", "--format", "html").text
    hidden = run("parse", "n.txt", "--format", "html", "--redact").text
    assert "林以宁" not in hidden
    assert "0000-0000101" not in hidden
    several = run("parse", "n.txt", "parent.txt", "--format", "html")
    assert (several.code, "E217" in several.err) == (2, True)
