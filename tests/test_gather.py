"""One story gathered: the same whatever the order of what comes in, with people's judgements applied, in good time."""

import random
import time
from collections.abc import Sequence
from typing import Literal

import msgspec
import pytest

from onrecord.figures import line_up
from onrecord.gather import gather
from onrecord.gathered import Gathered
from onrecord.judgements import Decision, Judgement
from onrecord.options import Options
from onrecord.prospects import find
from onrecord.reports.report import Published
from onrecord.stories.nouns import Story
from onrecord.timeline import lay_out
from tests.people.made import Draft, Gathering

Kind = Literal["statement", "quantity", "time", "entity", "report"]

PASSAGE = (
    "The ferry Polar Tern sank off Varnes Bay on 4 May with its cargo of timber, and eleven sailors were pulled from"
    " the water by the crew of a passing trawler before dawn, the harbour office of the small island town wrote in"
    " its log."
)


def drafts() -> list[Draft]:
    first = Draft(f"(NHNA) - {PASSAGE} Ola Berg said that 12 people were missing.", day="2031-05-05", outlet="NHNA")
    second = Draft(
        f"{PASSAGE} Berg denied that the hull was old. Mayor Ebba Lund will open an inquiry on 12 May.",
        day="2031-05-06",
    )
    third = Draft(
        "Ebba Lund opened the inquiry in Varnes Bay. The Coast Guard said 14 people were missing.",
        day="2031-05-13",
        outlet="C",
    )
    undated = Draft(f"{PASSAGE} NHNA reported. A week later 15 people were missing.", outlet="D")
    for draft in (first, second, undated):
        draft.name("Polar Tern", "organisation")
        draft.time("4 May", "2031-05-04")
    for draft in (first, second, third, undated):
        draft.name("Varnes Bay", "place")
    said = first.say("12 people were missing", first.name("Ola Berg", side="no"), source="Ola Berg", cue="said")
    first.count("12", 12, "people", statement=said)
    second.say(
        "the hull was old", second.name("Berg", side="no"), source="Berg", cue="denied", act="deny", confidence=0.4
    )
    second.name("Ebba Lund", roles=("mayor",))
    second.time("12 May", "2031-05-12")
    third.name("Ebba Lund")
    guard = third.name("The Coast Guard", "organisation", side="no")
    third.count(
        "14", 14, "people", statement=third.say("14 people were missing", guard, source="The Coast Guard", cue="said")
    )
    undated.count("15", 15, "people")
    return [first, second, third, undated]


def gathered(made: Sequence[Draft], *judgements: Judgement, options: Options | None = None) -> Gathered:
    story = Story(id="s1", name="The ferry", reports=tuple(sorted(draft.report.id for draft in made)))
    findings = {draft.report.id: draft.found() for draft in made}
    return gather(
        story, [draft.report for draft in made], findings, judgements=judgements, options=options or Options()
    )


def judged(decision: Decision, kind: Kind, draft: Draft, words: str, value: str = "", sequence: int = 1) -> Judgement:
    return Judgement(
        decision=decision, kind=kind, about=(draft.at(words),), words=(words,), value=value, sequence=sequence
    )


def test_a_story_is_gathered_whole() -> None:
    made = drafts()
    found = gathered(made)
    names = {entity.name for entity in found.entities}
    assert {"Ola Berg", "Ebba Lund", "Polar Tern", "Varnes Bay"} <= names
    assert "Berg" not in names
    assert [side.key for side in found.sides] == ["no"]
    assert found.doubtful == (made[1].statements[0].id,)
    (figure,) = found.figures
    assert {p.low: p.superseded for p in figure.points} == {12: True, 14: False, 15: False}
    (moment,) = [each for each in found.timeline if each.earliest == "2031-05-04"]
    assert len(moment.sentences) == 3
    assert [prospect.outcome for prospect in found.prospects] == ["came about"]
    assert found.copies
    assert found.claims
    assert found.orphaned == ()


