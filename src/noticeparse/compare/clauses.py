"""The clauses of a unit, each with its masked words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING
from weakref import ref

from noticeparse.compare.similarity import Grams, grams

if TYPE_CHECKING:
    from collections.abc import Iterator
    from weakref import ReferenceType

    from noticeparse.compare.units import Unit

MOST_CLAUSES = 300  # of one unit; what comes after is aligned, but not read clause by clause

_SENTENCE = re.compile(r"[^。；;！？\n]+")
_CLAUSE = re.compile(r"[^，,：:]+")


@dataclass(frozen=True, eq=False)
class Clause:
    """The words between two commas, and the sentence that they belong to."""

    text: str
    sentence: str
    heading: bool
    holder: ReferenceType[
        Unit
    ]  # weak, for the unit keeps its clauses: a circle would be left to the collector

    @property
    def unit(self) -> Unit:
        """The unit that it is a clause of; it lives as long as the comparison does."""
        unit = self.holder()
        assert unit is not None
        return unit

    @cached_property
    def masked(self) -> str:
        return self.unit.mask.mask(self.text)

    @cached_property
    def grams(self) -> Grams:
        return grams(self.masked)


def clauses_of(unit: Unit) -> tuple[Clause, ...]:
    """The clauses of title and body, in order; of a very long unit the first :data:`MOST_CLAUSES`."""
    return tuple(islice(_clauses(unit), MOST_CLAUSES))


def _clauses(unit: Unit) -> Iterator[Clause]:
    holder = ref(unit)
    for heading, text in ((True, unit.title), (False, unit.body)):
        for sentence in _SENTENCE.finditer(text):
            for clause in _CLAUSE.finditer(sentence.group()):
                words = clause.group().strip()
                if words:
                    yield Clause(words, sentence.group(), heading, holder)
