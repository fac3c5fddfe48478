"""Cards: what grouping knows of a report, and which of many reports one is near to."""

import msgspec

from onrecord.reports.report import Published, Region, Report
from onrecord.spans import Span
from onrecord.stories import Card, card

PLACES = ("Varnholt", "Quellmouth", "Tarrabeck")


def report(key: str, text: str, *, day: str | None = None, language: str = "en", title: str | None = None) -> Report:
    published = Published(earliest=day, latest=day, basis="declared") if day else Published()
    return Report(id=key, text=text, outlet="Ledger", published=published, language=language, title=title)


def pile() -> list[Report]:
    """Reports on floods and elections in a few towns, weeks apart, one of them in another language."""
    chess = "Grandmaster Olu Bexley drew the ninth game of the final after a rook ending of sixty moves, he said."
    return [report("r9", chess)] + [
        report(
            f"r{number}",
            f"The river at {place} rose by {number} metres after the storm and the {kind} of the town council was put"
            f" off, Mayor Ida Quarles said. Boats took {number + 20} families from Mill Lane to the school.",
            day=f"2031-{1 + number % 6:02d}-11",
            language="fr" if number == 4 else "en",
        )
        for number, (place, kind) in enumerate((place, kind) for kind in ("election", "budget") for place in PLACES)
    ]


def test_a_card_is_the_same_after_it_was_kept() -> None:
    made = card(pile()[1], None)
    kept = msgspec.msgpack.Decoder(Card).decode(msgspec.msgpack.encode(made))
    assert kept == made
    assert kept.key == made.key
    assert made.key != card(pile()[2], None).key


def test_the_first_line_is_no_boilerplate_and_the_same_text_under_another_title_is_another() -> None:
    text = "Sign in\n\nThe bridge fell.\n"
    regions = (Region(span=Span("r1", 0, 7), kind="boilerplate", sign="menu"),)
    plain = msgspec.structs.replace(report("r1", text), regions=regions)
    assert card(plain, None).line == "The bridge fell."
    assert card(plain, None).same != card(msgspec.structs.replace(plain, title="Fallen"), None).same
