"""Web pages: each ``pages/NAME.html`` gives exactly ``pages/NAME.txt``; below, one trait of a page at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticeparse.errors import LimitError, UnreadableSourceError
from noticeparse.sources.limits import Limits
from noticeparse.sources.read import read_bytes, read_file

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))

BODY = "<p>各中小学：</p><p>请于5月6日前将总结报送市教育局，逾期不再受理。</p><p>清河市教育局</p><p>2024年4月1日</p>"
BODY_TEXT = "各中小学：\n请于5月6日前将总结报送市教育局，逾期不再受理。\n清河市教育局\n2024年4月1日"
TITLE = "关于报送读书活动总结的通知"


def page(body: str, head: str = "", encoding: str = "utf-8") -> str:
    return read_bytes(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(encoding)
    ).text


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_page(path: Path) -> None:
    document = read_file(path)
    assert document.text == path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")
    assert (document.media_type, document.reader, document.pages) == ("text/html", "html", None)


def test_there_are_pages() -> None:
    assert len(PAGES) >= 8


@pytest.mark.parametrize(
    ("encoding", "declared", "notes"),
    [
        ("utf-8", "utf-8", ()),
        ("gb18030", "gb2312", ()),
        ("gb18030", "GBK", ()),
        ("gb18030", "utf-8", (("charset-mismatch", "utf-8"),)),
        ("utf-8", "gb2312", (("charset-mismatch", "gb2312"),)),
        ("gb18030", "iso-8859-1", (("charset-mismatch", "iso-8859-1"),)),
        ("gb18030", "", ()),
        ("utf-16", "utf-16", (("charset-mismatch", "utf-16"),)),
    ],
)
def test_charset(encoding: str, declared: str, notes: tuple[tuple[str, str], ...]) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    document = read_bytes(f"<html><head>{meta}</head><body>{BODY}".encode(encoding))
    assert document.text == BODY_TEXT
    if encoding != "utf-16":
        assert (document.encoding, document.notes) == (encoding, notes)


def test_big5_page() -> None:
    text = "各縣市政府：請於五月十日前將報名表送交教育處，逾期不予受理。"
    document = read_bytes(f"<html><meta charset=big5><p>{text}</p>".encode("big5"))
    assert (document.text, document.encoding, document.notes) == (text, "big5", ())


TITLES = [
    ("title outside the content goes first", f"<h1>{TITLE}</h1><div class=TRS_Editor>{BODY}</div>", "", f"{TITLE}\n{BODY_TEXT}"),
    ("title in a plain element", f"<div><div>{TITLE}</div><div id=zoom>{BODY}</div></div>", "", f"{TITLE}\n{BODY_TEXT}"),
    ("title that the content repeats", f"<h1>{TITLE}</h1><div id=zoom><p align=center>{TITLE}</p>{BODY}</div>", "", f"{TITLE}\n{BODY_TEXT}"),
    ("title that the content prints in two lines", f"<h1>{TITLE}</h1><div id=zoom><p>{TITLE[:7]}</p><p>{TITLE[7:]}</p>{BODY}</div>", "", f"{TITLE[:7]}\n{TITLE[7:]}\n{BODY_TEXT}"),
    ("short form of the title in the content", f"<h1>清河市教育局{TITLE}</h1><div id=zoom><p>{TITLE}</p>{BODY}</div>", "", f"清河市教育局{TITLE}\n{BODY_TEXT}"),
    ("title over two lines of one heading", f"<h1>清河市教育局<br>{TITLE}</h1><div id=zoom>{BODY}</div>", "", f"清河市教育局\n{TITLE}\n{BODY_TEXT}"),
    ("title that only the head names in full", f"<h2>最新动态信息栏目</h2><p>读书活动总结</p><p>{TITLE[:10]}材料</p><div id=zoom>{BODY}</div>", f"<title>{TITLE[:10]}材料_清河市教育局</title>", f"{TITLE[:10]}材料\n{BODY_TEXT}"),
    ("forwarded notice of the same title", f"<h1>{TITLE}</h1><div id=zoom><p>各学院：</p><p>{TITLE}</p>{BODY}</div>", f"<title>{TITLE}</title>", f"{TITLE}\n各学院：\n{TITLE}\n{BODY_TEXT}"),
    ("number between title and content", f"<h1>{TITLE}</h1><p>清教函〔2024〕5号</p><div id=zoom>{BODY}</div>", "", f"{TITLE}\n清教函〔2024〕5号\n{BODY_TEXT}"),
    ("number in the index table", f"<table><tr><td>索引号：</td><td>1-2</td></tr><tr><td>发文字号：</td><td>清教函〔2024〕5号</td></tr><tr><td>发布日期：</td><td>2024-04-09</td></tr></table><h1>{TITLE}</h1><div id=zoom>{BODY}</div>", "", f"{TITLE}\n清教函〔2024〕5号\n{BODY_TEXT}"),
    ("number that the content prints is not taken twice", f"<table><tr><td>索引号：</td><td>1-2</td></tr><tr><td>文号：</td><td>清教函〔2024〕5号</td></tr><tr><td>发布日期：</td><td>2024-04-09</td></tr></table><h1>{TITLE}</h1><div id=zoom><p>清教函〔2024〕5号</p>{BODY}</div>", "", f"{TITLE}\n清教函〔2024〕5号\n{BODY_TEXT}"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "head", "text"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES]
)
def test_title_and_number(body: str, head: str, text: str) -> None:
    assert page(body, head) == text


AROUND = [
    ("script and style", "<script>5月1日前</script><style>p{}</style><noscript>请启用脚本，谢谢。</noscript>"),
    ("comment", "<!-- 请于1月1日前报送。 -->"),
    ("not displayed", "<div style='display: none'>请于1月1日前报送，电话0000-0000001。</div>"),
    ("hidden attribute", "<p hidden>请于1月1日前报送。</p>"),
    ("invisible", "<div style='opacity:0;width:0'>请于1月1日前报送。</div>"),
    ("off the page", "<p style='text-indent:-9999px'>请于1月1日前报送。</p>"),
    ("navigation", "<nav><a>首页</a><a>通知公告</a></nav>"),
    ("breadcrumb", "<p>您当前所在的位置：<a>首页</a> &gt; <a>文件</a></p>"),
    ("posting line", "<p>发布时间：2024-04-09 10:20 来源：本站 浏览次数：12</p>"),
    ("font size", "<p>【字体：<a>大</a> <a>中</a> <a>小</a>】</p>"),
    ("print and close", "<p>【<a>打印</a>】【<a>关闭窗口</a>】</p>"),
    ("code to scan", "<p>扫一扫在手机打开当前页</p>"),
    ("footer", "<div id=foot><p>主办：清河市教育局　电话：0000-9999999</p><p>网站标识码：0000000000</p></div>"),
    ("footer without a name", "<div><p>地址：清河市人民路1号　电话：0000-9999999</p><p>版权所有：清河市教育局</p></div>"),
    ("neighbours", "<p>上一篇：<a>关于开展检查的通知</a></p><p>下一篇：没有了</p>"),
    ("related pages", "<div><p>相关阅读</p><ul><li><a>关于开展检查的通知</a></li><li><a>一图读懂读书活动</a></li></ul></div>"),
    ("search box", "<form class=search><input name=q><span>热门搜索：</span><a>高考</a></form>"),
]  # fmt: skip


@pytest.mark.parametrize("chrome", [row[1] for row in AROUND], ids=[row[0] for row in AROUND])
@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize("name", ["class=TRS_Editor", "class=content", ""])
def test_what_stands_around_is_left_out(chrome: str, place: str, name: str) -> None:
    content = f"<h1>{TITLE}</h1><div {name}>{BODY}</div>"
    assert page(chrome + content if place == "before" else content + chrome) == f"{TITLE}\n{BODY_TEXT}"


@pytest.mark.parametrize(
    "kept",
    [
        "时间：2024年5月6日上午9时",
        "经费来源：市级财政拨款",
        "应用软件须完成ICP备案并公示。",
        "参赛作品版权所有人应当保证作品为原创。",
        "联系人：张某某　电话：0000-0000000",
        "报名网址：http://www.example.org/",
        "附件：1.报名表.docx",
        "中小学",
        "大会",
        "推荐表",
        "（此件公开发布）",
        "公开方式：主动公开",
        "主办单位：清河市教育局",
    ],
)
@pytest.mark.parametrize("name", ["class=TRS_Editor", ""])
def test_lines_of_the_notice_stay(kept: str, name: str) -> None:
    assert (
        page(f"<h1>{TITLE}</h1><div {name}>{BODY}<p>{kept}</p>{BODY}</div>")
        == f"{TITLE}\n{BODY_TEXT}\n{kept}\n{BODY_TEXT}"
    )


def test_attachments_below_the_content_stay() -> None:
    body = f"<div id=zoom>{BODY}</div><ul><li><a href=1.doc>附件1：报名表.doc</a></li><li><a href=2.doc>2.名单.xls</a></li></ul><p><a>首页</a></p>"
    assert page(body) == f"{BODY_TEXT}\n附件1：报名表.doc\n2.名单.xls"


def test_page_that_hides_everything_is_read_with_a_note() -> None:
    document = read_bytes(f"<html><body><div style='display:none'>{BODY}</div></body>".encode())
    assert (document.text, document.notes) == (BODY_TEXT, (("hidden-text-read", "0"),))


INLINE = [
    ("inline elements are joined", "<p>请于<b>5月</b><span>6日</span>前<u>报送</u>，谢谢。</p>", "请于5月6日前报送，谢谢。"),
    ("blanks of the file", "<p>\n   请于 5月\n\t6日前，\n   报送总结&nbsp;&nbsp;和名单。</p>", "请于 5月 6日前，报送总结 和名单。"),
    ("indent stays", "<p>　　请于5月6日前报送。</p>", "　　请于5月6日前报送。"),
    ("breaks", "<p>请报送。<br>谢谢。<br/><br/>此致。</p>", "请报送。\n谢谢。\n此致。"),
    ("preformatted", "<pre>各单位：\n请报送。</pre>", "各单位：\n请报送。"),
    ("entities", "<p>《安全&amp;健康》&#12298;办法&#x300b;，请学习。</p>", "《安全&健康》《办法》，请学习。"),
    ("list numbers", "<p>要求：</p><ol start=2><li>按时。</li><li>如实。</li></ol>", "要求：\n2. 按时。\n3. 如实。"),
    ("Chinese list numbers", "<ol style='list-style-type: cjk-ideographic'><li>要按时。</li><li>要如实。</li></ol>", "一、要按时。\n二、要如实。"),
    ("list that prints its numbers", "<ol><li>（一）要按时。</li><li>（二）要如实。</li></ol>", "（一）要按时。\n（二）要如实。"),
    ("list without numbers", "<ol style='list-style:none'><li>要按时。</li><li>要如实。</li></ol>", "要按时。\n要如实。"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), [row[1:] for row in INLINE], ids=[row[0] for row in INLINE])
def test_lines_and_blanks(body: str, text: str) -> None:
    assert page(f"<div id=zoom>{body}</div>") == text


def test_rows_of_a_data_table_are_lines_with_tabs() -> None:
    table = "<table><tr><th>日期</th><th>单位</th></tr><tr><td><p>5月6日</p></td><td>一中<br>二中</td></tr></table>"
    document = read_bytes(f"<html><div id=zoom>{BODY}{table}<p>特此通知。</p>{table}</div>".encode())
    rows = "日期\t单位\n5月6日\t一中 二中"
    assert document.text == f"{BODY_TEXT}\n{rows}\n特此通知。\n{rows}"
    assert [document.text[start:end] for start, end in document.table_spans] == [rows, rows]


LAYOUT = [
    ("one cell", f"<table><tr><td>{BODY}</td></tr></table>"),
    ("one column", f"<table><tr><td>{BODY[: BODY.index('<p>请')]}</td></tr><tr><td>{BODY[BODY.index('<p>请') :]}</td></tr></table>"),
    ("empty cell beside the body", f"<table><tr><td>&nbsp;</td><td>{BODY}</td></tr></table>"),
    ("table in a table", f"<table><tr><td></td><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>"),
]  # fmt: skip


@pytest.mark.parametrize("body", [row[1] for row in LAYOUT], ids=[row[0] for row in LAYOUT])
def test_layout_table_is_no_table(body: str) -> None:
    document = read_bytes(f"<html><body>{body}".encode())
    assert (document.text, document.table_spans) == (BODY_TEXT, ())


def test_long_texts_side_by_side_are_no_rows() -> None:
    long = "".join(
        f"<p>第{number}条　各单位应当按照要求认真组织实施，确保活动取得实效，并及时报送总结材料。</p>"
        for number in range(20)
    )
    assert (
        read_bytes(f"<html><table><tr><td>{long}</td><td>说明</td></tr></table>".encode()).table_spans == ()
    )


def test_title_hint_is_without_the_name_of_the_site() -> None:
    document = read_bytes(f"<html><title>{TITLE}-清河市教育局网站</title><div id=zoom>{BODY}</div>".encode())
    assert (document.title_hint, document.text) == (TITLE, BODY_TEXT)


@pytest.mark.parametrize(
    "body",
    ["", "<script>show()</script>", "<nav><a>首页</a></nav><p>【打印】【关闭】</p>", "<img src=a.png>"],
)
def test_page_without_a_notice(body: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        page(body)
    assert caught.value.code == "E325"


def test_frames_without_content() -> None:
    with pytest.raises(UnreadableSourceError):
        read_bytes(b"<html><frameset><frame src=a.html></frameset></html>")


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "各单位：",
        "<p " + " ".join(f"a{number}" for number in range(20_000)) + ">各单位：",
    ],
    ids=["depth", "attributes"],
)
def test_page_that_would_take_a_parser_for_ever(body: str) -> None:
    with pytest.raises(LimitError) as caught:
        page(body)
    assert caught.value.code == "E503"


def test_deep_page_within_the_limit() -> None:
    assert page("<div>" * 2_500 + BODY + "</div>" * 2_500) == BODY_TEXT


def test_too_many_elements() -> None:
    with pytest.raises(LimitError):
        read_bytes(b"<html>" + b"<p>x" * 50, limits=Limits(max_elements=20))


def test_content_after_an_early_end_of_the_page() -> None:
    assert page(f"<p><a>首页</a></p></body></html><div id=zoom>{BODY}</div>") == BODY_TEXT
