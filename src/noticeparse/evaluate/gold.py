"""Gold: what a careful reader takes from a notice, loaded from ``NAME.gold.json`` beside the notice itself."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic needs the type at run time
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from noticeparse.errors import UnreadableSourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIXES = (".txt", ".md", ".pdf", ".docx", ".html", ".ofd")
GOLD_SUFFIX = ".gold.json"
PAIRS_FILE = "pairs.gold.json"
NOT_VALUES = frozenset({"notes"})  # keys that speak to the annotator, not to the scorer

Element = TypeVar("Element")
Listed = Annotated[tuple[Element, ...], BeforeValidator(lambda value: () if value is None else value)]


class GoldRecord(BaseModel):
    """Frozen; keys that the scorer does not know are kept, so that they can be named in the report."""

    model_config = ConfigDict(frozen=True, extra="allow")


class GoldPeriod(GoldRecord):
    start: dt.date | None = None
    end: dt.date | None = None


class GoldSection(GoldRecord):
    label: str
    title: str | None = None
    children: Listed[GoldSection] = ()


class GoldItem(GoldRecord):
    label: str
    title: str | None = None


class GoldDeadline(GoldRecord):
    date: dt.date | None = None
    time: str | None = None
    text: str | None = None
    action: str | None = None
    recipient: str | None = None


class GoldContact(GoldRecord):
    organisation: str | None = None
    people: Listed[str] = ()
    phones: Listed[str] = ()
    faxes: Listed[str] = ()
    emails: Listed[str] = ()
    address: str | None = None
    postcode: str | None = None


class GoldReference(GoldRecord):
    title: str | None = None
    document_number: str | None = None
    relation: str


class GoldAttachment(GoldRecord):
    number: str | None = None
    title: str | None = None
    notice: GoldNotice | None = None


class GoldNotice(GoldRecord):
    """The keys of one gold file; ``judged`` tells a key that is absent from one that is null."""

    kind: str | None = None
    title: str | None = None
    document_number: str | None = None
    issuers: Listed[str] = ()
    addressees: Listed[str] = ()
    issue_date: dt.date | None = None
    print_date: dt.date | None = None
    theme: str | None = None
    period: GoldPeriod | None = None
    venue: str | None = None
    sections: Listed[GoldSection] = ()
    activities: Listed[GoldItem] = ()
    requirements: Listed[GoldItem] = ()
    deadlines: Listed[GoldDeadline] = ()
    contacts: Listed[GoldContact] = ()
    references: Listed[GoldReference] = ()
    attachments: Listed[GoldAttachment] = ()

    def judged(self, key: str) -> bool:
        return key in self.model_fields_set

    def enclosed(self) -> tuple[GoldNotice, ...]:
        """The notices that stand in the same file, one level down."""
        return tuple(attachment.notice for attachment in self.attachments if attachment.notice is not None)


class GoldAlignment(GoldRecord):
    parent: tuple[str, ...] | None = None
    local: tuple[str, ...] | None = None
    relation: str


class GoldFinding(GoldRecord):
    kind: str
    severity: str
    parent: tuple[str, ...] | None = None
    local: tuple[str, ...] | None = None
    old: Any = None
    new: Any = None


class GoldPair(GoldRecord):
    """How two notices relate; without ``alignments`` it is a negative, of which only the listed findings are judged."""

    parent: str | None
    local: str
    embedded: Literal["parent", "local"] | None = None
    alignments: tuple[GoldAlignment, ...] | None = None
    findings: Listed[GoldFinding] = ()

    @property
    def name(self) -> str:
        sides = [self.parent or "-", self.local]
        if self.embedded is not None:
            sides[("parent", "local").index(self.embedded)] += "#1"
        return " → ".join(sides)


@dataclass(frozen=True)
class GoldFile:
    """One notice of the corpus: where it stands, and what should be read from it."""

    name: str
    path: Path
    gold: GoldNotice


@dataclass(frozen=True)
class Corpus:
    """The notices of a folder with their gold, by name, and the gold of the comparisons between them.

    ``remarks`` name what the scorer left aside: keys that it does not know.
    """

    name: str
    files: tuple[GoldFile, ...]
    pairs: tuple[GoldPair, ...] = ()
    remarks: tuple[str, ...] = ()


def gold_paths(folder: Path, *, split: str | None = None) -> Iterator[tuple[Path, str]]:
    """Every gold file below ``folder`` with the prefix of the names in it, hidden folders passed over.

    With ``split`` only those below that sub-folder; names stay those of the whole corpus. Raises
    :class:`UnreadableSourceError` where there is no such folder.
    """
    if not folder.is_dir():
        raise _unreadable("E331", folder, "the corpus is not a folder", "语料库不是文件夹")
    chosen = folder if split is None else folder / split
    if not chosen.is_dir() or not chosen.resolve().is_relative_to(folder.resolve()):
        raise _unreadable("E331", chosen, "the corpus has no such split", "语料库没有这个分集")
    for path in sorted(chosen.rglob("*" + GOLD_SUFFIX)):
        inner = path.relative_to(folder).parts[:-1]
        if not any(part.startswith(".") for part in inner):
            yield path, "".join(part + "/" for part in inner)


def load_corpus(folder: Path, *, split: str | None = None) -> Corpus:
    """The corpus in ``folder`` and in the folders below it (dev, heldout, bugs, families); hidden ones are passed over.

    A notice below a sub-folder is named with it (``dev/NAME``); ``split`` takes only those of one sub-folder. Where several
    files carry the name of one gold file each is a notice of its own, named with its suffix. Raises
    :class:`UnreadableSourceError` where the folder has no gold, a gold file is malformed, or a notice is missing.
    """
    files: list[GoldFile] = []
    pairs: list[GoldPair] = []
    for gold_path, prefix in gold_paths(folder, split=split):
        if gold_path.name == PAIRS_FILE:
            pairs += [_within(pair, prefix) for pair in _read(gold_path, TypeAdapter(tuple[GoldPair, ...]))]
        else:
            files += _notices(gold_path, prefix)
    if not files:
        raise _unreadable("E331", folder, "no *.gold.json was found", "没有找到 *.gold.json")
    _check_names(folder, files, pairs)
    remarks = [f"{file.name}: {where}" for file in files for where in _unknown_keys(file.gold, "")]
    name = folder.resolve().name + ("" if split is None else f"/{split}")
    return Corpus(name, tuple(files), tuple(pairs), tuple(remarks))


def read_gold(path: Path) -> dict[str, Any]:
    """The keys of one gold file as plain values; raises :class:`UnreadableSourceError` where it is malformed."""
    _read(path, TypeAdapter(GoldNotice))
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8-sig"))
    return content


def notice_beside(gold_path: Path) -> Path:
    """The first of the files that a gold file is about; raises :class:`UnreadableSourceError` where there is none."""
    found = notices_beside(gold_path)
    if not found:
        raise _unreadable(
            "E333", gold_path, "no notice stands beside this gold file", "金标文件旁没有通知原文"
        )
    return found[0]


def _notices(gold_path: Path, prefix: str) -> list[GoldFile]:
    stem = gold_path.name.removesuffix(GOLD_SUFFIX)
    gold = _read(gold_path, TypeAdapter(GoldNotice))
    notice_beside(gold_path)
    found = notices_beside(gold_path)
    if len(found) == 1:
        return [GoldFile(prefix + stem, found[0], gold)]
    return [GoldFile(prefix + path.name, path, gold) for path in found]


def notices_beside(gold_path: Path) -> list[Path]:
    """The files that a gold file is about: those of its name, in the order of ``SUFFIXES``."""
    stem = gold_path.name.removesuffix(GOLD_SUFFIX)
    return [path for suffix in SUFFIXES if (path := gold_path.with_name(stem + suffix)).is_file()]


def _read(path: Path, shape: TypeAdapter[Element]) -> Element:
    try:
        return shape.validate_python(json.loads(path.read_text(encoding="utf-8-sig")))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise _unreadable("E332", path, f"{where}: {first['msg']}", f"{where}：不合金标格式") from error
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable("E332", path, "not a JSON file", "不是 JSON 文件") from error


def _within(pair: GoldPair, prefix: str) -> GoldPair:
    parent = None if pair.parent is None else prefix + pair.parent
    return pair.model_copy(update={"parent": parent, "local": prefix + pair.local})


def _check_names(folder: Path, files: list[GoldFile], pairs: list[GoldPair]) -> None:
    known = {file.name for file in files}
    for pair in pairs:
        for name in (pair.parent, pair.local):
            if name is not None and name not in known:
                raise _unreadable(
                    "E332",
                    folder / PAIRS_FILE,
                    f"no notice is named {name}",
                    f"没有名为 {name} 的通知",
                )


def _unknown_keys(gold: GoldNotice, where: str) -> Iterator[str]:
    for key in gold.model_extra or ():
        if key not in NOT_VALUES:
            yield f"{where}{key}"
    for place, attachment in enumerate(gold.attachments):
        if attachment.notice is not None:
            yield from _unknown_keys(attachment.notice, f"{where}attachments[{place}].notice.")


def _unreadable(code: str, path: Path, english: str, chinese: str) -> UnreadableSourceError:
    hint = {
        "en": "docs/evaluation.md says what a corpus looks like",
        "zh": "语料库的格式见 docs/evaluation.md",
    }
    return UnreadableSourceError(code, {"en": english, "zh": chinese}, hint, file=str(path))
