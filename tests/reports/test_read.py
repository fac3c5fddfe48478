"""Whatever arrives is read or refused with one clear line, and one bad thing never stops the rest."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from onrecord.errors import ManifestError, ReportError
from onrecord.options import Options
from onrecord.reports import (
    Given,
    Rejection,
    Report,
    as_is,
    make_report,
    read,
    read_all,
    read_as_is,
    read_bytes,
    report_id,
)
from tests.reports.prose import BODY, PARAGRAPHS, TEXT, TITLE, page


def reasons(found: list[Report | Rejection]) -> dict[str, str]:
    return {Path(one.source).name: one.reason for one in found if isinstance(one, Rejection)}


def names(found: list[Report | Rejection]) -> list[str]:
    return [Path(one.source).name for one in found if isinstance(one, Report)]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_text_file(tmp_path: Path) -> None:
    path = write(tmp_path / "quay.txt", f"{TITLE}\nBy Ada Lund\n\n{TEXT}")
    report = read(path)
    assert (report.title, report.byline, report.language, report.extractor) == (TITLE, "Ada Lund", "en", "text")
    assert report.id == report_id(report.text, None, None)
    assert report.published.basis == "unknown"
    assert report.source == str(path)
    assert [paragraph for paragraph in PARAGRAPHS if paragraph not in report.text.split("\n")] == []


def test_given_fills_what_a_text_lacks(tmp_path: Path) -> None:
    given = Given(
        outlet="Ellery Daily", url="https://ellery.example/quay?utm_x=1", published="2031-05-03T10:00Z", title="Quay"
    )
    report = read(write(tmp_path / "quay", TEXT), given=given)
    assert (report.outlet, report.url, report.title) == ("Ellery Daily", "https://ellery.example/quay", "Quay")
    assert (report.published.day, report.published.basis) == ("2031-05-03", "given")
    assert report.id == report_id(report.text, report.url, report.outlet)


def test_same_text_in_two_outlets_is_two_reports() -> None:
    assert make_report(TEXT, outlet="A").id != make_report(TEXT, outlet="B").id
    assert make_report(TEXT, outlet="A").id == make_report(TEXT.replace("\n", "\r\n"), outlet="A").id


def test_folder_is_read_in_order_and_bad_files_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", TEXT)
    write(tmp_path / "a" / "a.html", page(BODY))
    write(tmp_path / ".hidden.txt", TEXT)
    write(tmp_path / ".git" / "c.txt", TEXT)
    write(tmp_path / "noend", TEXT)
    write(tmp_path / "saved.php", page(BODY))
    write(tmp_path / "photo.jpg", b"\xff\xd8\xff")
    write(tmp_path / "fake.txt", os.urandom(5000))
    write(tmp_path / "paper.txt", b"%PDF-1.7 and so on")
    write(tmp_path / "empty.txt", "")
    write(tmp_path / "blank.txt", " \n\t\n")
    write(tmp_path / "bare.html", page("<p>The quay is closed.</p>"))
    write(tmp_path / "short.txt", "The quay is closed.")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    found = list(read_all([tmp_path]))
    assert names(found) == ["b.txt", "noend", "saved.php", "short.txt", "a.html"]
    refused = reasons(found)
    assert set(refused) == {
        "photo.jpg",
        "fake.txt",
        "paper.txt",
        "empty.txt",
        "blank.txt",
        "bare.html",
        "gone.txt",
    }
    assert "picture" in refused["photo.jpg"] and "binary" in refused["fake.txt"] and "PDF" in refused["paper.txt"]
    assert "empty" in refused["empty.txt"] and "empty" in refused["blank.txt"]
    assert all("\n" not in reason and len(reason) < 200 for reason in refused.values())
    assert list(read_all([tmp_path])) == found
    short = next(one for one in found if isinstance(one, Report) and one.source.endswith("short.txt"))
    assert short.notes == ("only 4 words of running text",)


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    found = list(read_all([tmp_path / "none", tmp_path / "no.txt", write(tmp_path / "b.txt", TEXT)]))
    assert names(found) == ["b.txt"]
    assert reasons(found) == {
        "none": "no files in this folder: add one that holds reports",
        "no.txt": "no such file: check its name",
    }


@pytest.mark.parametrize("path", ["nowhere.txt", "a\x00b.txt"])
def test_read_raises_where_there_is_no_file(path: str) -> None:
    with pytest.raises(ReportError):
        read(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    path = write(tmp_path / "locked.txt", TEXT)
    path.chmod(0)
    assert "permissions" in reasons(list(read_all([path])))["locked.txt"]


def test_json_lines_go_on_after_a_broken_line(tmp_path: Path) -> None:
    rows = [
        json.dumps(
            {"text": TEXT, "title": TITLE, "url": "https://a.example/1", "published": "2031-05-03", "gold": [1]}
        ),
        '{"text": "broken',
        json.dumps({"text": 5}),
        json.dumps(["text"]),
        json.dumps({"title": "no text"}),
        json.dumps({"text": TEXT, "published": "soon"}),
        json.dumps({"text": TEXT, "url": "javascript:alert(1)"}),
        "",
        "[" * 50_000,
        '{"text": "\\ud800 ' + " ".join(PARAGRAPHS) + '"}',
    ]
    found = list(read_all([write(tmp_path / "more.jsonl", "\n".join(rows))]))
    assert names(found) == ["more.jsonl:1", "more.jsonl:10"]
    refused = reasons(found)
    assert list(refused) == [f"more.jsonl:{n}" for n in (2, 3, 4, 5, 6, 7, 9)]
    assert "not JSON" in refused["more.jsonl:2"]
    assert "a number, not a string" in refused["more.jsonl:3"]
    assert "YYYY-MM-DD" in refused["more.jsonl:6"]
    first, last = (one for one in found if isinstance(one, Report))
    assert (first.published.day, first.published.basis) == ("2031-05-03", "given")
    assert last.text.startswith("\ufffd")


def test_a_line_of_ten_megabytes_is_passed_over(tmp_path: Path) -> None:
    rows = [json.dumps({"text": "quay " * 2_000_000}), json.dumps({"text": TEXT})]
    found = list(
        read_all([write(tmp_path / "long.jsonl", "\n".join(rows)), write(tmp_path / "long.txt", "quay " * 2_000_000)])
    )
    assert names(found) == ["long.jsonl:2"]
    assert all("--max-chars" in reason for reason in reasons(found).values())


def test_max_chars_is_an_option(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="longer than the 100"):
        read(write(tmp_path / "a.txt", TEXT[:300]), options=Options(max_chars=100))


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (TEXT, 1),
        (page(BODY), 1),
        (json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT + "More."}), 2),
    ],
)
def test_stdin_is_told_by_its_beginning(monkeypatch: pytest.MonkeyPatch, content: str, count: int) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    found = list(read_all(["-"]))
    assert [type(one) for one in found] == [Report] * count
    assert found[0].source.startswith("standard input")


def test_read_takes_one_report(tmp_path: Path) -> None:
    row = json.dumps({"text": TEXT})
    assert read(write(tmp_path / "one.jsonl", row)).text.startswith(PARAGRAPHS[0])
    with pytest.raises(ReportError, match="more than one"):
        read(write(tmp_path / "two.jsonl", f"{row}\n{row}"))
    with pytest.raises(ReportError, match="folder"):
        read(tmp_path)
    assert read_bytes(row.encode(), "one.jsonl").text.startswith(PARAGRAPHS[0])


def test_as_is_keeps_text_and_id() -> None:
    text = "  A line.\r\n\tOne\x07 more\u00ad.  "
    report = as_is({"id": "x 1", "text": text, "published": "2031-05-03", "answer": 42})
    assert (report.id, report.text, report.published.day, report.published.basis) == (
        "x 1",
        text,
        "2031-05-03",
        "given",
    )
    assert as_is({"text": "\ud800 quay"}).text == "\ufffd quay"
    assert as_is({"id": 7, "text": text}).id == "7"
    with pytest.raises(ReportError, match="a list, not a string"):
        as_is({"text": []})


def test_read_as_is(tmp_path: Path) -> None:
    path = write(tmp_path / "in.jsonl", json.dumps({"id": "a", "text": "Short."}) + "\n{broken\n")
    found = list(read_as_is([path, tmp_path / "no.jsonl"]))
    assert [one.id for one in found if isinstance(one, Report)] == ["a"]
    assert list(reasons(found)) == ["in.jsonl:2", "no.jsonl"]


def test_manifest_gives_what_files_lack(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", TEXT)
    write(tmp_path / "in" / "b.txt", TEXT + "More.")
    table = write(
        tmp_path / "in" / "manifest.csv",
        "\ufefffile,url,outlet,published,title\n"
        'a.txt,https://e.example/a,Ellery Daily,2031-05-03,"Quay, closed"\ngone.txt,,,,\n',
    )
    found = list(read_all([tmp_path / "in"], given=Given(outlet="Other"), manifest=table))
    a, b = (one for one in found if isinstance(one, Report))
    assert (a.outlet, a.title, a.url, a.published.day) == (
        "Ellery Daily",
        "Quay, closed",
        "https://e.example/a",
        "2031-05-03",
    )
    assert (b.outlet, b.url) == ("Other", None)
    assert reasons(found) == {"manifest.csv:3": "names 'gone.txt', which is not there: correct the row"}


def test_manifest_as_json_lines_alone_names_the_files(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    table = write(tmp_path / "list.jsonl", json.dumps({"file": "a.txt", "outlet": "Ellery Daily"}))
    assert [one.outlet for one in read_all([], manifest=table) if isinstance(one, Report)] == ["Ellery Daily"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("name,url\na.txt,x\n", 'no column "file"'),
        ("file,published\na.txt,soon\n", r"m\.csv:2: not a date"),
        ("file,url\na.txt,ftp://x\n", r"m\.csv:2: not a web address"),
        ("file,title\na.txt,One\na.txt,Two\n", "different things"),
        ('file\n""\n', "no file named"),
        ('{"file": 3}\n', "not a string"),
        ('{"file": "a.txt"\n', r"m\.csv:1: not JSON"),
        ("", 'no column "file"'),
        (b"%PDF-1.7", "cannot be read as a manifest"),
    ],
)
def test_unusable_manifest(tmp_path: Path, content: str | bytes, reason: str) -> None:
    write(tmp_path / "a.txt", TEXT)
    with pytest.raises(ManifestError, match=reason):
        list(read_all([tmp_path / "a.txt"], manifest=write(tmp_path / "m.csv", content)))


def test_missing_manifest(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="No such file"):
        list(read_all([tmp_path], manifest=tmp_path / "m.csv"))
