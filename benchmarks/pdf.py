"""PDF with a text layer, from file to record, beside pdfplumber's extract_text alone; and the memory that pages take.

    python -m benchmarks.pdf [--pages N] [--rounds N] [--file FILE]

The notice is invented, set by GB/T 9704 and written by reportlab; --file takes another PDF. Times are the best of the rounds, both in one run.
Memory is what a process of its own takes more at its peak for the whole reading, at three lengths; it includes the bytes of the file.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pdfplumber

from noticeparse import parse_file, read_file
from noticeparse.numerals import to_han
from tests.formats.paper import set_pages
from tests.formats.pdf_writer import write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD = "清河市教育局文件\n清教发〔2024〕8号\n清河市教育局关于开展2024年读书活动的通知\n各中小学校：\n为推进全民阅读，现就开展2024年读书活动有关事项通知如下：\n"
_PARAGRAPH = (
    "各学校要把读书活动与课堂教学、校园文化建设结合起来，制定活动方案，明确责任部门和责任人，统筹安排师生阅读时间，充实图书室藏书，办好读书节、"
    "读书会和朗诵比赛，引导学生爱读书、读好书、善读书，让阅读成为校园生活的一部分，成为师生共同的习惯。"
)
_DEADLINE = "活动总结于2024年{month}月{day}日前报送市教育局基础教育科。"
_FOOT = "联系人：张某，电话：0000-0000001，邮箱：jichu@example.org。\n清河市教育局\n2024年4月7日\n"
_A_PAGE = 4.5
# Debian's fonts-arphic-gbsn00lp. A font that is not embedded, as where this one is missing, costs every reader that looks for one in its place.
_ARPHIC = "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf"
FONT = _ARPHIC if Path(_ARPHIC).exists() else None


def notice(pages: int, font: str | None = FONT) -> bytes:
    """A PDF of about so many pages: a notice whose tasks go on and on, with a deadline in every eighth."""
    body: list[str] = []
    for number in range(round(pages * _A_PAGE)):
        if number % 20 == 0 and number // 20 < 99:
            body.append(f"{to_han(number // 20 + 1)}、工作任务")
        due = _DEADLINE.format(month=number % 8 + 5, day=number % 28 + 1) if number % 8 == 0 else ""
        body.append(f"（{to_han(number % 20 + 1)}）" + _PARAGRAPH + due)
    return write_pdf(set_pages(_HEAD + "\n".join(body) + "\n" + _FOOT), font=font)


def plumb(path: Path) -> None:
    """The text of every page by pdfplumber, each page closed."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def best_of(rounds: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _memory(path: Path) -> None:
    read_file(path, ocr=False).text.count("a")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak // 1024)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--pages", type=int, default=50)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--file", type=Path)
    options.add_argument("--memory", type=Path, help=argparse.SUPPRESS)
    arguments = options.parse_args()
    if arguments.memory is not None:
        _memory(arguments.memory)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.file or Path(folder) / "notice.pdf"
        if arguments.file is None:
            path.write_bytes(notice(arguments.pages))
        pages = read_file(path).pages or 1
        parse_file(path)
        ours = best_of(arguments.rounds * 3, lambda: parse_file(path))
        text = best_of(arguments.rounds * 3, lambda: read_file(path))
        theirs = best_of(arguments.rounds, lambda: plumb(path))
        print(f"{pages} pages, {len(read_file(path).text):,} characters")
        print(f"pdfplumber extract_text  {theirs * 1000 / pages:7.2f} ms a page")
        print(
            f"noticeparse, text        {text * 1000 / pages:7.2f} ms a page   {theirs / text:5.1f} times as fast"
        )
        print(
            f"noticeparse, record      {ours * 1000 / pages:7.2f} ms a page   {theirs / ours:5.1f} times as fast"
        )
        for length in (50, 200, 450):
            sample = Path(folder) / f"{length}.pdf"
            sample.write_bytes(notice(length))
            call = [sys.executable, "-m", "benchmarks.pdf", "--memory", str(sample)]
            peak = subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip()
            print(f"{read_file(sample).pages} pages, {sample.stat().st_size >> 10:,} KB: peak {peak} MB")


if __name__ == "__main__":
    main()