def test_order_and_strangers_do_not_matter() -> None:
    made = drafts()
    judgements = [
        judged("reject", "statement", made[0], "12 people were missing"),
        judged("accept", "statement", made[0], "12 people were missing", sequence=2),
        judged("date", "report", made[3], "NHNA", "2031-05-09", sequence=3),
    ]
    encoded = msgspec.json.encode(gathered(made, *judgements))
    for seed in range(6):
        random.Random(seed).shuffle(made)
        random.Random(seed).shuffle(judgements)
        assert msgspec.json.encode(gathered(made, *judgements)) == encoded
    stranger = Draft("Elsewhere a bakery burned down.", day="2031-05-05", outlet="E")
    story = Story(id="s1", name="The ferry", reports=tuple(sorted(draft.report.id for draft in made)))
    everything = [*made, stranger, *made]
    again = gather(
        story,
        [draft.report for draft in everything],
        {draft.report.id: draft.found() for draft in everything},
        judgements=judgements,
    )
    assert msgspec.json.encode(again) == encoded


def test_an_undated_copy_is_dated_by_what_it_copies_and_its_times_are_anchored_again() -> None:
    made = drafts()
    found = gathered(made)
    date = found.published[made[3].report.id]
    assert (date.earliest, date.latest, date.basis) == ("2031-05-05", None, "story")


def test_doubtful_is_below_the_floor_unless_accepted_and_whatever_is_rejected() -> None:
    made = drafts()
    said, denied = made[0].statements[0].id, made[1].statements[0].id
    accept = judged("accept", "statement", made[1], "the hull was old")
    reject = judged("reject", "statement", made[0], "12 people were missing")
    assert gathered(made, accept).doubtful == ()
    assert gathered(made, accept, reject).doubtful == (said,)
    assert gathered(made, options=Options(floor=0.3)).doubtful == ()
    later = judged("reject", "statement", made[1], "the hull was old", sequence=2)
    assert gathered(made, later, accept).doubtful == (denied,)


def test_a_figure_of_a_rejected_statement_has_no_speaker() -> None:
    made = drafts()
    (figure,) = gathered(made, judged("reject", "statement", made[0], "12 people were missing")).figures
    point = next(point for point in figure.points if point.low == 12)
    assert (point.speaker, point.side, point.source, point.superseded) == (None, None, "Ola Berg", False)


def test_a_corrected_value_and_a_corrected_speaker() -> None:
    made = drafts()
    value = judged("correct", "quantity", made[0], "12", "1,300-1,400")
    speaker = judged("correct", "statement", made[0], "12 people were missing", "Ebba Lund", sequence=2)
    found = gathered(made, value, speaker)
    point = next(p for series in found.figures for p in series.points if p.span == made[0].at("12"))
    assert (point.low, point.high, point.bound) == (1300, 1400, "range")
    assert {e.id: e.name for e in found.entities}[point.speaker or ""] == "Ebba Lund"
    new = judged("correct", "statement", made[0], "12 people were missing", "Captain Nobody", sequence=3)
    assert "Captain Nobody" in {entity.name for entity in gathered(made, new).entities}
    gone = judged("reject", "quantity", made[0], "12")
    assert 12 not in {p.low for series in gathered(made, gone).figures for p in series.points}


def test_a_given_date_moves_the_times_that_hang_on_it() -> None:
    draft = Draft("The Polar Tern sailed on Monday.", outlet="A")
    draft.time("Monday", None, unanchored="XXXX-WXX-1")
    assert gathered([draft]).timeline == ()
    found = gathered([draft], judged("date", "report", draft, "The Polar Tern", "2031-05-07"))
    assert found.published[draft.report.id] == Published(earliest="2031-05-07", latest="2031-05-07", basis="given")
    assert [moment.earliest for moment in found.timeline] == ["2031-05-05"]


def test_a_time_is_corrected_by_a_day() -> None:
    made = drafts()
    found = gathered(made, judged("correct", "time", made[1], "12 May", "2031-05-20"))
    assert [(p.earliest, p.outcome) for p in found.prospects] == [("2031-05-20", "open")]


