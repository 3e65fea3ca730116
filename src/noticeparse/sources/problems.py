"""The errors of the readers, in one table: a stable code, what is wrong and what to do, in both languages.

E2xx is a wrong call, E3xx an input that can't be read, E4xx a missing package, E5xx a limit; docs/errors.md has a heading for each.
"""

from __future__ import annotations

from typing import NamedTuple

from noticeparse.errors import (
    EncryptedSourceError,
    LimitError,
    MissingDependencyError,
    NoTextLayerError,
    NoticeparseError,
    UnreadableSourceError,
    UsageError,
)


class Problem(NamedTuple):
    """One row of the table; the texts are templates for ``str.format``."""

    error: type[NoticeparseError]
    en: str
    zh: str
    hint_en: str
    hint_zh: str


_SAVE_AS_EN = "Save it as PDF or as plain text and read that"
_SAVE_AS_ZH = "请另存为 PDF 或纯文本后再读"
_OCR_EN = "Read it with character recognition: --ocr (needs: pip install 'noticeparse[ocr]')"
_OCR_ZH = "请加 --ocr 识别文字（需安装：pip install 'noticeparse[ocr]'）"

PROBLEMS: dict[str, Problem] = {
    "E201": Problem(
        UsageError,
        "there is no text encoding called {encoding!r}",
        "没有名为 {encoding!r} 的文字编码",
        "Leave --encoding out, or give gb18030, utf-8, utf-16 or big5",
        "请去掉 --encoding，或改用 gb18030、utf-8、utf-16、big5",
    ),
    "E301": Problem(
        UnreadableSourceError,
        "there is no such file",
        "文件不存在",
        "Check the name and the folder",
        "请检查文件名和所在目录",
    ),
    "E302": Problem(
        UnreadableSourceError,
        "this is a directory, not a file",
        "这是目录，不是文件",
        "Give its files, or read the whole folder: noticeparse batch FOLDER --out ARCHIVE",
        "请给出其中的文件，或读取整个目录：noticeparse batch 目录 --out 档案库",
    ),
    "E303": Problem(
        UnreadableSourceError,
        "this is not an ordinary file but a {kind}",
        "这不是普通文件，而是{kind}",
        "Copy its content into a file, or pipe it in: noticeparse parse -",
        "请把内容存成文件，或经管道传入：noticeparse parse -",
    ),
    "E304": Problem(
        UnreadableSourceError,
        "the file may not be read: {reason}",
        "没有读取该文件的权限：{reason}",
        "Check its permissions",
        "请检查文件权限",
    ),
    "E305": Problem(
        UnreadableSourceError,
        "the file is empty",
        "文件是空的",
        "Check that it was copied or downloaded completely",
        "请确认文件已完整复制或下载",
    ),
    "E306": Problem(
        UnreadableSourceError,
        "this is a link that leads to no file",
        "这是失效的链接，指向的文件不存在",
        "Give the name of the file itself",
        "请直接给出文件本身的路径",
    ),
    "E307": Problem(
        UnreadableSourceError,
        "the file can't be read: {reason}",
        "无法读取文件：{reason}",
        "Copy the file to a local disk and try again",
        "请把文件复制到本地磁盘后重试",
    ),
    "E308": Problem(
        UnreadableSourceError,
        "a link, and links are not followed",
        "这是链接，不予跟随",
        "Give the file or the folder that it points at",
        "请直接给出其指向的文件或文件夹",
    ),
    "E309": Problem(
        UnreadableSourceError,
        "the folder can't be listed: {reason}",
        "无法列出该文件夹：{reason}",
        "Check its name and its permissions",
        "请检查名称与权限",
    ),
    "E310": Problem(
        UnreadableSourceError,
        "this is not text: {share} of it is control characters or bytes of no Chinese encoding",
        "这不是文本：{share}是控制字符，或不属于任何中文编码",
        "If it is text, name its encoding with --encoding; else save it as PDF or plain text",
        "若确为文本，请用 --encoding 指明编码；否则请另存为 PDF 或纯文本",
    ),
    "E313": Problem(
        UnreadableSourceError,
        "this is {kind}, which is unsupported in this version",
        "这是{kind}，本版本尚不支持",
        _SAVE_AS_EN,
        _SAVE_AS_ZH,
    ),
    "E314": Problem(
        UnreadableSourceError,
        "this is {kind}",
        "这是{kind}",
        "Read it with LibreOffice: --office, or open it in Word or WPS and save it as .docx",
        "请加 --office 由 LibreOffice 转换后读取，或用 Word、WPS 打开并另存为 .docx",
    ),
    "E315": Problem(
        UnreadableSourceError,
        "this is a packed archive ({kind})",
        "这是压缩包（{kind}）",
        "Unpack it and read the files in it",
        "请先解压，再读取其中的文件",
    ),
    "E317": Problem(
        NoTextLayerError,
        "the fonts of this PDF do not say which characters they print, so its text can't be read",
        "该 PDF 的字体没有给出字符对应关系，文字无法读取",
        _OCR_EN,
        _OCR_ZH,
    ),
    "E318": Problem(
        UnreadableSourceError,
        "none of the {pages} page(s) shows anything: neither text nor image",
        "共 {pages} 页，均为空白，既无文字也无图像",
        "Get the file again: it is blank or damaged",
        "文件为空白或已损坏，请重新获取",
    ),
    "E319": Problem(
        UnreadableSourceError,
        "the document holds no text",
        "该文档不含文字",
        "Check in its program that it shows the notice; pictures of pages need character recognition",
        "请在相应程序中打开核对；若只有页面图片，需先识别文字",
    ),
    "E320": Problem(
        NoTextLayerError,
        "this is an image ({kind}) and holds no text",
        "这是图片（{kind}），不含文字",
        _OCR_EN,
        _OCR_ZH,
    ),
    "E321": Problem(
        NoTextLayerError,
        "none of the {pages} page(s) of this document has a text layer: it is a scan",
        "该文档共 {pages} 页，均无文字层，应为扫描件",
        _OCR_EN,
        _OCR_ZH,
    ),
    "E322": Problem(
        EncryptedSourceError,
        "the PDF asks for a password",
        "该 PDF 需要密码",
        "Save a copy without the password and read that",
        "请另存一份不带密码的副本后再读",
    ),
    "E323": Problem(
        EncryptedSourceError,
        "the document is protected by a password",
        "该文档设有打开密码",
        "Remove the password in Word or WPS, save it as PDF and read that",
        "请在 Word 或 WPS 中取消密码并另存为 PDF 后再读",
    ),
    "E324": Problem(
        UnreadableSourceError,
        "the PDF is damaged: {reason}",
        "该 PDF 已损坏：{reason}",
        "Get the file again, or repair it: qpdf FILE repaired.pdf",
        "请重新获取该文件，或修复：qpdf 文件 repaired.pdf",
    ),
    "E325": Problem(
        UnreadableSourceError,
        "the web page holds no text: it was saved without its content",
        "该网页不含正文，保存时未带内容",
        "Open the page in a browser, wait until the notice shows, and save it again",
        "请在浏览器中打开，待正文显示后重新保存",
    ),
    "E326": Problem(
        UnreadableSourceError,
        "the packed document is damaged: {reason}",
        "该文档（压缩结构）已损坏：{reason}",
        "Get the file again, or open it in its program and save it anew",
        "请重新获取该文件，或在相应程序中打开后重新保存",
    ),
    "E327": Problem(
        UnreadableSourceError,
        "{member} in the document is not well-formed XML: {reason}",
        "文档中的 {member} 不是合格的 XML：{reason}",
        "Open the document in its program and save it anew",
        "请在相应程序中打开并重新保存",
    ),
    "E328": Problem(
        UnreadableSourceError,
        "{member} declares a document type, which the format forbids and attacks use",
        "{member} 含有文档类型声明（DOCTYPE），该格式禁止使用，且常见于攻击文件",
        "Don't trust this file; if it is yours, save it anew in its program",
        "请勿信任该文件；若为自有文件，请在相应程序中重新保存",
    ),
    "E329": Problem(
        UnreadableSourceError,
        "the character recognition found no text",
        "未识别到任何文字",
        "Scan the page upright, at 150 dpi or more",
        "请将页面放正，以 150 dpi 以上重新扫描",
    ),
    "E336": Problem(
        UnreadableSourceError,
        "LibreOffice can't read this document",
        "LibreOffice 无法打开该文档",
        "Open it in Word or WPS and save it as .docx",
        "请用 Word 或 WPS 打开并另存为 .docx",
    ),
    "E401": Problem(
        MissingDependencyError,
        "the package {package} is not installed",
        "未安装 {package}",
        "Install it: pip install {package}",
        "请安装：pip install {package}",
    ),
    "E402": Problem(
        MissingDependencyError,
        "character recognition is not installed ({package})",
        "未安装文字识别组件（{package}）",
        "Install it: pip install 'noticeparse[ocr]'",
        "请安装：pip install 'noticeparse[ocr]'",
    ),
    "E403": Problem(
        MissingDependencyError,
        "this is {kind}, and LibreOffice is not installed",
        "这是{kind}，而 LibreOffice 未安装",
        "Install it (Debian: apt-get install libreoffice-writer), or open the file in Word or WPS and save it as .docx",
        "请安装（Debian：apt-get install libreoffice-writer），或用 Word、WPS 打开并另存为 .docx",
    ),
    "E501": Problem(
        LimitError,
        "the file has {size} bytes, more than the limit of {limit}",
        "文件大小为 {size} 字节，超过上限 {limit}",
        "If it is one notice, raise the limit: Limits(max_bytes=…)",
        "若确为一份通知，请调高上限：Limits(max_bytes=…)",
    ),
    "E502": Problem(
        LimitError,
        "the text has more than {limit} characters",
        "文字超过 {limit} 个字符",
        "Split the file, or raise the limit: Limits(max_characters=…)",
        "请拆分文件，或调高上限：Limits(max_characters=…)",
    ),
    "E503": Problem(
        LimitError,
        "the web page goes past a limit: {limit}",
        "该网页超过上限：{limit}",
        "Save the notice alone as plain text and read that",
        "请只把通知正文存为纯文本后再读",
    ),
    "E521": Problem(
        LimitError,
        "{member} takes {size} bytes when it is unpacked, more than the limit of {limit}",
        "{member} 解压后为 {size} 字节，超过上限 {limit}",
        "If it is one notice, raise the limit: Limits(max_member_bytes=…, max_unpacked_bytes=…)",
        "若确为一份通知，请调高上限：Limits(max_member_bytes=…, max_unpacked_bytes=…)",
    ),
    "E522": Problem(
        LimitError,
        "{member} unpacks to {ratio} times its size, more than the limit of {limit}",
        "{member} 解压后为原来的 {ratio} 倍，超过上限 {limit}",
        "Don't trust this file; from Python the limit can be raised: Limits(max_ratio=…)",
        "请勿信任该文件；在 Python 中可调高上限：Limits(max_ratio=…)",
    ),
    "E523": Problem(
        LimitError,
        "the document is packed of {count} files, more than the limit of {limit}",
        "该文档由 {count} 个文件打包而成，超过上限 {limit}",
        "Save the notice anew in its program, or raise the limit: Limits(max_members=…)",
        "请在相应程序中重新保存，或调高上限：Limits(max_members=…)",
    ),
    "E524": Problem(
        LimitError,
        "{member} goes past a limit: {limit}",
        "{member} 超过上限：{limit}",
        "Save the notice alone as plain text and read that",
        "请只把通知正文存为纯文本后再读",
    ),
    "E525": Problem(
        LimitError,
        "the mail holds messages in messages, more than {limit} deep",
        "该邮件嵌套层数超过 {limit}",
        "Save the innermost message as a file of its own and read that",
        "请将最内层邮件另存为文件后再读",
    ),
    "E526": Problem(
        LimitError,
        "the image has {pixels} pixels, more than the limit of {limit}",
        "图像有 {pixels} 个像素，超过上限 {limit}",
        "Scan it at 300 dpi or less, or raise the limit: Limits(max_pixels=…)",
        "请以不高于 300 dpi 重新扫描，或调高上限：Limits(max_pixels=…)",
    ),
    "E527": Problem(
        LimitError,
        "the pages draw forms inside forms more than {limit} times",
        "页面反复嵌套绘制同一图形，超过 {limit} 次",
        "Print the file to PDF anew and read that",
        "请将该文件重新打印为 PDF 后再读",
    ),
    "E528": Problem(
        LimitError,
        "a stream of this PDF takes more than {limit} bytes when it is unpacked",
        "该 PDF 中有数据流解压后超过 {limit} 字节",
        "Don't trust this file; from Python the limit can be raised: Limits(max_member_bytes=…)",
        "请勿信任该文件；在 Python 中可调高上限：Limits(max_member_bytes=…)",
    ),
    "E529": Problem(
        LimitError,
        "LibreOffice took more than {limit} seconds for this document",
        "LibreOffice 转换该文档超过 {limit} 秒",
        "Open it in Word or WPS and save it as .docx, or raise the limit: Limits(office_seconds=…)",
        "请用 Word 或 WPS 打开并另存为 .docx，或调高上限：Limits(office_seconds=…)",
    ),
}

