"""Bytes of any origin become clean text, and it is said where they had to be guessed at."""

import pytest

from onrecord.errors import ReportError
from onrecord.reports import read_bytes
from onrecord.reports.encodings import decode
from tests.reports.prose import BODY, PARAGRAPHS, TEXT, page


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("quay", "qu\u00aday").replace("board", "bo\u200bard").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "crlf", "cr", "unseen"],
)
def test_one_text_in_any_encoding(data: bytes) -> None:
    report = read_bytes(data, "quay.txt")
    assert report.text == TEXT.strip()


def test_mixed_encodings_are_read_byte_by_byte_with_a_note() -> None:
    data = PARAGRAPHS[1].encode("cp1252") + b"\n" + TEXT.encode()
    report = read_bytes(data, "quay.txt")
    assert report.text.startswith(PARAGRAPHS[1])
    assert "were read as Windows-1252" in report.notes[0]


@pytest.mark.parametrize(
    ("name", "text"), [("windows-1251", "Причал закрыт"), ("shift_jis", "岸壁は閉鎖"), ("euc-kr", "부두가 닫혔다")]
)
def test_declared_set_of_a_page(name: str, text: str) -> None:
    html = page(f"{BODY}<p>{text}</p>").replace("utf-8", name).replace("“", '"').replace("”", '"')
    assert text in read_bytes(html.encode(name), "a.html").text


@pytest.mark.parametrize("name", ["punycode", "zip", "unicode_escape", "nonsense", "utf-16"])
def test_declared_set_that_is_unsafe_or_unknown_is_not_used(name: str) -> None:
    html = page(BODY).replace("utf-8", name)
    assert PARAGRAPHS[0] in read_bytes(html.encode(), "a.html").text


def test_controls_and_nul_are_replaced() -> None:
    text = read_bytes(TEXT.replace("closed", "clo\x00sed").replace("Tuesday", "Tues\x07day").encode(), "a.txt").text
    assert "clo\ufffdsed" in text
    assert "Tues day" in text
    assert not {character for character in text if ord(character) < 32 and character != "\n"}


@pytest.mark.parametrize("data", [b"\x89PNG\r\n", b"PK\x03\x04abc", bytes(range(256)) * 20, b"\x00" * 5000])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(ReportError, match=r"text|empty|words"):
        read_bytes(data, "a.txt")


def test_decoding_is_bounded() -> None:
    text, notes = decode(b"\xff\xfd" * 200_000)
    assert len(text) == 400_000
    assert notes
