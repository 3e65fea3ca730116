"""Renders notices of the corpus into every format, reads them back and compares the records.

    python -m tests.formats.render                      # everything that is installed here, and a table
    python -m tests.formats.render -o FOLDER            # keep the rendered files
    python -m tests.formats.render --only docx,ofd      # some formats only

Pure Python makes: text in GB18030, a web page with its chrome, DOCX with typed and with automatic numbers, OFD, and a PDF by reportlab.
Where LibreOffice is installed (Debian: libreoffice-writer fonts-noto-cjk) it makes a second PDF from the DOCX, and from that one comes a scan at
150 dpi, a turned and noisy image without text, which is read where the extra ``ocr`` is installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from noticeparse import compare_notices, parse_bytes
from noticeparse.evaluate import evaluate, load_corpus
from noticeparse.numerals import squash
from noticeparse.pipeline import parse_document
from noticeparse.sources.read import read_bytes
from tests.formats.docx_writer import write_docx
from tests.formats.ofd_writer import write_ofd
from tests.formats.paper import set_pages
from tests.formats.pdf_writer import write_pdf
from tests.formats.web_page import write_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from noticeparse.records.notice import Notice

CORPUS = Path(__file__).parents[2] / "corpus"
# Notices whose file holds one paragraph a line: the page breaks and wraps are then the format's, and not the notice's own.
NOTICES = (
    "dev/water-week/parent.txt",
    "dev/water-week/city.txt",
    "dev/water-week/county.txt",
    "dev/water-week/school.txt",
    "dev/science-contest/parent.txt",
    "dev/science-contest/city.txt",
    "dev/science-contest/college.txt",
    "dev/winter-inspection/parent.txt",
    "dev/winter-inspection/city.txt",
    "dev/winter-inspection/county.txt",
    "heldout/archives/parent.txt",
    "heldout/archives/city.txt",
    "heldout/single/supplement.txt",
    "heldout/single/inspection.txt",
    "heldout/single/training.txt",
    "heldout/single/school.txt",
)
_DPI = 150
_NO_VALUES = {"evidence", "source", "diagnostics", "span", "schema_version"}

PURE: dict[str, Callable[[str], bytes]] = {
    "text, GB18030": lambda text: text.encode("gb18030"),
    "web page": write_page,
    "DOCX, typed": write_docx,
    "DOCX, automatic": lambda text: write_docx(text, automatic=True, header="内部资料", footer="— {page} —"),
    "OFD": lambda text: write_ofd(set_pages(text)),
    "PDF, reportlab": lambda text: write_pdf(
        set_pages(text, running_head="清河市教育局文件", even_title=True)
    ),
}


def values(notice: Notice) -> Any:
    """The values of a record without where they came from, blanks left out."""
    return _values(json.loads(notice.model_dump_json()))


def _values(part: Any) -> Any:
    if isinstance(part, dict):
        return {
            key: _values(value)
            for key, value in part.items()
            if key not in _NO_VALUES and not key.endswith("_evidence")
        }
    if isinstance(part, list):
        return [_values(value) for value in part]
    return squash(part) if isinstance(part, str) else part


def differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Where two records part: path, value here, value there."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one:
            yield from differences(one[key], other[key], f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for at, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differences(left, right, f"{path}[{at}]")
    elif one != other:
        yield f"{path.lstrip('.')}: {str(one)[:60]} | {str(other)[:60]}"


def convert(document: bytes, folder: Path) -> bytes:
    """The PDF that LibreOffice makes of a DOCX, with a profile of its own below this folder."""
    (folder / "notice.docx").write_bytes(document)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / "notice.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "notice.pdf").read_bytes()


def scan(document: bytes) -> bytes:
    """A PDF of the pages of another one as a scanner sees them at 150 dpi: grey, a little turned, with noise, without text."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    pages: list[Image.Image] = []
    noise = np.random.default_rng(0)
    pdf = pypdfium2.PdfDocument(document)
    for page in pdf:
        drawn = (
            page.render(scale=_DPI / 72, grayscale=True)
            .to_pil()
            .rotate(0.4, fillcolor=255, resample=Image.Resampling.BICUBIC)
        )
        grey = np.asarray(drawn, dtype=np.float32) + noise.normal(0, 8, (drawn.height, drawn.width))
        pages.append(Image.fromarray(grey.clip(0, 255).astype(np.uint8)))
        page.close()
    pdf.close()
    out = BytesIO()
    pages[0].save(out, "PDF", resolution=_DPI, save_all=True, append_images=pages[1:])
    return out.getvalue()


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("-o", "--output", type=Path, metavar="FOLDER")
    options.add_argument("--only", default="", metavar="FORMATS")
    options.add_argument("-v", "--verbose", action="store_true")
    arguments = options.parse_args()
    chosen = [word.strip().lower() for word in arguments.only.split(",") if word.strip()]
    office = shutil.which("soffice") is not None
    ocr = office and all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))
    formats = [*PURE, *(["PDF, LibreOffice"] if office else []), *(["scan, 150 dpi"] if ocr else [])]
    formats = [form for form in formats if not chosen or any(word in form.lower() for word in chosen)]
    equal = dict.fromkeys(formats, 0)
    read: dict[Path, tuple[Notice, str]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        output = arguments.output or Path(temporary) / "rendered"
        for name in NOTICES:
            text = (CORPUS / name).read_text(encoding="utf-8")
            wanted = values(parse_bytes(text.encode()))
            printed = convert(write_docx(text, footer="— {page} —"), Path(temporary)) if office else b""
            row = []
            for form in formats:
                data = (
                    PURE[form](text)
                    if form in PURE
                    else printed
                    if form == "PDF, LibreOffice"
                    else scan(printed)
                )
                document = read_bytes(data, ocr=form.startswith("scan"))
                notice = parse_document(document)
                found = list(differences(wanted, values(notice)))
                equal[form] += not found
                row.append("=" if not found else str(len(found)))
                if arguments.verbose:
                    print(*(f"    {form}  {line}" for line in found), sep="\n")
                read[_keep(output / form, name, data, notice)] = notice, document.text
            print(
                f"{name:36}",
                *(f"{mark:>{len(form)}}" for mark, form in zip(row, formats, strict=True)),
                sep="  ",
                flush=True,
            )
        scores = [_macro_f1(output / form, read) for form in formats]
    print(f"{'equal':36}", *(f"{f'{equal[form]}/{len(NOTICES)}':>{len(form)}}" for form in formats), sep="  ")
    print(
        f"{'macro F1':36}",
        *(f"{score:>{len(form)}.3f}" for score, form in zip(scores, formats, strict=True)),
        sep="  ",
    )
    print(f"{'':36}", *formats, sep="  ")


def _macro_f1(folder: Path, read: dict[Path, tuple[Notice, str]]) -> float:
    """The mean over the fields of their F1 against gold."""
    report = evaluate(
        load_corpus(folder),
        parse=lambda path: read[path][0],
        compare=compare_notices,
        source_text=lambda path: read[path][1],
    )
    return report.macro.strict or 0.0


def _keep(folder: Path, name: str, data: bytes, notice: Notice) -> Path:
    """The rendered file beside the gold of the notice, so that ``noticeparse evaluate`` reads the folder."""
    endings = {"application/pdf": "pdf", "application/ofd": "ofd", "text/html": "html", "text/plain": "txt"}
    ending = endings.get(notice.source.media_type, "docx")
    place = folder / Path(name).with_suffix(f".{ending}")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    gold = (CORPUS / name).with_suffix(".gold.json")
    shutil.copyfile(gold, place.with_suffix("").with_suffix(".gold.json"))
    return place


if __name__ == "__main__":
    main()
