"""Bad input: a clear line each, nothing lost, the rest goes on, and everything that came in is accounted for."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord import brief
from onrecord.record import Record

from . import made
from .running import Ran, onrecord

LONG = "The mayor said so. " * 560_000  # more than 10 MB
ADDRESS = "https://herald.example/news/tunnel"

# Each file that is refused: its bytes, and what its line must say.
REFUSED = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n \t\n", "empty"),
    "empty.html": (b"", "empty"),
    "empty.jsonl": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary data, not text"),
    "paper.txt": (b"%PDF-1.7\n\xe2\xe3\xcf\xd3 1 0 obj", "a PDF, not text"),
    "long.txt": (LONG.encode(), "too long for one report"),
    "numbers.txt": (b"12 34 56\n", "no words of a report"),
    "wall.html": (made.page("<p>We use cookies. Please accept them to read on.</p>").encode(), "no words of a report"),
}
# Each file that is read in spite of what is wrong with it: its bytes, and words that its text must have.
KEPT = {
    "latin.txt": ("Café owner René Dupré said that 12 guests had left early.\n".encode("cp1252"), "René Dupré"),
    "mixed.txt": ("Zoë Smith said no.\n".encode() + "Zoë Brown said yes.\n".encode("latin-1"), "Zoë Brown"),
    "wide.txt": ("Zoë Green said that 30 pumps were new.\n".encode("utf-16"), "Zoë Green"),
    "controls.txt": (b"Paul\x00 Renner said\x07 on May 11 that 12\x1b[31m pumps had come.\x08\n", "that 12"),
    "torn.txt": ("Ida Moor said on May 12: “We go”".encode()[:-1], "Ida Moor said"),
}
LINES = (
    made.row("Paul Renner, the mayor, said on May 15 that 7 pumps were new.", id="one")
    + '{"text": "torn off\n'
    + "[1, 2]\n"
    + '{"text": 5}\n'
    + '{"title": "no text"}\n'
    + '{"text": "'
    + LONG
    + '"}\n'
    + "[" * 200_000
    + "\n"
    + made.row("Paul Renner, the mayor, said on May 16 that 8 pumps were old.", id="one")
)
BROKEN = {
    2: "not JSON",
    3: "a list, not an object",
    4: "a number, not a string",
    5: 'no "text"',
    6: "too long",
    7: "JSON",
}


class Mess(NamedTuple):
    """A folder of good and bad files, and what adding it came to."""

    folder: Path
    db: Path
    ran: Ran


@pytest.fixture(scope="module")
def mess(tmp_path_factory: pytest.TempPathFactory) -> Mess:
    """All of it added in one go, with a file that is not there."""
    top = tmp_path_factory.mktemp("mess")
    made.written(top / "files", made.EVERY)
    for name, (data, _) in {**REFUSED, **KEPT}.items():
        (top / "files" / name).write_bytes(data)
    (top / "files" / "lines.jsonl").write_text(LINES, encoding="utf-8")
    (top / "files" / "deep.html").write_text(_deep(), encoding="utf-8")
    ran = onrecord("add", top / "files", top / "missing.txt", "--db", top / "mess.db")
    return Mess(top / "files", top / "mess.db", ran)


def _deep() -> str:
    """A page of 2,000 elements, each within the one before."""
    paragraphs = "".join(f"<p>{each}</p>" for each in made.PAINTING["van.txt"].split("\n\n"))
    return made.page("<div>" * 2000 + paragraphs.replace("van", "lorry") + "</div>" * 2000)


@pytest.fixture
def record(mess: Mess) -> Iterator[Record]:
    with Record.open(mess.db) as record:
        yield record


def test_everything_is_accounted_for_and_the_rest_goes_on(mess: Mess) -> None:
    good = len(made.EVERY) + len(KEPT) + 2 + 1  # lines, deep page
    bad = len(REFUSED) + len(BROKEN) + 1  # missing file
    assert mess.ran.counts == (good + bad, good, 0, bad)
    assert mess.ran.code == 1


def test_added_again_it_is_all_there_already(mess: Mess) -> None:
    again = onrecord("add", mess.folder, mess.folder.parent / "missing.txt", "--db", mess.db)
    total, added, already, rejected = mess.ran.counts
    assert again.counts == (total, 0, added + already, rejected)
    assert again.err == mess.ran.err


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_refused_has_a_line_with_its_reason(mess: Mess, name: str) -> None:
    (line,) = [line for line in mess.ran.err.splitlines() if f"/{name}: " in line]
    assert REFUSED[name][1] in line


@pytest.mark.parametrize("number", BROKEN)
def test_a_broken_line_is_refused_by_itself(mess: Mess, number: int) -> None:
    (line,) = [line for line in mess.ran.err.splitlines() if f"/lines.jsonl:{number}: " in line]
    assert BROKEN[number] in line


def test_a_missing_file_has_a_line(mess: Mess) -> None:
    assert "missing.txt: no such file" in mess.ran.err


def test_messages_are_short_lines_that_a_terminal_can_show(mess: Mess) -> None:
    for line in mess.ran.err.splitlines():
        assert len(line) < 400
        assert line.isprintable()


def test_texts_are_kept_whatever_was_wrong_with_them(record: Record) -> None:
    texts = [report.text for story in record.stories() for report in record.story(story.id).reports()]
    for _, words in KEPT.values():
        assert any(words in text for text in texts), words
    assert any("A grey lorry was found burnt" in text for text in texts)
    for text in texts:
        assert not any(ord(character) < 32 and character not in "\n\t" for character in text)
        text.encode()


def test_two_reports_with_one_id_are_both_kept(record: Record) -> None:
    texts = [report.text for story in record.stories() for report in record.story(story.id).reports()]
    assert sum("7 pumps were new" in text or "8 pumps were old" in text for text in texts) == 2


def test_the_record_is_sound(record: Record) -> None:
    assert record.verify() == []


def test_same_address_with_an_edited_text_is_a_version(tmp_path: Path) -> None:
    text = made.TUNNEL["flood.txt"]
    rows = made.row(text, url=ADDRESS) + made.row(text.replace("May 20", "May 27"), url=ADDRESS)
    (tmp_path / "edited.jsonl").write_text(rows, encoding="utf-8")
    with Record.open(tmp_path / "a.db") as record:
        summary = record.add([tmp_path / "edited.jsonl"])
        assert (summary.added, summary.versions) == (2, 1)
        view = record.story()
        ((new, old),) = view.versions.items()
        assert {"May 20" in view.report(key).text for key in (new, old)} == {True, False}
        for page in (brief.html(view), brief.markdown(view)):
            assert "version" in page
    shown = onrecord("show", "--only", "reports", "--db", tmp_path / "a.db", "--csv")
    assert f"a new version of {old}" in shown.out


def test_nothing_is_added_where_nothing_can_be(tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    ran = onrecord("add", tmp_path / "hollow", "--db", tmp_path / "a.db")
    assert ran.counts == (1, 0, 0, 1)
    assert "no files in this folder" in ran.err


def test_standard_input_is_read(tmp_path: Path) -> None:
    ran = onrecord("add", "-", "--db", tmp_path / "a.db", stdin=made.row(made.TUNNEL["pumps.txt"]) + "{\n")
    assert ran.counts == (2, 1, 0, 1)
    assert "standard input:2: not JSON" in ran.err
