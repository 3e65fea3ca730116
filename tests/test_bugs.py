"""Each notice and pair of corpus/bugs shows one thing that was once read wrongly; what still is has a row here."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticeparse import compare_notices, parse_file
from noticeparse.evaluate import Report, evaluate, load_corpus

CORPUS = Path(__file__).parents[1] / "corpus"
BUGS = load_corpus(CORPUS, split="bugs")
NAMES = [*(file.name for file in BUGS.files), *(pair.name for pair in BUGS.pairs)]
KNOWN = {
    "address-in-a-heading": "a heading ends at the colon of an address",
    "duty-round-the-clock": "即日起24小时 is read as a deadline",
    "quoted-head-of-an-item": "a heading that begins with a quotation has no title",
    "theme-in-running-prose": "theme and period are not read off a sentence in a section",
    "windows-of-steps": "a window in the heading of a step is no deadline",
}


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate(BUGS, parse=parse_file, compare=compare_notices, resamples=1)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_read_wrongly_is_read_as_its_gold_says(
    name: str, report: Report, request: pytest.FixtureRequest
) -> None:
    bug = _bug(name)
    if bug in KNOWN:
        request.applymarker(pytest.mark.xfail(reason=KNOWN[bug], strict=True))
    cells = report.cells()[name].values()
    assert [cell for cell in cells if not cell.gold == cell.found == cell.correct] == []


def test_what_is_known_is_a_bug_of_the_corpus() -> None:
    assert set(KNOWN) <= {_bug(name) for name in NAMES}


def _bug(name: str) -> str:
    """The bug of a notice, or of a pair whose sides are BUG-parent and BUG-local."""
    return name.partition(" → ")[0].removeprefix("bugs/").removesuffix("-parent" if " → " in name else "")
