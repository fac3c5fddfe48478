"""Study: one report in, its findings out; a pure function of the report, the code, the model and the options.

Nothing here sees another report, a database or a clock, so it can run anywhere, in any order.
"""

import functools
from bisect import bisect_right
from collections.abc import Callable, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from onrecord import events, mentions, quantities, reading, statements, times
from onrecord.findings import Findings
from onrecord.options import Options
from onrecord.quantities import Quantity
from onrecord.reading import encoder, meaning
from onrecord.reading.segments import segments
from onrecord.reports import Report
from onrecord.spans import Span, content_id
from onrecord.statements import Statement
from onrecord.statements.told import told

CODE = ("spans.py", "options.py", "study.py", "findings.py")
WEIGHED = ("encoder", "meaning")  # packages whose data are weights, told by their version
FOLDERS = ("reports", "reading", "mentions", "times", "quantities", "statements", "events")


def study(report: Report, options: Options = Options()) -> Findings:
    """Find a report's sentences, entities, statements, times, quantities and events.

    A report that is not English is kept and not read: its findings say so.

    Raises:
        ModelError: the language model is missing or damaged.
    """
    mark = fingerprint(options)
    if report.language != "en":
        return Findings(
            report=report.id, fingerprint=mark, published=report.published, unread=f"not English: {report.language}"
        )
    read = reading.read(report, options)
    tree = reading.Tree(read)
    roster = mentions.find(report, read)
    published = times.infer_published(report, read)
    when = times.find(read, published=published)
    said = statements.find(read, tree, roster, when, marked=_encoder(report) if options.reader == "encoder" else None)
    counted = quantities.find(read, when)
    happened = events.find(read, tree, roster, when)
    return Findings(
        report=report.id,
        fingerprint=mark,
        published=published,
        sentences=tuple(Span(report.id, sentence.start, sentence.end) for sentence in read.sentences),
        entities=roster.entities(),
        statements=said.statements,
        times=when,
        quantities=_placed(counted, [each for each in said.statements if not each.retold]),
        events=happened,
        uncovered=said.uncovered,
    )


def prepare(report: Report, options: Options = Options()) -> Findings:
    """Study a report, and add the vectors by which a record compares it with others.

    Raises:
        ModelError: a model is missing or damaged.
    """
    found = study(report, options)
    if found.unread:
        return found
    places = told(report, found.sentences, found.statements)
    embedded = meaning.embed(report.text, found.sentences, places)
    return msgspec.structs.replace(found, embedded=embedded, lead=meaning.lead(report))


def _encoder(report: Report) -> Callable[[Sequence[tuple[int, int]]], Sequence["encoder.Attribution"]]:
    """The encoder for one report, still to be given the report's quotations."""
    pieces = list(segments(report))
    return lambda quotations: encoder.attributions(report.text, pieces, quotations)


def _placed(counted: Sequence[Quantity], said: Sequence[Statement]) -> tuple[Quantity, ...]:
    """Each quantity with the innermost of some statements that it stands in."""
    pieces = sorted((span.start, span.end, statement.id) for statement in said for span in statement.content)
    starts = [start for start, _, _ in pieces]
    reach = max((end - start for start, end, _ in pieces), default=0)
    placed = []
    for quantity in counted:
        start, end = quantity.span.start, quantity.span.end
        low = bisect_right(starts, start - reach - 1)
        around = [(e - s, key) for s, e, key in pieces[low : bisect_right(starts, start)] if end <= e]
        placed.append(msgspec.structs.replace(quantity, statement=min(around)[1] if around else None))
    return tuple(placed)


@functools.cache
def fingerprint(options: Options = Options()) -> str:
    """A hash of the code that reads, its data, the model and the options: findings with the same one are the same."""
    root = files("onrecord")
    parts = [root.joinpath(name).read_bytes().hex() for name in CODE]
    for folder in FOLDERS:
        parts.extend(_contents(root.joinpath(folder)))
    if options.reader == "encoder":
        parts.append(encoder.encoder_version())
    return content_id("f", *parts, meaning.meaning_version(), reading.model_version(options), options)


def _contents(folder: Traversable) -> list[str]:
    """Names and contents of a package folder's files, in order of name."""
    parts: list[str] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__" and folder.name not in WEIGHED:
            parts.extend(_contents(entry))
        elif entry.is_file():
            parts.append(entry.name + "\n" + entry.read_bytes().hex())
    return parts
