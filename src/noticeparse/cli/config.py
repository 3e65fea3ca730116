"""Settings that need not be typed each time: a file up the tree, then the environment, then the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from noticeparse.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILE = "noticeparse.toml"
_PROJECT = "pyproject.toml"
_PREFIX = "NOTICEPARSE_"


class Setting(NamedTuple):
    """A value and where it came from: a file, a variable of the environment."""

    value: Any
    origin: str


def _flag(text: str) -> bool:
    known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    return known[text.lower()]


def _words(text: str) -> list[str]:
    return [word for word in text.split(os.pathsep) if word]


class _Kind(NamedTuple):
    """What a setting may be in a file, and how it is read from the environment."""

    types: tuple[type, ...]
    read: Callable[[str], Any]


_WORD = _Kind((str,), str)
_WHOLE = _Kind((int,), int)
_NUMBER = _Kind((int, float), float)
_FLAG = _Kind((bool,), _flag)
_LIST = _Kind((list,), _words)

# The options that can be set; each has the name of its option. Lists are parted like PATH in the environment.
SETTINGS: dict[str, _Kind] = {
    "lang": _WORD,
    "encoding": _WORD,
    "ocr": _FLAG,
    "office": _FLAG,
    "jobs": _WHOLE,
    "timeout": _NUMBER,
    "memory": _WHOLE,
    "retry": _WORD,
    "include": _LIST,
    "exclude": _LIST,
    "names": _WORD,
    "redact": _FLAG,
    "quiet": _FLAG,
}


def load_settings(folder: Path | None = None) -> dict[str, Setting]:
    """The settings that are in force below a folder (default: the working folder), before the command line.

    The nearest ``noticeparse.toml`` or ``pyproject.toml`` with a table ``[tool.noticeparse]`` counts, then variables such
    as ``NOTICEPARSE_JOBS``. Raises UsageError for an unknown name or a value of the wrong kind.
    """
    settings: dict[str, Setting] = {}
    for name, value, origin in (*_from_file(folder or Path.cwd()), *_from_environment()):
        kind = SETTINGS.get(name)
        if kind is None:
            raise _wrong(origin, f"unknown setting {name!r}", f"没有 {name!r} 这一设置")
        if not isinstance(value, kind.types) or (isinstance(value, bool) and bool not in kind.types):
            raise _wrong(origin, f"{name!r} can't be {value!r}", f"{name!r} 不能为 {value!r}")
        settings[name] = Setting(value, origin)
    return settings


def _from_file(folder: Path) -> Iterator[tuple[str, Any, str]]:
    for here in (folder, *folder.parents):
        for name in (FILE, _PROJECT):
            path = here / name
            if path.is_file():
                table = _table(path)
                if table is not None:
                    for key, value in table.items():
                        yield key, value, str(path)
                    return


def _table(path: Path) -> dict[str, Any] | None:
    """The settings of a file; None where a ``pyproject.toml`` has none, so that the search goes on."""
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        if path.name == _PROJECT:
            return None
        raise _wrong(str(path), f"can't be read: {problem}", f"无法读取：{problem}") from problem
    if path.name == FILE:
        return content
    tool = content.get("tool", {})
    return tool.get("noticeparse") if isinstance(tool, dict) else None


def _from_environment() -> Iterator[tuple[str, Any, str]]:
    for name, kind in SETTINGS.items():
        variable = _PREFIX + name.upper()
        text = os.environ.get(variable)
        if text is not None:
            try:
                yield name, kind.read(text), variable
            except (ValueError, KeyError) as problem:
                raise _wrong(
                    variable, f"{name!r} can't be {text!r}", f"{name!r} 不能为 {text!r}"
                ) from problem


def _wrong(origin: str, english: str, chinese: str) -> UsageError:
    return UsageError(
        "E216",
        {"en": f"the settings are wrong: {english}", "zh": f"设置有误：{chinese}"},
        {
            "en": f"Mend them; known are {', '.join(SETTINGS)}",
            "zh": f"请更正；可用的设置有 {'、'.join(SETTINGS)}",
        },
        file=origin,
    )
