"""An MCP server: assistants ask for values with the words they came from, instead of guessing.

It reads files below one folder and one archive, and nothing else; it writes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcp.server.mcpserver import MCPServer

from noticeparse.archive.isolated import parse_file
from noticeparse.compare import compare_notices
from noticeparse.dates import find_dates
from noticeparse.errors import NoticeparseError
from noticeparse.pipeline import parse_text
from noticeparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.records.notice import Notice

_MOST_HITS = 50
_INSTRUCTIONS = (
    "Reads Chinese official notices (公文·通知). Every value comes with evidence: the quote and its place in the source. "
    "Quote the evidence when you state a value; what is null is not in the notice."
)


def serve(*, root: str, archive: str | None) -> None:
    """Answers on standard input and output until the other side closes them."""
    server(Path(root), archive).run("stdio")


def server(root: Path, archive: str | None) -> MCPServer[Any]:
    """The server with its tools; ``search_archive`` is there only with an archive."""
    base = root.resolve()
    made: MCPServer[Any] = MCPServer("noticeparse", version=__version__, instructions=_INSTRUCTIONS)
    tools: list[Callable[..., Any]] = [*_tools(base)]
    if archive is not None:
        tools.append(_search(archive))
    for tool in tools:
        made.tool()(tool)
    return made


def _tools(base: Path) -> tuple[Callable[..., Any], ...]:
    def parse(path: str | None = None, text: str | None = None) -> dict[str, Any]:
        """The record of one notice: a file below the served folder, or a text. Every value has its evidence."""
        return _record(base, path, text).model_dump(mode="json")

    def outline(path: str | None = None, text: str | None = None) -> str:
        """The section tree of one notice."""
        return _record(base, path, text).outline()

    def compare(
        parent_path: str | None = None,
        local_path: str | None = None,
        parent_text: str | None = None,
        local_text: str | None = None,
        lang: str = "zh",
    ) -> dict[str, Any]:
        """What a local notice omits, adds or changes against its parent: alignments and findings with both passages."""
        parent, local = _record(base, parent_path, parent_text), _record(base, local_path, local_text)
        return compare_notices(parent, local, lang=lang).model_dump(mode="json")

    def dates(text: str, reference: str | None = None) -> list[dict[str, Any]]:
        """Every time expression of a text, resolved against a day (YYYY-MM-DD), with its derivation."""
        import datetime as dt

        day = dt.date.fromisoformat(reference) if reference is not None else None
        return [found.model_dump(mode="json") for found in find_dates(text, reference=day)]

    return parse, outline, compare, dates


def _record(base: Path, path: str | None, text: str | None) -> Notice:
    if (path is None) == (text is None):
        raise ValueError("give either a path or a text")
    if text is not None:
        return parse_text(text)
    assert path is not None
    file = (base / path).resolve()
    if not file.is_relative_to(base):
        raise ValueError(f"{path!r} is not below the served folder")
    try:
        return parse_file(file)
    except NoticeparseError as problem:
        raise ValueError(problem.line("en")) from problem


def _search(archive: str) -> Callable[..., Any]:
    def search_archive(
        words: str = "", issuer: str = "", year: int | None = None, link: str = ""
    ) -> list[dict[str, Any]]:
        """Notices of the archive whose title, number or text hold the words; at most 50, sorted by path.

        ``issuer`` is part of an issuer's name, ``year`` that of the issue date, ``link`` one of linked, missing, ambiguous, none.
        """
        from noticeparse.archive.rows import file_rows
        from noticeparse.archive.store import Store

        hits: list[dict[str, Any]] = []
        with Store(archive, writes=False) as store:
            for row in file_rows(store):
                notice = row.notice
                if notice is None or (link and row.link != link):
                    continue
                if issuer and not any(issuer in one.text for one in notice.issuers):
                    continue
                if year is not None and (notice.issue_date is None or notice.issue_date.date.year != year):
                    continue
                title = notice.title.text if notice.title is not None else ""
                number = notice.document_number.text if notice.document_number is not None else ""
                if words and words not in title + number and words not in store.text(row.content or ""):
                    continue
                hits.append(
                    {
                        "path": row.path, "title": title, "document_number": number, "link": row.link, "parent": row.parent,
                        "issuers": [one.text for one in notice.issuers],
                        "issue_date": notice.issue_date.date.isoformat() if notice.issue_date is not None else None,
                        "deadlines": [
                            {"date": str(one.date), "action": one.action, "quote": one.evidence.quote} for one in notice.deadlines
                        ],
                        "findings": [found.message for found in row.comparison.findings] if row.comparison is not None else None,
                    }
                )  # fmt: skip
                if len(hits) == _MOST_HITS:
                    break
        return hits

    return search_archive
