"""What can go wrong before there is a record: one tree of errors, each with an exit code and the next thing to do."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the command line."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    UNREADABLE = 3
    MISSING_DEPENDENCY = 4
    LIMIT = 5
    FINDINGS = 6
    OUTPUT = 9
    INTERNAL = 70
    INTERRUPTED = 130


class NoticeparseError(Exception):
    """We could not do the job.

    ``code`` is stable and documented in docs/errors.md; ``message`` says what is wrong and ``hint`` what to do, both
    as ``{"en": …, "zh": …}``.
    """

    exit_code: ExitCode = ExitCode.UNREADABLE

    def __init__(
        self, code: str, message: dict[str, str], hint: dict[str, str], *, file: str | None = None
    ) -> None:
        super().__init__(f"{code}: {message['en']} {hint['en']}".strip())
        self.code = code
        self.message = message
        self.hint = hint
        self.file = file

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.code, self.message, self.hint), {"file": self.file}

    def line(self, lang: str = "en") -> str:
        """The error as one line: code, file, what is wrong, what to do."""
        stop = "。" if lang == "zh" else "."
        words = [
            self.message[lang].rstrip(".。") + stop,
            self.hint[lang].rstrip(".。") + stop if self.hint[lang] else "",
        ]
        where = f"{self.file!r}: " if self.file is not None else ""
        return f"{self.code} {where}" + ("" if lang == "zh" else " ").join(word for word in words if word)


class UnreadableSourceError(NoticeparseError):
    """The input is missing, not a file, empty, damaged or of a kind that no reader takes."""


class EncryptedSourceError(UnreadableSourceError):
    """The input asks for a password."""


class NoTextLayerError(UnreadableSourceError):
    """The input is an image of a page and needs character recognition."""


class MissingDependencyError(NoticeparseError):
    """An optional package is not installed."""

    exit_code = ExitCode.MISSING_DEPENDENCY


def missing_extra(package: str, extra: str) -> MissingDependencyError:
    """The error for a package of an extra, with the command that installs it."""
    return MissingDependencyError(
        "E401",
        {"en": f"the package {package} is not installed", "zh": f"未安装 {package}"},
        {
            "en": f"Install it: pip install 'noticeparse[{extra}]'",
            "zh": f"请安装：pip install 'noticeparse[{extra}]'",
        },
    )


class LimitError(NoticeparseError):
    """A limit of size, time, depth or memory was hit."""

    exit_code = ExitCode.LIMIT


class OutputError(NoticeparseError):
    """The output can't be written."""

    exit_code = ExitCode.OUTPUT


def unwritable(problem: OSError, file: str | None) -> OutputError:
    """The error for what the system says while something is written."""
    reason = problem.strerror or type(problem).__name__
    return OutputError(
        "E902",
        {"en": f"can't be written: {reason}", "zh": f"无法写入：{reason}"},
        {
            "en": "Check the folder, its permissions and the free space",
            "zh": "请检查文件夹、权限与剩余空间",
        },
        file=file,
    )


class UsageError(NoticeparseError):
    """The call itself is wrong."""

    exit_code = ExitCode.USAGE
