"""Writing a site: the lists are filled first, then every pair, every notice, and at the end the pages that list them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.archive.link import stored_link
from noticeparse.report.pages.comparison import Compared, comparison_page
from noticeparse.report.site.cascade import LOCALS_A_PAGE, cascade_page, matrices_of, matrix_page
from noticeparse.report.site.figures import figures_page, shifts_of
from noticeparse.report.site.folder import SiteFolder
from noticeparse.report.site.frame import Frame
from noticeparse.report.site.ledger import Ledger
from noticeparse.report.site.lists import calendar_page, failures_page, index_page
from noticeparse.report.site.notice_page import MOST_LINKS, Relatives, notice_page
from noticeparse.report.site.shelf import Shelf, page_of

if TYPE_CHECKING:
    from noticeparse.archive.store import Store
    from noticeparse.report.pages.comparison import Document
    from noticeparse.report.site.entries import Entry


class Written(NamedTuple):
    """How many pages a site has of each sort."""

    notices: int
    comparisons: int
    files: int


def write_site(store: Store, target: str, *, lang: str = "zh", redact: bool = False) -> Written:
    """Writes the site of an archive into a folder; ``redact`` hides people, telephones, mailboxes and addresses.

    An earlier site of ours is replaced when the new one is whole. Raises OutputError where the folder is something else or
    can't be written.
    """
    frame, shelf = Frame(lang, redact), Shelf(store, redact=redact)
    with SiteFolder(target) as folder, Ledger(folder.scratch) as ledger:
        ledger.fill(shelf)
        comparisons = sum(
            _write_family(folder, frame, ledger, shelf, parent, part) for parent, part in ledger.parents()
        )
        notices = 0
        for entry in ledger.entries():
            document = shelf.document(entry.held)
            relatives = _relatives(ledger, shelf, entry)
            names = ledger.names(entry.content)
            folder.write(entry.page, notice_page(frame, entry, document, names, relatives))
            notices += 1
        for name, page in (
            ("index", index_page),
            ("cascade", cascade_page),
            ("calendar", calendar_page),
            ("figures", figures_page),
            ("failures", failures_page),
        ):
            folder.write(f"{name}.html", page(frame, ledger))
        return Written(notices, comparisons, len(folder.files))


def _write_family(
    folder: SiteFolder, frame: Frame, ledger: Ledger, shelf: Shelf, parent: Entry, part: int
) -> int:
    """The comparisons of a parent with its locals, and the matrices over them; gives how many there were."""
    above = shelf.document(parent.held, part)
    children = list(ledger.locals_of(parent.content, part))
    for at in range(0, len(children), LOCALS_A_PAGE):
        pairs = []
        for entry in children[at : at + LOCALS_A_PAGE]:
            pair = _pair(shelf, parent, above, entry)
            ledger.keep(entry, pair.comparison, shifts_of(pair))
            ways = frame.ways(entry.comparison, parent=parent.page, local=entry.page)
            folder.write(entry.comparison, [comparison_page([pair], lang=frame.lang, ways=ways)])
            pairs.append((ledger.entry(entry.content) or entry, pair))
        page = page_of("m", parent.content, part, at)
        folder.write(page, matrix_page(frame, page, parent, pairs, _others(parent, part, at, len(children))))
    return len(children)


def _pair(shelf: Shelf, parent: Entry, above: Document, entry: Entry) -> Compared:
    link = stored_link(shelf.store, entry.content)
    assert link is not None
    assert link.comparison is not None
    comparison = shelf.comparison(link.comparison, parent.held, entry.held)
    return Compared(above, shelf.document(entry.held), comparison)


def _others(parent: Entry, part: int, at: int, count: int) -> list[tuple[str, bool]]:
    """The pages of one matrix that is too wide for one, and which of them this is."""
    starts = range(0, count, LOCALS_A_PAGE)
    return [(page_of("m", parent.content, part, start), start == at) for start in starts]


def _relatives(ledger: Ledger, shelf: Shelf, entry: Entry) -> Relatives:
    candidates: list[Entry] = []
    if entry.state == "ambiguous":
        link = stored_link(shelf.store, entry.content)
        contents = dict.fromkeys(content for content, _, _ in link.candidates) if link is not None else {}
        candidates = [found for found in map(ledger.entry, islice(contents, MOST_LINKS)) if found is not None]
    count = ledger.count_below(entry.content)
    return Relatives(
        ledger.entry(entry.parent),
        candidates,
        list(islice(ledger.below(entry.content), MOST_LINKS)),
        max(0, count - MOST_LINKS),
        list(matrices_of(ledger, entry)),
    )
