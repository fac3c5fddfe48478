"""`onrecord review`: what is in doubt, one by one, for a person to decide on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.options import DEFAULT_DB, Db
from onrecord.cli.output import AsCsv, AsJson, AsLines, Form, Raw, Table, emit
from onrecord.cli.wording import located, plain, quoted

if TYPE_CHECKING:
    from onrecord.record import Question, Record
    from onrecord.store.nouns import Answer

_COLUMNS = ("id", "about", "names", "statements", "why")
_ASKED = {
    "entity": "One and the same? [y]es, [n]o, [r]ename (yes, under a name), [s]kip, [q]uit: ",
    "statement": "Does it count? [y]es, [n]o, [r]ename (say who says it), [s]kip, [q]uit: ",
}
_NAMED = {"entity": "Name to show: ", "statement": "Who says it: "}
_ANSWERS: dict[str, "Answer"] = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "r": "rename", "rename": "rename"}


def review(
    story: Annotated[
        str, typer.Argument(metavar="STORY", help="Id, the beginning of one, or name; all stories where none is given.")
    ] = "",
    only: Annotated[
        Literal["people", "statements"] | None,
        typer.Option("--only", help="people: names that may be one's or two's; statements: those that may not count."),
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    raw: Raw = False,
) -> None:
    """Walk through what is in doubt, and decide on it.

    People and bodies that may be one, or were taken for one on thin grounds; statements that count for nothing, or of
    which nobody is known to be the speaker. Those on which most statements hang come first. Each answer is stored at
    once, as `judge` does; what is skipped is asked again next time. Answers may come from a pipe, one a line; its end
    quits. In a form for programs the questions are listed, and nothing is asked.

    Example: onrecord review s2c41
    """
    from onrecord.record import Record

    form = Form(as_json, as_lines, as_csv, raw)
    form.check()
    with Record.open(db, create=False) as record:
        about = {None: ("entity", "statement"), "people": ("entity",), "statements": ("statement",)}[only]
        asked = [question for question in record.questions(story or None) if question.about in about]
        if form.for_programs or not asked:
            rows = [_row(question) for question in asked]
            emit([Table("questions", "question", _COLUMNS, rows, prose="why", empty="nothing is in doubt")], form)
            return
        decided = _walk(record, asked, by)
        if decided:
            record.stories()  # what follows from the answers is made anew now, and not when somebody waits for it
    _say(f"{decided} of {len(asked)} decided")


def _row(question: "Question") -> dict[str, object]:
    return {
        "id": question.id,
        "about": question.about,
        "story": question.story,
        "names": list(question.names),
        "joined": question.joined,
        "statements": question.statements,
        "why": question.why,
        "lines": list(question.lines),
        "shown": [
            {
                "words": each.words,
                "around": each.around,
                "report": each.report,
                "span": each.span.pair(),
                "outlet": each.outlet,
                "day": each.earliest
                if each.earliest == each.latest
                else f"{each.earliest or '..'}/{each.latest or '..'}",
            }
            for each in question.shown
        ],
    }


def _walk(record: "Record", asked: list["Question"], by: str) -> int:
    """Ask one after another until a person quits; how many were answered."""
    import sys
    from io import TextIOWrapper

    from onrecord.store.doubting import Answered

    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # bytes that are no text are no answer, and no error
    answered, decided = Answered(asked), 0
    for number, question in enumerate(asked, 1):
        if answered.follows(question):
            continue
        _show(question, f"{number} of {len(asked)}")
        answer, name = _answer(question)
        if answer == "quit":
            break
        if answer != "skip":
            for judgement in record.answer(question, answer, name=name, by=by):
                print(f"stored: {judgement.id}: {judgement.decision} {judgement.kind}")
            answered.note(question, answer)
            decided += 1
    return decided


def _show(question: "Question", progress: str) -> None:
    hang = f"{question.statements} statement{'' if question.statements == 1 else 's'}"
    names = " / ".join(map(plain, question.names))
    print(f"\n{progress}: {names} ({hang})\n{plain(question.why)}")
    for each in question.shown:
        print(f"\n  {quoted(each.words)}")
        if each.around != each.words:
            print(f"    in: {plain(each.around)}")
        print(f"    {located(each.outlet, each.title, each.earliest, each.latest, each.basis)}")


def _answer(question: "Question") -> "tuple[Answer | Literal['skip', 'quit'], str]":
    """A person's answer, asked for until it is one, and the name that goes with it; the end of the input quits."""
    for line in _lines(f"\n{_ASKED[question.about]}"):
        word, _, rest = line.partition(" ")
        said = word.casefold()
        if said in ("s", "skip", "q", "quit"):
            return ("skip" if said[0] == "s" else "quit"), ""
        if said in _ANSWERS and _ANSWERS[said] != "rename" and not rest:
            return _ANSWERS[said], ""
        if said in ("r", "rename"):
            name = rest.strip() or next(_lines(_NAMED[question.about]), "")
            if name:
                return "rename", name
        else:
            _say(f"{plain(line)!r} is no answer")
    return "quit", ""


def _lines(prompt: str) -> Iterator[str]:
    """Lines of the input, each asked for."""
    import sys

    while True:
        sys.stdout.write(prompt)
        sys.stdout.flush()
        line = sys.stdin.readline() if sys.stdin else ""
        if not line:
            print()
            return
        if not sys.stdin.isatty():
            print()  # nobody's return key has ended the line
        yield line.strip()


def _say(message: str) -> None:
    import sys

    print(f"onrecord: {message}", file=sys.stderr)
