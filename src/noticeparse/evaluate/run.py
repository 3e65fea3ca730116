"""The evaluation itself: parse every notice, compare every pair, count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.errors import NoticeparseError
from noticeparse.evaluate.bootstrap import RESAMPLES
from noticeparse.evaluate.changes import changes_between
from noticeparse.evaluate.grounding import add_up, check_grounding
from noticeparse.evaluate.outcome import Failure, Grounding, NoticeResult, message_of
from noticeparse.evaluate.pairs import score_pairs
from noticeparse.evaluate.report import Report
from noticeparse.evaluate.score import invented_days, inventions, score_file, summarise, whole_correct

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from noticeparse.evaluate.gold import Corpus
    from noticeparse.records.comparison import Comparison
    from noticeparse.records.notice import Notice


def evaluate(
    corpus: Corpus,
    *,
    parse: Callable[[Path], Notice],
    compare: Callable[..., Comparison] | None = None,
    source_text: Callable[[Path], str] | None = None,
    base: Report | None = None,
    resamples: int = RESAMPLES,
) -> Report:
    """The accuracy of ``parse`` on the corpus, of ``compare`` on its pairs, and what changed since ``base``.

    ``compare`` is called as ``compare(parent=…, local=…)``. ``source_text`` gives the text that evidence refers to; without it
    only the equality of values and quotes is checked. A notice for which ``parse`` raises a
    :class:`~noticeparse.errors.NoticeparseError` counts as read empty; any other error is a bug and comes through.
    """
    notices: dict[str, Notice | None] = {}
    results: list[NoticeResult] = []
    failures: list[Failure] = []
    grounding: list[Grounding] = []
    for file in corpus.files:
        notice: Notice | None = None
        try:
            notice = parse(file.path)
            text = source_text(file.path) if source_text is not None else None
            grounding.append(check_grounding(file.name, notice, text))
        except NoticeparseError as error:
            failures.append(Failure(name=file.name, message=message_of(error)))
        notices[file.name] = notice
        results += score_file(file.name, file.gold, notice)
    rows, macro, micro = summarise(results, resamples=resamples)
    report = Report(
        corpus=corpus.name,
        files=len(corpus.files),
        documents=len(results),
        resamples=resamples,
        rows=rows,
        macro=macro,
        micro=micro,
        whole_correct=whole_correct(results),
        inventions=inventions(results),
        invented_days=invented_days(results),
        grounding=add_up(grounding),
        pairs=score_pairs(corpus, notices, compare) if compare is not None else None,
        notices=tuple(results),
        failures=tuple(failures),
        remarks=corpus.remarks,
    )
    if base is None:
        return report
    return report.model_copy(update={"changes": changes_between(base=base.cells(), now=report.cells())})
