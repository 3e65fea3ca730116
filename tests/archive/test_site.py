"""The web site over an archive: whole, self-contained, harmless, the same every time, and never in the way of other files."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeparse.archive.batch import run_batch, tool
from noticeparse.archive.link import link_archive
from noticeparse.archive.store import Store
from noticeparse.cli.main import main
from noticeparse.errors import OutputError
from noticeparse.report.site import build, cascade, figures
from noticeparse.report.site.build import write_site
from noticeparse.report.site.folder import MANIFEST
from noticeparse.report.site.ledger import Ledger
from noticeparse.report.site.shelf import Shelf
from noticeparse.report.site.words import GROUPS, LEVELS, PAGES, PARTS, WORDS

FAMILY = Path(__file__).parents[2] / "corpus" / "dev" / "water-week"
NASTY = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7777*7 }}-->\u202e"
HOSTILE = f"""清河市教育局关于开展{NASTY}读书活动的通知
清教发〔2025〕8号
各学校{NASTY}：
一、主要活动
（一）读书{NASTY}分享会。于2025年6月20日前将{NASTY}总结报送市教育局。
联系人：林以宁，联系电话：0000-0000101，邮箱：a@example.org
清河市教育局
2025年3月4日
"""


def archive_of(folder: Path, *, linked: bool = True) -> Path:
    path = folder.with_suffix(".db")
    with Store(str(path), tool=tool()) as store:
        for _ in run_batch(str(folder), store):
            pass
        if linked:
            link_archive(store)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "notices"
    folder.mkdir()
    for path in FAMILY.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "copy.txt").write_bytes((FAMILY / "city.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "<img src=x onerror=alert(1)>\"'\n林以宁 0000-0000101.txt").write_text(HOSTILE, "utf-8")
    (folder / "javascript:alert(1).txt").write_bytes(b"\x00\x01\x02" * 99)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")).write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def archive(folder: Path) -> Path:
    return archive_of(folder)


def site_of(archive: Path, target: Path, lang: str = "zh", *, redact: bool = False) -> dict[str, str]:
    """The pages of a site by their names below its folder."""
    with Store(str(archive), writes=False) as store:
        write_site(store, str(target), lang=lang, redact=redact)
    return {
        path.relative_to(target).as_posix(): path.read_text("utf-8")
        for path in sorted(target.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def site(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return site_of(archive, tmp_path_factory.mktemp("out") / "site")


class _Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str, str]] = []
        self.scripts: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._in_script = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs] or [(tag, "", "")]
        self._in_script = tag == "script"
        if self._in_script:
            self.scripts.append((dict(attrs).get("type") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)
        else:
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]


def pages_of(site: dict[str, str]) -> dict[str, _Page]:
    return {name: _Page(text) for name, text in site.items() if name.endswith(".html")}


def rows_of(page: str) -> list[list[object]]:
    found = re.search(r'id="rows">\n(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return [json.loads(line) for line in found[1].splitlines() if line]


def test_every_link_leads_to_a_page_and_a_place(site: dict[str, str]) -> None:
    pages = pages_of(site)
    links = 0
    for name, page in pages.items():
        ids = page.values("id")
        assert len(ids) == len(set(ids)), name
        for href in page.values("href"):
            to, _, anchor = href.partition("#")
            target = os.path.normpath(Path(name).parent / to) if to else name
            assert target in pages, (name, href)
            assert not anchor or anchor in pages[target].values("id"), (name, href)
            links += 1
    assert links > 100
    for row in rows_of(site["index.html"]):
        assert len(row) == 3 or row[3] in pages
    dues = rows_of(site["calendar.html"])
    assert len(dues) > 5
    for row in dues:
        assert row[6] in pages[str(row[5])].values("id")


def test_pages_load_nothing_and_their_own_scripts_may_run(site: dict[str, str]) -> None:
    for name, page in pages_of(site).items():
        tags = {tag for tag, _, _ in page.attributes}
        assert not {"img", "link", "iframe", "object", "embed", "base"} & tags, name
        assert not page.values("src") + page.values("action") + page.values("srcset"), name
        assert not re.search(r"url\(|@import|https?://|\bfetch\(|XMLHttpRequest|import\(", site[name]), name
        policy = page.values("content")[0]
        assert policy.startswith("default-src 'none'"), name
        run = [words for kind, words in page.scripts if kind != "application/json"]
        assert len(run) <= 1, name
        for words in run:
            digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy, name


def test_names_of_files_tell_nothing(site: dict[str, str]) -> None:
    fixed = {file for file, _ in PAGES.values()} | {MANIFEST}
    assert fixed <= set(site)
    for name in set(site) - fixed:
        assert re.fullmatch(r"[ncm]/([0-9a-f]{2})/\1[0-9a-f]{18}\.html", name)
    assert site[MANIFEST].splitlines()[1:] == sorted(set(site) - {MANIFEST})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_in_a_notice_or_its_name_acts(archive: Path, tmp_path: Path, lang: str) -> None:
    shown = 0
    for name, page in pages_of(site_of(archive, tmp_path / "site", lang)).items():
        assert not [key for _, key, _ in page.attributes if key.startswith("on")], name
        assert "img" not in {tag for tag, _, _ in page.attributes}, name
        words = "".join(page.words)
        assert "built-in method" not in words
        assert "54439" not in words
        assert "\u202e" not in words
        shown += "<img src=x onerror=alert(1)>" in words
    assert shown == 2


def test_the_same_archive_gives_the_same_bytes(archive: Path, folder: Path, site: dict[str, str], tmp_path: Path) -> None:  # fmt: skip
    assert site_of(archive, tmp_path / "again") == site
    other = tmp_path / "other.db"
    with Store(str(other), tool=tool()) as store:
        for _ in run_batch(str(folder), store, jobs=2):
            pass
        link_archive(store)
    assert site_of(other, tmp_path / "other") == site


def test_every_file_is_listed_and_every_notice_stands_in_the_cascade(site: dict[str, str]) -> None:
    rows = rows_of(site["index.html"])
    assert Counter(row[1] for row in rows) == {"ok": 6, "failed": 3}
    notices = {str(row[3]) for row in rows if len(row) > 3}
    assert len(notices) == 5
    assert notices <= set(pages_of(site)["cascade.html"].values("href"))
    assert {name for name in site if name.startswith("n/")} == notices
    for code in ("E305", "E310"):
        assert f'<details id="{code}"' in site["failures.html"]
    assert "\\udcff\\udcfe.txt" in site["failures.html"]


def test_a_notice_shows_its_text_and_says_why(site: dict[str, str]) -> None:
    row = next(row for row in rows_of(site["index.html"]) if row[0] == "county.txt")
    page = pages_of(site)[str(row[3])]
    words = "".join(page.words)
    for line in (FAMILY / "county.txt").read_text("utf-8").splitlines():
        assert line.strip() in words
    for reason in (
        "deadline.before_date",
        "2025-06-16",
        "原文印有年份",
        "按惯例含当日",
        "period.section",
        "叶知行",
    ):
        assert reason in words
    marks = set(page.values("data-mark"))
    assert len(marks) > 15
    classes = {name for value in page.values("class") for name in value.split()}
    assert marks <= classes
    assert row[10:13] == ["linked", 5, 2]


def test_a_content_under_several_names_is_one_page(site: dict[str, str]) -> None:
    rows = {row[0]: row for row in rows_of(site["index.html"])}
    assert rows["city.txt"][3] == rows["copy.txt"][3]
    assert "city.txt · copy.txt" in " ".join("".join(_Page(site[str(rows["city.txt"][3])]).words).split())


def test_the_matrix_is_parted_where_it_is_too_wide(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    whole = [text for name, text in site_of(archive, tmp_path / "one").items() if name.startswith("m/")]
    assert len(whole) == 1
    assert "保留 87%" in whole[0]
    for module in (build, cascade):
        monkeypatch.setattr(module, "LOCALS_A_PAGE", 1)
    parts = site_of(archive, tmp_path / "two")
    assert sum(name.startswith("m/") for name in parts) == 3
    test_every_link_leads_to_a_page_and_a_place(parts)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_redacted_site_names_nobody(archive: Path, tmp_path: Path, lang: str) -> None:
    site = site_of(archive, tmp_path / "site", lang, redact=True)
    plain = site_of(archive, tmp_path / "plain", lang)
    for words in ("林以宁", "叶知行", "0000-0000101", "0000-0000121", "a@example.org"):
        assert words in "".join(plain.values())
        assert not [name for name, text in site.items() if words in text]
    assert ("已脱敏" if lang == "zh" else "are hidden") in site["index.html"]
    assert set(site) == set(plain)


def test_an_archive_without_links_has_a_site(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    with Store(str(path), tool=tool()) as store:
        for _ in run_batch(str(folder), store):
            pass
    site = site_of(path, tmp_path / "site", "en")
    assert "Not linked yet" in site["cascade.html"]
    assert "No values." in site["figures.html"]
    test_every_link_leads_to_a_page_and_a_place(site | {"calendar.html": site["calendar.html"]})


def test_rings_of_links_hide_no_notice(archive: Path, tmp_path: Path) -> None:
    copy = tmp_path / "ring.db"
    copy.write_bytes(archive.read_bytes())
    with Store(str(copy), tool=tool()) as store:
        contents = [row[0] for row in store.base.execute("SELECT child FROM links ORDER BY child")]
        for at, child in enumerate(contents):
            # Two in a ring, one its own parent, one below a parent that is gone, the others below the ring.
            parent = [contents[1], contents[0], contents[2], "gone", contents[0]][at]
            store.base.execute(
                "UPDATE links SET state = 'linked', parent = ?, parent_part = 0, comparison = NULL WHERE child = ?",
                (parent, child),
            )
    with (
        Store(str(copy), writes=False) as store,
        Ledger(tmp_path / "ledger") as ledger,
    ):
        ledger.fill(Shelf(store, redact=False))
        steps = [step.entry.content for step in cascade._steps(ledger) if step.entry is not None]
        alone = [entry.content for state in cascade._STATES for entry in ledger.single(state)]
    assert sorted(steps + alone) == contents
    site = site_of(copy, tmp_path / "site")
    test_every_link_leads_to_a_page_and_a_place(site)
    assert site["cascade.html"].count("<ul>") == site["cascade.html"].count("</ul>")


def test_an_earlier_site_is_replaced(archive: Path, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    first = site_of(archive, target)
    small = tmp_path / "small"
    small.mkdir()
    (small / "one.txt").write_bytes((FAMILY / "city.txt").read_bytes())
    second = site_of(archive_of(small), target)
    assert set(second) < set(first)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["site", "small"]
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("make", ["file", "foreign", "added", "link", "manifest"])
def test_other_folders_are_left_alone(archive: Path, tmp_path: Path, make: str) -> None:
    target = tmp_path / "site"
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    if make == "file":
        target.write_text("mine")
    elif make == "foreign":
        target.mkdir()
        (target / "mine.txt").write_text("mine")
    else:
        site_of(archive, target)
        if make == "added":
            (target / "n" / "mine.txt").write_text("mine")
        elif make == "link":
            (target / "more").symlink_to(tmp_path, target_is_directory=True)
        else:
            (target / MANIFEST).write_text("something else\nmine\n")
    before = sorted(path for path in tmp_path.rglob("*"))
    with pytest.raises(OutputError, match="E905"), Store(str(archive), writes=False) as store:
        write_site(store, str(target))
    assert sorted(path for path in tmp_path.rglob("*")) == before
    assert precious.read_text() == "mine"


def test_a_list_that_names_foreign_files_takes_none_away(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    site_of(archive, target)
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    with (target / MANIFEST).open("a") as out:
        out.write("../precious.txt\n/etc/hostname\n")
    site_of(archive, target)
    assert precious.read_text() == "mine"


def test_a_failure_leaves_the_earlier_site_and_nothing_else(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    target = tmp_path / "site"
    before = site_of(archive, target)

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OutputError, match="E902"), Store(str(archive), writes=False) as store:
        write_site(store, str(target))
    monkeypatch.undo()
    assert site_of(archive, target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_command(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "deep" / "site"
    assert main(["--lang", "en", "report", str(archive), "-o", str(target), "--redact"]) == 0
    assert "5 notices, 3 comparisons" in capsys.readouterr().err
    assert 'lang="en"' in (target / "index.html").read_text("utf-8")
    assert main(["report", str(archive)]) == 2
    assert main(["report", str(tmp_path / "none.db"), "-o", str(target)]) == 3
    assert main(["report", str(archive), "-o", str(FAMILY)]) == 9


def test_every_word_is_said_in_both_languages() -> None:
    pairs = [*WORDS.values(), *PARTS.values(), *GROUPS.values(), *LEVELS.values()]
    for words in [*pairs, *(name for _, name in PAGES.values())]:
        assert len(words) == 2
        assert all(words)
    for chinese, english in WORDS.values():
        assert re.findall(r"\{\w+\}", chinese) == re.findall(r"\{\w+\}", english)
    # A word of this name would be taken for a method where a template asks for it.
    assert not [key for key in WORDS if hasattr(dict, key)]


def test_an_english_site_says_everything_in_english(archive: Path, tmp_path: Path) -> None:
    site = site_of(archive, tmp_path / "site", "en")
    for name in ("index.html", "calendar.html", "figures.html", "failures.html"):
        page = _Page(site[name])
        said = "".join(page.words) + "".join(page.values("aria-label") + page.values("placeholder"))
        assert not [pair[0] for pair in WORDS.values() if len(pair[0]) > 3 and pair[0] in said], name


@given(st.lists(st.integers(-4000, 4000), min_size=1, max_size=60))
def test_bars_count_every_value_once(values: list[int]) -> None:
    counts = sorted(Counter(values).items())
    bins = figures._days(counts)
    assert sum(count for _, _, count in bins) == len(values)
    assert 1 <= len(bins) <= figures._MOST_BARS + 2
    assert len({label for label, _, _ in bins}) == len(bins)
    median = figures._quantile(counts, 0.5)
    assert sum(value <= median for value in values) * 2 >= len(values)
    bars = figures._bars(bins, max(count for _, _, count in bins), shifts=True)
    assert all(bar.x >= 0 and bar.x + bar.width <= figures.WIDTH for bar in bars)
    assert all(bar.y >= 0 and bar.height >= 0 for bar in bars)
    assert figures._round_counts(len(values))


def test_bars_stand_on_either_side_of_zero() -> None:
    bins = figures._days([(-10, 1), (-1, 2), (0, 3), (1, 4), (10, 5)])
    labels = {label: count for label, _, count in bins if count}
    assert labels == {"−10": 1, "−1": 2, "0": 3, "1": 4, "10": 5}
    assert figures._shares([(0, 1), (99, 2), (100, 3)])[-2:] == [("90–99", 90, 2), ("100", 100, 3)]
