"""From bytes to text: byte order mark, declared character set, UTF-8, and Windows-1252 for what is none of these."""

import codecs
import re

from onrecord.errors import ReportError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of formats that people name .txt or .html by mistake, with what they are.
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)

# <meta charset="..."> or <?xml encoding="..."?>, looked for in the first bytes only.
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_:-]{2,30})""", re.IGNORECASE)

# The character sets of the web, by the names that Python knows; others could be slow or unsafe to decode.
_WEB = re.compile(
    r"utf-?8|windows-125\d|cp125\d|iso-?8859-\d{1,2}|koi8-[ru]|macintosh|euc-(?:jp|kr)|shift[_-]jis|iso-2022-jp|"
    r"ks_c_5601-1987|cp949|gbk|gb2312|gb18030|big5(?:-hkscs)?|tis-620|us-ascii|ascii|latin-?1",
    re.IGNORECASE,
)
# Pages that declare these are written in Windows-1252, as every browser takes them to be.
_AS_CP1252 = re.compile(r"us-ascii|ascii|latin-?1|iso-?8859-1", re.IGNORECASE)

_HEAD = 4096
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b")
_READABLE = bytes(range(0x61, 0x7B)) + bytes(range(0x41, 0x5B)) + b" \n"


def decode(data: bytes, *, source: str = "", declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, and notes on how it was read.

    Args:
        data: the file or stream.
        source: its name, for messages.
        declared: a character set from outside, such as an HTTP header; else one is looked for in the bytes.

    Raises:
        ReportError: they are no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), ()
    silent = _unmarked_utf16(data)
    if silent:
        return data.decode(silent, "replace"), (f"read as {silent.upper()}, told by its zero bytes",)
    _refuse_binary(data, source)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_other(data, declared or _declared(data))


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: in Latin script nearly every other byte is zero."""
    head = data[:_HEAD]
    half = len(head) // 2
    if half < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, source: str) -> None:
    where = f"{source}: " if source else ""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReportError(f"{where}{what}, not text: save its text as .txt or the page as .html, and add that")
    sample = data[:_HEAD] + data[len(data) // 2 : len(data) // 2 + _HEAD]
    if not sample:
        return
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    readable = (len(sample) - len(sample.translate(None, _READABLE))) / len(sample)
    if controls > 0.3 * len(sample) or (controls > 0.02 * len(sample) and readable < 0.5):
        raise ReportError(f"{where}binary data, not text: save the report's text as .txt or its page as .html")


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return found.group(1).decode("ascii") if found else None


def _decode_other(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    """Text that is not UTF-8: by its declared set where that fits, else byte by byte."""
    if declared and _WEB.fullmatch(declared) and not declared.lower().startswith("utf"):
        name = "cp1252" if _AS_CP1252.fullmatch(declared) else declared
        try:
            return data.decode(name), ()
        except UnicodeDecodeError:
            if name != "cp1252":
                return data.decode(name, "replace"), (f"not all of it is {declared}, which it declares",)
    return _mixed(data)


def _mixed(data: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-8 where it is valid and Windows-1252 for each byte that is not: right for either, and for a mixture."""
    text = data.decode("utf-8", "surrogateescape")
    stray = re.compile("[\udc80-\udcff]")
    count = sum(1 for _ in stray.finditer(text))
    table = {0xDC00 + code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0x100)}
    return text.translate(table), (f"not valid UTF-8: {count:,} bytes were read as Windows-1252",)
