"""Every local finds its parent in the archive, never one of another year, and a missing one is said to be missing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from noticeparse import parse_file, parse_text
from noticeparse.archive.batch import run_batch, tool
from noticeparse.archive.link import Document, Link, documents_in, find_links, link_archive, stored_links
from noticeparse.archive.store import Store

CORPUS = Path(__file__).parents[2] / "corpus"
SPLITS = ("dev", "heldout")


def documents(paths: list[Path]) -> list[Document]:
    return [one for path in paths for one in documents_in(str(path), str(path), parse_file(path))]


def another_year(path: Path, shift: int) -> list[Document]:
    """The same notice of another year, as every office has them: with that year in its title, its number and its days."""
    text = re.sub(r"20[0-9]{2}", lambda year: str(int(year.group()) + shift), path.read_text("utf-8"))
    name = f"{path}{shift:+d}"
    return list(documents_in(name, name, parse_text(text)))


@pytest.fixture(scope="module")
def links() -> dict[str, Link]:
    """All of the corpus, and every notice of it once more for the year before and the year after."""
    paths = sorted(
        path
        for split in SPLITS
        for path in (CORPUS / split).rglob("*.*")
        if path.suffix in (".txt", ".md", ".html")
    )
    distractors = [one for path in paths for shift in (-1, 1) for one in another_year(path, shift)]
    return {link.child.path: link for link in find_links(documents(paths) + distractors)}


def expected() -> list[tuple[str, list[str]]]:
    """The locals of the corpus that point at their parents, with all parents they are compared with."""
    parents: dict[str, list[str]] = {}
    for path in (path for split in SPLITS for path in (CORPUS / split).rglob("pairs.gold.json")):
        for entry in json.loads(path.read_text("utf-8")):
            kinds = {finding["kind"] for finding in entry["findings"]}
            if (
                entry["embedded"] == "local"
                or kinds & {"parent_not_cited", "wrong_parent"}
                or not entry.get("alignments", [1])
            ):
                continue
            parents.setdefault(str(path.parent / entry["local"]), []).append(
                str(path.parent / entry["parent"])
            )
    return sorted(parents.items())


def test_locals_find_their_parents(links: dict[str, Link]) -> None:
    by_stem = {str(Path(path).with_suffix("")): link for path, link in links.items() if Path(path).is_file()}
    right = wrong = 0
    for local, parents in expected():
        link = by_stem[local]
        if link.parent is None:
            continue
        # A local that cites several superior notices is linked to the nearest; the others are kept beside it.
        hit = any(str(Path(one.path).with_suffix("")) in parents for one in link.candidates)
        right, wrong = right + hit, wrong + (not hit)
    assert right >= 15
    assert right / (right + wrong) >= 0.98


@pytest.mark.parametrize("shift", [-1, 1])
def test_what_is_only_there_for_another_year_is_missing(shift: int) -> None:
    (other,) = documents_in("p", "p", parse_text(re.sub("2024", str(2024 + shift), PARENT_TEXT)))
    assert state_of(other, local(CITES)).state == "missing"


def test_no_link_leads_to_another_year(links: dict[str, Link]) -> None:
    for path, link in links.items():
        if link.parent is not None:
            year = re.search(r"[+-]1$", path)
            other = re.search(r"[+-]1$", link.parent.path)
            assert (year and year.group()) == (other and other.group()), (path, link.parent.path)


def test_no_parent_is_younger_than_its_child(links: dict[str, Link]) -> None:
    for link in links.values():
        if link.parent is not None and link.parent.date is not None and link.child.date is not None:
            assert link.parent.date <= link.child.date


HEAD = "{issuer}关于开展2024年读书月活动的通知\n{number}\n各单位：\n{cites}现将有关事项通知如下。\n一、时间\n2024年5月。\n{issuer}\n2024年4月{day}日\n"


def made(path: str, issuer: str, number: str, cites: str = "", day: int = 8) -> Document:
    notice = parse_text(HEAD.format(issuer=issuer, number=number, cites=cites, day=day))
    return next(documents_in(path, path, notice))


PARENT = made("parent", "云岭省教育厅", "云教发〔2024〕7号")
PARENT_TEXT = HEAD.format(issuer="云岭省教育厅", number="云教发〔2024〕7号", cites="", day=8)
CITES = "根据《云岭省教育厅关于开展2024年读书月活动的通知》（云教发〔2024〕7号），"


def state_of(*documents: Document) -> Link:
    return {link.child.path: link for link in find_links(documents)}["local"]


def local(cites: str, day: int = 12) -> Document:
    return made("local", "清河市教育局", "清教发〔2024〕3号", cites, day)


def test_a_cited_number_links() -> None:
    link = state_of(PARENT, local(CITES))
    assert (link.state, link.basis, link.parent) == ("linked", "document_number", PARENT)


def test_a_cited_title_links() -> None:
    link = state_of(PARENT, local(CITES.replace("（云教发〔2024〕7号）", "")))
    assert (link.state, link.basis) == ("linked", "title")


def test_a_notice_that_cites_nothing_is_linked_by_topic_year_and_rank() -> None:
    link = state_of(PARENT, local(""))
    assert (link.state, link.basis) == ("linked", "topic")
    county = made("county", "东山县教育局", "东教发〔2024〕1号")
    assert state_of(county, local("")).state == "none"


def test_what_is_cited_and_not_there_is_missing() -> None:
    assert state_of(local(CITES)).state == "missing"
    assert state_of(PARENT, local(CITES.replace("2024", "2023"))).state == "missing"


def test_a_younger_parent_is_none() -> None:
    younger = made("parent", "云岭省教育厅", "云教发〔2024〕7号", day=20)
    assert state_of(younger, local(CITES)).state == "missing"


def test_one_number_on_two_documents_is_ambiguous() -> None:
    notice = parse_text(
        HEAD.format(issuer="云岭省教育厅", number="云教发〔2024〕7号", cites="", day=8).replace(
            "读书月", "科技周"
        )
    )
    other = next(documents_in("other", "other", notice))
    link = state_of(
        PARENT,
        other,
        local(
            CITES.replace(
                "《云岭省教育厅关于开展2024年读书月活动的通知》（云教发〔2024〕7号）", "云教发〔2024〕7号文件"
            )
        ),
    )
    assert (link.state, {one.path for one in link.candidates}) == ("ambiguous", {"parent", "other"})


def test_copies_of_one_document_are_one_parent() -> None:
    copy = PARENT._replace(path="a copy", content="a copy")
    link = state_of(PARENT, copy, local(CITES))
    assert link.parent is not None
    assert link.parent.path == "a copy"


def test_documents_that_cite_one_another_are_a_cycle() -> None:
    back = "根据《清河市教育局关于开展2024年读书月活动的通知》（清教发〔2024〕3号），"
    upper = made("parent", "云岭省教育厅", "云教发〔2024〕7号", back, day=12)
    assert state_of(upper, local(CITES)).state == "cycle"


def test_the_nearest_of_several_parents_is_the_direct_one() -> None:
    city = made("city", "清河市教育局", "清教发〔2024〕9号", CITES, 10)
    cites = CITES.rstrip("，") + "和《清河市教育局关于开展2024年读书月活动的通知》（清教发〔2024〕9号）要求，"
    county = made("local", "清河市柳溪区教育局", "柳教发〔2024〕2号", cites, 14)
    link = state_of(PARENT, city, county)
    assert link.parent == city
    assert {one.path for one in link.candidates} == {"parent", "city"}


def test_links_and_comparisons_are_kept_in_the_archive(tmp_path: Path) -> None:
    with Store(str(tmp_path / "a.db"), tool=tool()) as store:
        for _ in run_batch(str(CORPUS / "dev" / "water-week"), store):
            pass
        link_archive(store)
        first = list(stored_links(store))
        link_archive(store)
        assert list(stored_links(store)) == first
    linked = [link for link in first if link.state == "linked"]
    assert len(linked) == 3
    assert all(link.comparison is not None and link.comparison.link.resolved for link in linked)