@pytest.mark.parametrize(
    ("decision", "kind", "words", "value"),
    [
        ("reject", "statement", "sailors were pulled", ""),
        ("correct", "quantity", "12", "about a dozen"),
        ("correct", "quantity", "eleven", "11"),
        ("date", "report", "The ferry", "last week"),
        ("date", "report", "The ferry", "2031-02-30"),
        ("rename", "entity", "sailors", "Crew"),
    ],
)
def test_a_judgement_that_fits_nothing_is_orphaned(decision: Decision, kind: Kind, words: str, value: str) -> None:
    made = drafts()
    judgement = judged(decision, kind, made[0], words, value)
    found = gathered(made, judgement)
    assert found.orphaned == (judgement.id,)
    assert msgspec.structs.replace(found, orphaned=()) == gathered(made)


def test_a_judgement_whose_words_are_gone_is_orphaned_and_not_applied() -> None:
    made = drafts()
    moved = msgspec.structs.replace(
        judged("reject", "statement", made[0], "12 people were missing"), words=("13 people",)
    )
    found = gathered(made, moved)
    assert found.orphaned == (moved.id,)
    assert made[0].statements[0].id not in found.doubtful


def test_a_judgement_on_another_story_is_none_of_this_one() -> None:
    made = drafts()
    other = Draft("Elsewhere a bakery burned down.")
    assert gathered(made, judged("date", "report", other, "Elsewhere", "2031-05-05")) == gathered(made)


def test_a_story_without_findings_is_gathered() -> None:
    draft = Draft("Nothing of this was read.", day="2031-05-05")
    story = Story(id="s", name="", reports=(draft.report.id,))
    found = gather(story, [draft.report], {})
    assert found.published == {draft.report.id: draft.published}
    assert (found.entities, found.timeline, found.prospects) == ((), (), ())


def test_hundreds_of_reports_are_gathered_in_seconds() -> None:
    made = Gathering(*(many(n) for n in range(300)))
    started = time.process_time()
    tellings = made.tellings()
    assert len(tellings) == 300 * 60
    assert lay_out(tellings)
    assert find(tellings, made.reports, cast=made.cast)
    assert line_up(made.reports, made.findings, published=made.published, cast=made.cast)
    assert time.process_time() - started < 30


def many(n: int) -> Draft:
    """One of many reports on a long matter, with words of its own."""
    rng = random.Random(n)
    places = [f"{a}{b}" for a in ("Var", "Lun", "Ask", "Tor") for b in ("nes", "dal", "vik", "holm", "by")]
    things = ("bridge", "harbour", "school", "tunnel", "ferry", "quarry", "library", "market", "stadium", "mill")
    text, people = [], []
    for _ in range(20):
        who = f"{rng.choice(('Ola', 'Ebba', 'Nils', 'Siri', 'Jon'))} {rng.choice(places)}sen"
        people.append(who)
        where = f"the {rng.choice(things)} of {rng.choice(places)}"
        text.append(f"{who} said on 4 May that {rng.randint(2, 90)} people were killed near {where}.")
        text.append(f"{who} will open the {rng.choice(things)} of {rng.choice(places)} on 12 May.")
        text.append(f"{who} opened the {rng.choice(things)} of {rng.choice(places)} with {rng.choice(things)} keys.")
    draft = Draft(" ".join(text), day=f"2031-05-{1 + n % 28:02d}", outlet=f"Outlet {n % 50}")
    keys = {who: draft.name(who, side=rng.choice(("no", "se", None))) for who in dict.fromkeys(people)}
    for nth in range(20):
        draft.time("4 May", f"2031-05-{rng.randint(1, 28):02d}", nth=nth)
        draft.time("12 May", f"2031-06-{rng.randint(1, 28):02d}", nth=nth)
    return _with_statements(draft, text, keys)


def _with_statements(draft: Draft, text: list[str], keys: dict[str, str]) -> Draft:
    for sentence in dict.fromkeys(text[::3]):
        who, content = sentence.split(" said ")[0], sentence.split(" that ")[1].rstrip(".")
        statement = draft.say(content, keys[who], source=who, act="assert")
        number = content.split()[0]
        draft.count(content[: len(number) + 1].strip() + " people", float(number), "people", statement=statement)
    return draft
