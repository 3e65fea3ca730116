"""An MCP server: assistants ask for values with the words they came from, instead of guessing.

It reads files below one folder and one archive, and nothing else; it writes nothing.
"""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from noticeparse.archive.isolated import parse_file
from noticeparse.archive.rows import file_rows
from noticeparse.archive.store import Store
from noticeparse.compare import compare_notices
from noticeparse.dates import find_dates
from noticeparse.errors import NoticeparseError
from noticeparse.pipeline import parse_text
from noticeparse.records.archive import LinkState  # noqa: TC001 - the schema of a tool is made from its types
from noticeparse.sources.problems import problem
from noticeparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.records.archive import FileRow
    from noticeparse.records.notice import Notice

_MOST_HITS = 50
_INSTRUCTIONS = (
    "Reads Chinese official notices (公文·通知). Every value comes with evidence: the quote and its place in the source. "
    "Quote the evidence when you state a value; what is null is not in the notice."
)


def serve(*, root: str, archive: str | None) -> None:
    """Answers on standard input and output until the other side closes them.

    Raises NoticeparseError where there is no such folder or archive.
    """
    if not Path(root).is_dir():
        raise problem("E309", file=root, reason="no such folder", zh={"reason": "没有这个文件夹"})
    if archive is not None:
        with Store(archive, writes=False):
            pass
    server(Path(root), archive).run("stdio")


def server(root: Path, archive: str | None) -> MCPServer[Any]:
    """The server with its tools; ``search_archive`` is there only with an archive."""
    base = root.resolve()
    made: MCPServer[Any] = MCPServer(
        "noticeparse", version=__version__, instructions=_INSTRUCTIONS, log_level="WARNING"
    )
    tools: list[Callable[..., Any]] = [*_tools(base)]
    if archive is not None:
        tools.append(_search(archive))
    for tool in tools:
        made.tool()(_answering(tool))
    return made


def _answering(tool: Callable[..., Any]) -> Callable[..., Any]:
    """The tool with its errors as words that the assistant gets to read; without this it is told only that there was one."""

    @functools.wraps(tool)
    def answer(**arguments: Any) -> Any:
        try:
            return tool(**arguments)
        except NoticeparseError as fault:
            raise ToolError(fault.line("en")) from fault
        except ValueError as fault:
            raise ToolError(str(fault)) from fault

    return answer


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
        parent = _record(base, parent_path, parent_text, of="parent_")
        local = _record(base, local_path, local_text, of="local_")
        return compare_notices(parent, local, lang=lang).model_dump(mode="json")

    def dates(text: str, reference: str | None = None) -> list[dict[str, Any]]:
        """Every time expression of a text, resolved against a day (YYYY-MM-DD), with its derivation."""
        day = dt.date.fromisoformat(reference) if reference is not None else None
        return [found.model_dump(mode="json") for found in find_dates(text, reference=day)]

    return parse, outline, compare, dates


def _record(base: Path, path: str | None, text: str | None, *, of: str = "") -> Notice:
    if (path is None) == (text is None):
        raise ValueError(f"give either {of}path or {of}text")
    if text is not None:
        return parse_text(text)
    assert path is not None
    file = (base / path).resolve()
    if not file.is_relative_to(base):
        raise ValueError(f"{path!r} is not below the served folder")
    try:
        return parse_file(file)
    except NoticeparseError as fault:
        fault.file = path  # where the folder lies is nobody's business
        raise


def _search(archive: str) -> Callable[..., Any]:
    def search_archive(
        words: str = "", issuer: str = "", year: int | None = None, link: LinkState | None = None
    ) -> list[dict[str, Any]]:
        """Notices of the archive whose title, number or text hold the words; at most 50, sorted by path.

        ``issuer`` is part of an issuer's name, ``year`` that of the issue date, ``link`` the state of the link to the parent.
        """
        hits: list[dict[str, Any]] = []
        with Store(archive, writes=False) as store:
            for row in file_rows(store):
                notice = row.notice
                if notice is None or not _fits(row, notice, issuer, year, link):
                    continue
                heading = " ".join(filter(None, _heading(notice).values()))
                if words in heading or words in store.text(row.content or ""):
                    hits.append(_hit(row, notice))
                if len(hits) == _MOST_HITS:
                    break
        return hits

    return search_archive


def _fits(row: FileRow, notice: Notice, issuer: str, year: int | None, link: LinkState | None) -> bool:
    if link not in (None, row.link):
        return False
    if issuer and not any(issuer in one.text for one in notice.issuers):
        return False
    return year is None or (notice.issue_date is not None and notice.issue_date.date.year == year)


def _heading(notice: Notice) -> dict[str, str | None]:
    return {
        "title": None if notice.title is None else notice.title.text,
        "document_number": None if notice.document_number is None else notice.document_number.text,
    }


def _hit(row: FileRow, notice: Notice) -> dict[str, Any]:
    """What a list of hits shows of a notice; ``parse`` gives the rest."""
    return {
        "path": row.path,
        **_heading(notice),
        "issuers": [one.text for one in notice.issuers],
        "issue_date": None if notice.issue_date is None else notice.issue_date.date.isoformat(),
        "deadlines": [
            {
                "date": None if one.date is None else one.date.isoformat(),
                "action": one.action,
                "recipient": one.recipient,
                "quote": one.evidence.quote,
                "line": one.evidence.line,
            }
            for one in notice.deadlines
        ],
        "link": row.link,
        "parent": row.parent,
        "findings": None
        if row.comparison is None
        else [{"severity": found.severity, "message": found.message} for found in row.comparison.findings],
    }
