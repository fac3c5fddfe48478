"""What a brief is made of: plain lines, each with the words it shows and where they stand.

The HTML page and the Markdown are two printings of the same `Page`.
"""

import msgspec
from markupsafe import Markup

from onrecord.brief.marks import Block
from onrecord.spans import Span


class Ref(msgspec.Struct, frozen=True):
    """A report as it is named beside a line: `anchor` on the page, its outlet, title and date in words."""

    anchor: str
    number: int
    outlet: str
    title: str
    day: str


class Words(msgspec.Struct, frozen=True):
    """Words of one report, piece by piece, never changed.

    Attributes:
        spans: where they stand.
        pieces: the text of each span.
        anchor: the id of the place in the report's text, on the page.
        ref: the report.
        quoted: whether they stand in quotation marks there and the marks are not among them.
    """

    spans: tuple[Span, ...]
    pieces: tuple[str, ...]
    anchor: str
    ref: Ref
    quoted: bool = False


class Context(msgspec.Struct, frozen=True):
    """Words within their sentence: the text before, the words, the text after; `cut` where more was left out.

    `between` is the text between one piece of the words and the next, None where that is long.
    """

    before: str
    words: Words
    after: str
    between: tuple[str | None, ...] = ()
    cut_before: bool = False
    cut_after: bool = False


class Step(msgspec.Struct, frozen=True):
    """One standing of a claim's history: `when` is "from 12 Mar 2025", "since 26 Apr 2025"."""

    status: str
    when: str
    rule: str


class Position(msgspec.Struct, frozen=True):
    """Who takes one stance on a claim, each name once with the day of its first word on it."""

    stance: str
    names: tuple[tuple[str, str], ...]


class MemberLine(msgspec.Struct, frozen=True, kw_only=True):
    """One member of a claim."""

    context: Context
    stance: str
    source: str
    side: str
    when: str
    decisive: bool
    why_not: str


class OriginLine(msgspec.Struct, frozen=True, kw_only=True):
    """One origin of a claim."""

    kind: str
    name: str
    count: int
    certain: bool
    evidence: tuple[str, ...]


class ClaimCard(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with how it stands and everything that it rests on."""

    id: str
    status: str
    since: str
    context: Context
    source: str
    side: str
    when: str
    value: bool
    purpose: bool
    history: str
    steps: tuple[Step, ...]
    rule: str
    origins: str
    reports: int
    positions: tuple[Position, ...]
    members: tuple[MemberLine, ...]
    roots: tuple[OriginLine, ...]
    why: tuple[str, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that stand alike: `open` are shown, `folded` stand behind one click, `cut` were left out."""

    status: str
    open: tuple[ClaimCard, ...]
    folded: tuple[ClaimCard, ...]
    cut: int

    @property
    def count(self) -> int:
        """How many claims there are, those left out among them."""
        return len(self.open) + len(self.folded) + self.cut


class StatementLine(msgspec.Struct, frozen=True, kw_only=True):
    """A statement; `also` are reports that carry the same words; `retold` is whether only `within` vouches for it."""

    id: str
    context: Context
    source: str
    printed: str
    act: str
    kind: str
    when: str
    via: tuple[str, ...]
    within: str
    retold: bool
    confidence: str
    also: tuple[Words, ...] = ()
    why_not: str = ""


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who speaks, with all that they said; `unresolved` where the text names no one who could be told."""

    key: str
    name: str
    role: str
    side: str
    unresolved: bool
    unnamed: bool
    lines: tuple[StatementLine, ...]
    count: int
    cut: int


class Facet(msgspec.Struct, frozen=True):
    """One choice of a filter, with how many statements it leaves."""

    key: str
    name: str
    count: int


class FigureLine(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in the table beside its chart; `shape` numbers the key's shape, from 0."""

    words: Words
    when: str
    source: str
    side: str
    shape: int
    notes: tuple[str, ...]


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A series of figures; `wide` and `narrow` are drawings of it, empty where one figure is all there is."""

    id: str
    counted: str
    wide: Markup
    narrow: Markup
    keys: tuple[tuple[int, str], ...]
    lines: tuple[FigureLine, ...]
    spread: str


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One date given to a happening, with the sentences that give it, the clearest first."""

    id: str
    when: str
    precision: str
    word: str
    ahead: bool
    first: Context
    others: tuple[Context, ...]


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """A dated happening; more than one telling where the dates conflict."""

    year: str
    tellings: tuple[Telling, ...]


class ProspectLine(msgspec.Struct, frozen=True, kw_only=True):
    """Something expected, and what became of it."""

    id: str
    context: Context
    source: str
    window: str
    likelihood: tuple[Words, ...]
    outcome: str
    because: tuple[Words, ...]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Someone, or a body, in the table of people and bodies."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    side: str
    how: str
    statements: int
    mentions: int


class CopyLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a report shares with another: "copy of", "shares a passage with"."""

    verb: str
    ref: Ref
    share: str
    because: str


class ReportCard(msgspec.Struct, frozen=True, kw_only=True):
    """A report of the story, with its full text where the page carries it."""

    ref: Ref
    id: str
    outlet: str
    byline: str
    date: str
    date_words: tuple[Words, ...]
    url: str
    safe_url: str | None
    unread: str
    extractor: str
    boilerplate: str
    version_of: Ref | None
    copies: tuple[CopyLine, ...]
    notes: tuple[str, ...]
    uncovered: tuple[Words, ...]
    statements: int
    blocks: tuple[Block, ...]
    shown: bool


class TieRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one party did to another: names, how often what, the class of most of it, and words that tell it."""

    agent: str
    patient: str
    acts: tuple[tuple[str, int], ...]
    kind: str
    words: Words
    reports: int


class Ties(msgspec.Struct, frozen=True, kw_only=True):
    """The rows, those told most first, and the drawing, empty where there is nothing to draw."""

    rows: tuple[TieRow, ...]
    drawing: Markup


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a brief shows, in order."""

    name: str
    story: str
    reports_count: str
    outlets_count: str
    period: str
    as_of: str
    counts: tuple[tuple[str, int], ...]
    groups: tuple[Group, ...]
    prospects: tuple[ProspectLine, ...]
    charts: tuple[Chart, ...]
    singles: tuple[Chart, ...]
    happenings: tuple[Happening, ...]
    minor: tuple[Happening, ...]
    order: tuple[str, ...]
    voices: tuple[Voice, ...]
    voices_folded: tuple[Voice, ...]
    facets: dict[str, tuple[Facet, ...]]
    statements_count: int
    ties: Ties
    people: tuple[Person, ...]
    people_folded: tuple[Person, ...]
    reports: tuple[ReportCard, ...]
    doubtful: tuple[StatementLine, ...]
    unsure: tuple[ClaimCard, ...]
    orphaned: int
    omitted: tuple[str, ...]
    scattered: tuple[str, ...]
