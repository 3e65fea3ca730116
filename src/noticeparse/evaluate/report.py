"""The report of an evaluation: data that goes to JSON and back, and a table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from noticeparse.errors import UnreadableSourceError
from noticeparse.evaluate.outcome import Cell, Results
from noticeparse.evaluate.render import render

if TYPE_CHECKING:
    from collections.abc import Mapping


class Report(Results):
    """The results of an evaluation with what one does with them: to JSON and back, and as a table."""

    def to_json(self) -> dict[str, Any]:
        """The report as plain JSON values, with precision, recall and F1 written out."""
        return self.model_dump(mode="json")

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Report:
        """The report that ``to_json`` gave; raises :class:`UnreadableSourceError` where the data is something else."""
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise UnreadableSourceError(
                "E330",
                {"en": "this is not the report of an evaluation", "zh": "这不是评测报告"},
                {
                    "en": "write one with noticeparse evaluate CORPUS --format json",
                    "zh": "用 noticeparse evaluate CORPUS --format json 生成",
                },
            ) from error

    def table(self, lang: str = "en") -> str:
        """The report as text for a terminal, in English or Chinese (``zh``)."""
        return render(self, lang)

    def cells(self) -> dict[str, dict[str, Cell]]:
        """The main cells by name of the notice or pair and by field."""
        notices = {result.name: result.cells for result in self.notices}
        pairs = {result.name: result.cells for result in self.pairs.results} if self.pairs else {}
        return {
            name: {cell.field: cell for cell in cells if cell.main}
            for name, cells in (notices | pairs).items()
        }
