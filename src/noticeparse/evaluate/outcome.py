"""What an evaluation counts: plain frozen records that come back unchanged from JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, computed_field

if TYPE_CHECKING:
    from noticeparse.errors import NoticeparseError


SIDES: tuple[Literal["parent"], Literal["local"]] = ("parent", "local")


class Counted(BaseModel):
    """Frozen; computed numbers are written to JSON and recomputed, not read, when it is loaded."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Score(Counted):
    """Values in gold, values found, and how many of them agree; what is divided by nothing is null."""

    gold: int
    found: int
    correct: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        return ratio(self.correct, self.found)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float | None:
        return ratio(self.correct, self.gold)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float | None:
        return ratio(2 * self.correct, self.gold + self.found)


class Share(Counted):
    """So many of so many; the rate is null where there are none."""

    count: int
    of: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def rate(self) -> float | None:
        return ratio(self.count, self.of)


class Interval(Counted):
    """The 95 % percentile bootstrap interval."""

    low: float
    high: float


class Place(Counted):
    """Where a value stands: in the source text at ``span``, or wherever its ``words`` or the section at ``path`` are.

    ``side`` says which notice of a comparison is meant; in the results of one notice it is null.
    """

    side: Literal["parent", "local"] | None = None
    span: tuple[int, int] | None = None
    words: str | None = None
    path: tuple[str, ...] | None = None


class Mistake(Counted):
    """A value that is wrong (gold has another), missing, or invented (gold has none that it could stand for)."""

    kind: Literal["wrong", "missing", "invented"]
    gold: str | None = None
    found: str | None = None
    wanted: tuple[Place, ...] = ()
    given: tuple[Place, ...] = ()


class Cell(Counted):
    """One field of one notice (or one row of one comparison); ``correct`` is strict.

    ``missed`` are gold values that no found value answers, ``spurious`` found values that answer none; a wrong value
    is one of each, and one of the ``mistakes``.
    """

    field: str
    main: bool
    gold: int
    found: int
    correct: int
    soft: int
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


class Row(Counted):
    """One field over all notices; only ``main`` rows enter the macro and micro averages."""

    field: str
    main: bool
    documents: int
    strict: Score
    soft: Score
    interval: Interval | None = None


class Average(Counted):
    """F1 averaged over the main rows."""

    strict: float | None
    soft: float | None
    interval: Interval | None = None


class NoticeResult(Counted):
    """The cells of one notice; an enclosed notice is named after its file, ``NAME#1``.

    ``invented_days`` counts what gold leaves without a day (活动结束后10日内) and was given one all the same.
    """

    name: str
    cells: tuple[Cell, ...]
    invented_days: Share = Share(count=0, of=0)


class Failure(Counted):
    """A notice or a comparison for which there is no record; all its gold counts as missed.

    ``message`` says why, by language.
    """

    name: str
    message: dict[str, str]


class Grounding(Counted):
    """Whether evidence is what the source text holds, and values are what their evidence quotes.

    ``exact`` is null where no source text was given; ``broken`` names the places that are wrong.
    """

    evidence: int
    exact: int | None
    values: int
    equal: int
    broken: tuple[str, ...] = ()


class FalseFinding(Counted):
    """A finding of severity conflict or review that gold does not hold."""

    pair: str
    kind: str
    severity: str
    place: str
    message: str


class PairResult(Counted):
    """One comparison against gold; a negative (``judged`` false) is asked for its gold findings only."""

    name: str
    status: Literal["compared", "skipped", "failed"]
    judged: bool
    cells: tuple[Cell, ...] = ()
    relations: Share = Share(count=0, of=0)
    severities: Share = Share(count=0, of=0)
    confusions: tuple[str, ...] = ()
    false_findings: tuple[FalseFinding, ...] = ()


class PairsOutcome(Counted):
    """All comparisons of the corpus."""

    rows: tuple[Row, ...]
    kinds: tuple[Row, ...]
    relations: Share
    severities: Share
    results: tuple[PairResult, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[Failure, ...] = ()


class Change(Counted):
    """Values of one notice and field that went right (a gain) or wrong (a loss) since the base."""

    name: str
    field: str
    gold: tuple[str, ...]
    spurious: tuple[str, ...]


class Changes(Counted):
    """What differs from an earlier report, over the notices and fields that both have."""

    gains: tuple[Change, ...]
    losses: tuple[Change, ...]
    only_now: tuple[str, ...] = ()
    only_base: tuple[str, ...] = ()


class Results(Counted):
    """How well a corpus was read: a row a field, averages, grounding, comparisons, and every value that went wrong.

    ``files`` counts files, ``documents`` notices (an enclosed notice is one of its own). ``changes`` is null unless a base was
    given.
    """

    schema_version: Literal["1.0"] = "1.0"
    corpus: str
    files: int
    documents: int
    resamples: int
    rows: tuple[Row, ...]
    macro: Average
    micro: Row
    whole_correct: Share
    inventions: Share
    invented_days: Share = Share(count=0, of=0)
    grounding: Grounding | None = None
    pairs: PairsOutcome | None = None
    notices: tuple[NoticeResult, ...] = ()
    failures: tuple[Failure, ...] = ()
    remarks: tuple[str, ...] = ()
    changes: Changes | None = None


def ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 6) if whole else None


def message_of(error: NoticeparseError) -> dict[str, str]:
    return {lang: error.line(lang) for lang in ("en", "zh")}
