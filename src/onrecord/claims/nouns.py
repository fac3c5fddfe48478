"""Claims, how they stand, and on what independent origins they rest."""

from typing import Literal

import msgspec

from onrecord.spans import Span

Stance = Literal["asserts", "hedges", "denies", "concedes", "withdraws"]
Subject = Literal["claim", "value", "purpose"]
Status = Literal["conceded", "disputed", "denied", "superseded", "corroborated", "asserted", "alleged"]


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One statement or sentence of a claim.

    Attributes:
        id: hash of the span and the statement.
        span: the words, within one report.
        statement: id of the statement, or None for a sentence in the report's own voice.
        stance: its position on the claim.
        speaker: id of the gathered entity that takes it, or whose own notice the report is, or None (unresolved, or the
            outlet's own voice).
        source: how the source is printed, for showing ("the Kremlin", "" for the outlet's own voice).
        side: key of the side that it counts for, or None.
        earliest, latest: when the position was taken, days, or None.
        origin: id of the origin that it rests on.
        counts: False where it is doubtful or rejected, and counts for no standing; `why_not` says why.
        why_not: "" where it counts.
    """

    id: str
    span: Span
    statement: str | None
    stance: Stance
    speaker: str | None
    source: str
    side: str | None
    earliest: str | None
    latest: str | None
    origin: str
    counts: bool = True
    why_not: str = ""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a claim stands from a day on.

    Attributes:
        since: the first day that it stood so, or None where no member is dated.
        status: the first row of the table in docs/standing.md that fits.
        because: ids of the members that made it so, sorted.
        rule: the row, in words.
    """

    since: str | None
    status: Status
    because: tuple[str, ...]
    rule: str


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """An independent root of a claim.

    Attributes:
        id: hash of its kind and key.
        kind: `speaker` (an utterance), `agency` (a credit), `copied` (a shared passage), `own` (own reporting).
        name: for people ("Valery Gerasimov", "Reuters", "own reporting of Outlet").
        members: ids of the claim's members that rest on it, sorted.
        certain: False where another origin may be the same one.
        evidence: why the members were joined, in words, one line each.
    """

    id: str
    kind: Literal["speaker", "agency", "copied", "own"]
    name: str
    members: tuple[str, ...]
    certain: bool = True
    evidence: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Statements and sentences, across reports, that say the same thing.

    Attributes:
        id: hash of its first member.
        wording: one member's own words.
        subject: `claim` or, where the members give values that cannot all hold, `value`; where they part over what one
            act is for, `purpose`, and who denies gives another.
        members: by day, then id.
        origins: the independent roots; `fewest` to `most` of them are independent.
        history: standings in order of day; `conceded` stands there again where a further side concedes.
        why: why the members were joined, in words, one line a link.
    """

    id: str
    wording: Span
    members: tuple[Member, ...]
    history: tuple[Standing, ...]
    origins: tuple[Origin, ...] = ()
    fewest: int = 1
    most: int = 1
    subject: Subject = "claim"
    why: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        """How it stands at the end of the record, since the first of the last steps of one status."""
        last = len(self.history) - 1
        while last > 0 and self.history[last - 1].status == self.history[last].status:
            last -= 1
        return self.history[last]
