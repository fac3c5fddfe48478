"""What a record answers with: summaries, lines, reasons, questions, citations, hits and problems."""

from typing import Literal, NamedTuple

import msgspec

from onrecord.judgements import Decision
from onrecord.reports.arrival import Rejection
from onrecord.reports.report import Basis
from onrecord.spans import Span

LineKind = Literal[
    "report", "statement", "quantity", "time", "entity", "event",
    "story", "claim", "member", "origin", "figure", "moment", "prospect", "relation", "copy", "judgement",
]  # fmt: skip
Answer = Literal["yes", "no", "rename"]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What became of everything that came in: it is `added`, `already` there, or `rejected`.

    Attributes:
        added: how many reports are new; `copies` of them are mostly another's text, `versions` of them have the address
            of a report that was there, with another text, and `not_read` of them are kept unread.
        already: how many were there, or came twice.
        rejected: what is no report, with reasons.
    """

    added: int
    already: int
    rejected: tuple[Rejection, ...]
    copies: int = 0
    versions: int = 0
    not_read: int = 0

    @property
    def total(self) -> int:
        """How many came in."""
        return self.added + self.already + len(self.rejected)


class StorySummary(msgspec.Struct, frozen=True, kw_only=True):
    """One story in a list of them.

    Attributes:
        id: of the story.
        name: for people.
        reports, claims, statements: how many.
        earliest, latest: first and last day that its reports may be from, or None.
    """

    id: str
    name: str
    reports: int
    claims: int
    statements: int
    earliest: str | None
    latest: str | None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What an id names, and the words it stands on.

    Attributes:
        id: the whole id.
        kind: what it names.
        story: id of the story that it belongs to, or None.
        spans: the words, which may lie in several reports; none for an entity that only a person named.
        statement: id of the statement that says it, or None.
        within: ids of the claims that a member or an origin belongs to.
    """

    id: str
    kind: LineKind
    story: str | None
    spans: tuple[Span, ...]
    statement: str | None = None
    within: tuple[str, ...] = ()

    @property
    def report(self) -> str | None:
        """Id of the report that its first words stand in."""
        return self.spans[0].report if self.spans else None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Words that a line rests on, in their place.

    Attributes:
        span, words: the words.
        sentence, around: the sentence or sentences around them.
        report: id of the report; `outlet`, `title`, `address` as it has them.
        earliest, latest, basis: when it was published, and how that is known.
        role: what the words do for the line ("denies, the Kremlin"), "" where they are the line itself.
    """

    span: Span
    words: str
    sentence: Span
    around: str
    report: str
    outlet: str | None
    title: str | None
    address: str | None
    earliest: str | None
    latest: str | None
    basis: Basis
    role: str = ""


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why a line is in the record: the rule that applied, in words, and what it rests on."""

    line: Line
    rule: str
    evidence: tuple[Evidence, ...]
    notes: tuple[str, ...] = ()


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is in doubt, with all that is needed to decide on it.

    Attributes:
        id: hash of what it is about.
        about: `entity`, whether two names are one's; `statement`, whether it counts, and who makes it.
        story: id of the story.
        why: what the doubt is, in words.
        names: of the two, or of the source as it is printed.
        lines: ids of the two entities of reports, or of the statement: what a decision is recorded on.
        statements: how many statements hang on the answer.
        shown: the words on each side.
        joined: whether the two are taken for one as long as nobody says otherwise.
    """

    id: str
    about: Literal["entity", "statement"]
    story: str
    why: str
    names: tuple[str, ...]
    lines: tuple[str, ...]
    statements: int
    shown: tuple[Evidence, ...]
    joined: bool = False


class Act(NamedTuple):
    """A decision that an answer comes to."""

    decision: Decision
    lines: tuple[str, ...]
    value: str = ""


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """A line's words with all that is needed to cite them.

    Attributes:
        words: exactly those of `span`, or of `spans` with an ellipsis between.
        speaker: as the record names it, or None for the report's own voice or an unresolved speaker.
        source: the words that name the speaker there, or "".
        outlet, title, byline, address: of the report.
        earliest, latest, basis: when the report was published, and how that is known.
    """

    line: str
    words: str
    spans: tuple[Span, ...]
    speaker: str | None
    source: str
    report: str
    outlet: str | None
    title: str | None
    byline: str | None
    address: str | None
    earliest: str | None
    latest: str | None
    basis: Basis

    @property
    def span(self) -> Span:
        """Where the words begin."""
        return self.spans[0]

    @property
    def date(self) -> str | None:
        """The day; else `earliest/latest` with an open end as `..` (ISO 8601-2); None where nothing bounds it."""
        if self.earliest == self.latest:
            return self.earliest
        return f"{self.earliest or '..'}/{self.latest or '..'}"


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A statement or sentence that a search found.

    Attributes:
        kind: `statement` or `sentence`.
        statement: id of the statement, or None.
        spans, words: the words, pieces joined by an ellipsis.
        report, outlet, story: where they stand.
        act, speaker: of the statement; `speaker` is a name, or None where it could not be told.
        earliest, latest: when it was said, else when the report was published; days or None.
    """

    kind: Literal["statement", "sentence"]
    statement: str | None
    report: str
    spans: tuple[Span, ...]
    words: str
    outlet: str | None
    story: str | None
    act: str | None
    speaker: str | None
    earliest: str | None
    latest: str | None


class Problem(msgspec.Struct, frozen=True, order=True):
    """Something in the file that cannot be: what it concerns, and what is wrong, in words."""

    where: str
    what: str
