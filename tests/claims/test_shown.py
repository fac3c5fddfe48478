"""In whose words a claim is shown."""

import pytest

from onrecord.claims.links import Links
from onrecord.claims.nouns import Member, Stance, Standing
from onrecord.claims.page import Unit
from onrecord.claims.shown import wording
from onrecord.claims.wording import Wording
from onrecord.spans import Span
from onrecord.statements.nouns import Statement


def taken(place: int, stance: Stance, side: str, concepts: str, *, nominal: bool) -> tuple[Unit, Member]:
    """A unit that speaks of some concepts, and the position that it takes."""
    span, key = Span("r1", 10 * place, 10 * place + 5), f"m{place}"
    said = Statement(id=f"t{place}", source=(), cue=(), content=(span,), kind="indirect", act="assert", nominal=nominal)
    words = Wording(concepts=dict.fromkeys(concepts.split(), 1.0), names=(), denied=frozenset(), negated=False)
    member = Member(
        id=key,
        span=span,
        statement=said.id,
        stance=stance,
        speaker=side,
        source=side,
        side=side,
        earliest=None,
        latest=None,
        origin="o1",
        counts=True,
        why_not="",
    )
    return Unit(id=key, span=span, wording=words, statement=said), member


@pytest.mark.parametrize(
    ("further", "shown"),
    [
        (("asserts", "firm", "cable lift", False), 4),  # a clause of the side that concedes
        (("asserts", "union", "cable lift", False), 3),  # another's says more than is conceded, perhaps
        (("concedes", "firm", "cable", True), 3),
    ],
)
def test_what_is_only_named_in_conceding_is_shown_in_a_clause_of_its_side_or_in_the_words_that_say_the_most(
    further: tuple[Stance, str, str, bool], shown: int
) -> None:
    stance, side, concepts, nominal = further
    told = [
        taken(1, "asserts", "union", "cable fray lift", nominal=False),
        taken(2, "concedes", "firm", "cable", nominal=True),
        taken(3, "concedes", "firm", "cable fray lift", nominal=True),
        taken(4, stance, side, concepts, nominal=nominal),
    ]
    likeliest = Links.of({("m1", "m2"): 0.9, ("m2", "m4"): 0.8, ("m1", "m3"): 0.3})
    now = Standing(since=None, status="conceded", because=("m2",), rule="")
    units, members = zip(*told, strict=True)
    assert wording(units, likeliest, members, now) == units[shown - 1].span