NOTES: dict[str, dict[str, str]] = {
    "undecodable-bytes": {
        "en": "{0} byte sequence(s) could not be decoded and stand as U+FFFD",
        "zh": "有 {0} 处字节无法解码，以 U+FFFD 代替",
    },
    "lone-surrogates": {
        "en": "{0} half of a surrogate pair stood alone and was replaced by U+FFFD",
        "zh": "有 {0} 个不成对的代理码位，以 U+FFFD 代替",
    },
    "mixed-encoding": {
        "en": "the lines of the file are in different encodings ({0})",
        "zh": "文件各行的编码不一致（{0}）",
    },
    "charset-mismatch": {
        "en": "the page says that it is in {0}, and is not",
        "zh": "网页声明的编码 {0} 与实际不符",
    },
    "hidden-text-read": {
        "en": "the page shows {0} characters by itself; the text that it hides was read",
        "zh": "网页本身只显示 {0} 个字符，已读取其隐藏的文字",
    },
    "pages-cut": {
        "en": "only the first {0} pages were read",
        "zh": "只读取了前 {0} 页",
    },
    "page-characters-cut": {
        "en": "page {0} holds more characters than are read of one page",
        "zh": "第 {0} 页的字符数超过单页上限，已截断",
    },
    "page-unreadable": {
        "en": "page {0} could not be read",
        "zh": "第 {0} 页无法读取",
    },
    "hidden-text": {
        "en": "{0} characters that the document does not show were left out",
        "zh": "有 {0} 个字符在文档中不显示，未予读取",
    },
    "page-hidden-text": {
        "en": "page {0} holds text that it does not show; it was left out",
        "zh": "第 {0} 页含有不显示的文字，未予读取",
    },
    "recognised-text-layer": {
        "en": "the text of page {0} was laid under its image by character recognition, and may err",
        "zh": "第 {0} 页的文字层由文字识别生成，可能有误",
    },
    "page-unmapped-text": {
        "en": "the fonts of page {0} do not say which characters they print; part of its text is unreadable",
        "zh": "第 {0} 页的字体缺少字符对应关系，部分文字无法读取",
    },
    "page-without-text": {
        "en": "page {0} is an image without a text layer and was not read",
        "zh": "第 {0} 页为图像，无文字层，未读取",
    },
    "ocr": {
        "en": "{0} page(s) were read by character recognition",
        "zh": "有 {0} 页由文字识别读取",
    },
    "ocr-uncertain": {
        "en": "the recognition was unsure of this line ({0})",
        "zh": "此行识别把握不足（{0}）",
    },
    "attachment-unreadable": {
        "en": "an attachment could not be read: {0}",
        "zh": "有附件无法读取：{0}",
    },
    "converted": {
        "en": "the document was converted by {0} before it was read",
        "zh": "文档先由 {0} 转换，再读取",
    },
    "member-unreadable": {
        "en": "a part of the document could not be read and was left out: {0}",
        "zh": "文档中有部分内容无法读取，已略去：{0}",
    },
    "second-reader": {
        "en": "the file is damaged and was read by the second reader ({0})",
        "zh": "文件已损坏，改由备用程序读取（{0}）",
    },
}
"""What the notes of a ``SourceDocument`` say; ``{0}`` is the note's parameter."""


def problem(
    code: str,
    *,
    file: str | None = None,
    zh: dict[str, str] | None = None,
    **values: object,
) -> NoticeparseError:
    """The error of this code, its texts filled in; ``zh`` holds the values that read otherwise in Chinese.

    >>> error = problem("E501", file="a.txt", size=9, limit=5)
    >>> error.exit_code.name, error.line("zh")
    ('LIMIT', "E501 'a.txt': 文件大小为 9 字节，超过上限 5。若确为一份通知，请调高上限：Limits(max_bytes=…)。")
    """
    row = PROBLEMS[code]
    chinese = {**values, **(zh or {})}
    return row.error(
        code,
        {"en": row.en.format(**values), "zh": row.zh.format(**chinese)},
        {"en": row.hint_en.format(**values), "zh": row.hint_zh.format(**chinese)},
        file=file,
    )
