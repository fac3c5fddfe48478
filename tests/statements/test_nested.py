"""What the rules find within, around and instead of another reader's statements, on sentences written for this test."""

import pytest

from onrecord.statements.asides import asides
from onrecord.statements.chains import chained
from onrecord.statements.citing import citations
from onrecord.statements.clauses import clauses
from onrecord.statements.nested import nested
from onrecord.statements.quotations import quotations
from onrecord.statements.readers import ruled
from onrecord.statements.relays import beside, carried
from tests.statements.parsed import Shown, draft, extent, never, parsed, shown, words

UN = "the United Nations"


def together(text: str, *drafts: tuple[str | None, str, str]) -> list[Shown]:
    """Source, relay and words of each statement, the drafts given and the rules joined."""
    tree, roster = parsed(text)
    rules = [*citations(tree, never), *asides(tree, never), *clauses(tree, never)]
    joined = nested(tree, [draft(tree, *given) for given in drafts], rules, roster, never)
    return [shown(tree, found) for found in joined]


def test_an_inner_statement_is_added_to_its_outer_one() -> None:
    text = "Reuters reported that the port had denied any fault."
    assert together(text, ("Reuters", "reported", "the port had denied any fault")) == [
        ("Reuters", None, "the port had denied any fault"),
        ("the port", None, "any fault"),
    ]


def test_an_outer_statement_is_added_around_its_inner_one() -> None:
    text = "The union says the port told it that the crane was safe."
    assert together(text, ("the port", "told", "the crane was safe")) == [
        ("The union", None, "the port told it that the crane was safe"),
        ("the port", None, "the crane was safe"),
    ]


def test_who_is_quoted_stands_instead_of_who_quotes() -> None:
    text = "Reuters quoted Ana Ruiz as saying that the crane was safe."
    wrong = ("Reuters", "quoted", "Ana Ruiz as saying that the crane was safe")
    assert together(text, wrong) == [("Ana Ruiz", "Reuters", "the crane was safe")]


def test_the_outer_source_does_not_get_the_inner_ones_words() -> None:
    text = "According to a Reuters report, Ana Ruiz said the crane was safe."
    found = together(text, ("a Reuters report", "said", "the crane was safe"))
    assert ("Ana Ruiz", None, "the crane was safe") in found
    assert ("a Reuters report", None, "the crane was safe") not in found


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the port believed that the crane was safe.",
        "The mayor said she would be seen as a liar by the port.",
    ],
)
def test_views_reported_in_passing_are_not_taken_apart(text: str) -> None:
    said = text.removeprefix("The mayor said ").rstrip(".")
    assert together(text, ("The mayor", "said", said)) == [("The mayor", None, said)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Ana Ruiz said the port had warned drivers about a crack.", ("the port", "a crack")),
        ("Ana Ruiz said the crew had been told to leave the gate open.", (None, "to leave the gate open")),
        ("Ana Ruiz said the port had promised a new crane.", ("the port", "a new crane")),
        ("Ana Ruiz said the port kept saying the crane was safe.", ("the port", "the crane was safe")),
        ("Ana Ruiz said the port had asked her to mend the crane.", ("the port", "to mend the crane")),
        ("Ana Ruiz said the port had voiced fears about the crane.", ("the port", "fears about the crane")),
        ("Ana Ruiz said the port had told the crew otherwise.", ("the port", "otherwise")),
        ("Ana Ruiz said the port had agreed to mend the crane.", ("the port", "to mend the crane")),
    ],
)
def test_what_others_uttered_is_told_apart_within_a_speakers_words(text: str, inner: tuple[str | None, str]) -> None:
    tree, roster = parsed(text)
    marks = quotations(tree.reading)
    found = ruled(tree, marks, roster, lambda place: any(mark.start <= place < mark.end for mark in marks))
    assert [shown(tree, each)[0] for each in found] == ["Ana Ruiz", inner[0]]
    assert shown(tree, found[1])[2] == inner[1]


@pytest.mark.parametrize(
    ("said", "inner"),
    [
        ("the port had announced a sale", ("the port", None, "a sale")),
        ("a review found that the crane was safe", ("a review", None, "the crane was safe")),
        (
            "the group had received assurances from the United Nations that its crew could go",
            (UN, None, "its crew could go"),
        ),
    ],
)
def test_findings_announcements_and_assurances_are_utterances(said: str, inner: Shown) -> None:
    assert inner in together(f"Ana Ruiz said {said}.", ("Ana Ruiz", "said", said))


def test_what_is_yet_to_be_announced_is_no_utterance() -> None:
    said = "the port was to announce a sale"
    assert together(f"Ana Ruiz said {said}.", ("Ana Ruiz", "said", said)) == [("Ana Ruiz", None, said)]


def test_whom_a_speaker_quotes_within_a_quotation_is_not_told_apart() -> None:
    tree, roster = parsed('"My aunt told me the ferry was full," Ana Ruiz said.')
    marks = quotations(tree.reading)
    assert len(ruled(tree, marks, roster, lambda place: marks[0].start <= place < marks[0].end)) == 1


def test_a_cue_between_two_speakers_belongs_to_the_one_beside_it() -> None:
    text = "Two divers told the court that the rope was cut, the harbour master said."
    found = together(text, ("the harbour master", "told", "the rope was cut"))
    assert ("Two divers", None, "the rope was cut") in found
    assert ("the harbour master", None, "the rope was cut") not in found


def test_what_an_outlet_reports_of_views_is_taken_apart() -> None:
    text = "Italian media reported that the port believed the crane was safe."
    found = together(text, ("Italian media", "reported", "the port believed the crane was safe"))
    assert found[1] == ("the port", None, "the crane was safe")


def test_words_end_where_they_are_attributed_once_more() -> None:
    text = "Ana Ruiz said that the crane was safe, the Vigo Post reported."
    found = together(text, ("Ana Ruiz", "said", "the crane was safe, the Vigo Post reported"))
    assert ("Ana Ruiz", None, "the crane was safe") in found


def test_nothing_is_found_twice() -> None:
    tree, roster = parsed("Ana Ruiz said the crane was safe. Reuters reported that the port had denied any fault.")
    rules = list(clauses(tree, never))
    assert nested(tree, rules, rules, roster, never) == sorted(rules, key=lambda found: found.start)


@pytest.mark.parametrize(
    ("text", "source", "relay"),
    [
        ("A police statement carried by Lusa said so.", "A police statement", "Lusa"),
        ("The trade minister, quoted by Bernama, said so.", "The trade minister", "Bernama"),
        ("Documents seen by Reuters say so.", "Documents", "Reuters"),
    ],
)
def test_a_source_is_parted_from_who_passed_it_on(text: str, source: str, relay: str) -> None:
    tree, _ = parsed(text)
    parts = carried(tree, (0, extent(tree, relay)[1]))
    assert parts is not None
    assert [words(tree, part) for part in parts] == [source, relay]


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("Ana Ruiz said on the port's website that the crane was safe.", "website"),
        ("Ana Ruiz told local television that the crane was safe.", "television"),
        ("In remarks carried by Xinhua, Ana Ruiz said that the crane was safe.", "Xinhua"),
        ("Ana Ruiz said in a post on her Telegram channel that the crane was safe.", "Telegram"),
    ],
)
def test_who_stands_beside_the_words(text: str, relay: str) -> None:
    tree, _ = parsed(text)
    said = draft(tree, "Ana Ruiz", "told" if " told " in text else "said", "the crane was safe")
    assert relay in {tree.tokens[passer.token].text for passer in beside(tree, said)}


def test_another_clauses_agency_passed_nothing_on() -> None:
    text = "Ana Ruiz said the crane was safe, while the mayor's reply was carried by Xinhua on Monday."
    tree, _ = parsed(text)
    said = draft(tree, "Ana Ruiz", "said", "the crane was safe")
    assert "Xinhua" not in {tree.tokens[passer.token].text for passer in beside(tree, said)}


def test_via_is_handed_down_from_the_outer_statement() -> None:
    text = "CNN reported, citing two pilots, that the port had warned Cairo that the crane would fall."
    tree, roster = parsed(text)
    rules = [*citations(tree, never), *clauses(tree, never)]
    joined = nested(tree, [], rules, roster, never)
    speakers = [roster.resolve(*found.source) if found.source else None for found in joined]
    kept, _, relays, within = chained(tree, joined, speakers, roster)
    names = {entity.id: entity.name for entity in roster.entities()}
    told = [(words(tree, found.source), [names[key] for key in via]) for found, via in zip(kept, relays, strict=True)]
    assert told == [("two pilots", ["CNN"]), ("the port", ["CNN"])]
    assert within == [None, 0]


def test_a_sentence_of_thousands_of_attributions_ends() -> None:
    tree, roster = parsed("Reuters reported, citing the mayor, " * 1_000)
    rules = [*citations(tree, never), *clauses(tree, never)]
    assert len(nested(tree, rules, rules, roster, never)) <= len(rules)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The transcript shows Ana Ruiz promising that the crane was safe.", ("Ana Ruiz", "The transcript")),
        ("A nurse heard Ana Ruiz say that the crane was safe.", ("Ana Ruiz", "A nurse")),
        ("The mayor recalled Ana Ruiz shouting that the crane was safe.", ("Ana Ruiz", None)),
        ("The mayor recalled the foreman saying the crane was safe.", ("the foreman", None)),
        ("The mayor said he had received a promise from the port that the crane was safe.", ("the port", None)),
        ("The mayor repeated the port's claim that the crane was safe.", ("the port's", "The mayor")),
        ("The union had heard from a driver that the crane was safe.", ("a driver", None)),
        ("The mayor said Ana Ruiz had given her word that the crane was safe.", ("Ana Ruiz", None)),
    ],
)
def test_who_is_overheard_or_heard_from_speaks(text: str, expected: tuple[str, str | None]) -> None:
    tree, _ = parsed(text)
    found = [shown(tree, rule) for rule in clauses(tree, never)]
    assert (*expected, "the crane was safe") in found


def test_what_somebody_is_recalled_as_saying_stands_within() -> None:
    text = "The mayor recalled Ana Ruiz telling her to close the dock."
    outer = ("The mayor", "recalled", "Ana Ruiz telling her to close the dock")
    assert ("Ana Ruiz", None, "to close the dock") in together(text, outer)


def test_what_is_attested_behind_a_comma_is_the_whole() -> None:
    text = "The port said that the crane was safe, according to the Harbour Echo, but no ship came."
    tree, _ = parsed(text)
    found = [shown(tree, rule) for rule in clauses(tree, never)]
    assert ("the Harbour Echo", None, "The port said that the crane was safe") in found


def test_somebody_of_hers_is_somebody_else() -> None:
    text = "According to Ms Hale, her landlord threatened to sell the crane."
    tree, roster = parsed(text)
    drafts = ruled(tree, quotations(tree.reading), roster, never)
    speakers = [None if found.source is None else roster.resolve(*found.source) for found in drafts]
    chain = chained(tree, drafts, speakers, roster)
    assert [words(tree, found.source) for found in chain.drafts] == ["Ms Hale", "her landlord"]
    assert chain.speakers[0] != chain.speakers[1]


def test_a_plane_is_shot_down_otherwise_than_a_claim() -> None:
    tree, _ = parsed("The army shot down a plane. Ana Ruiz shot down a claim that it was hers.")
    assert {shown(tree, rule)[0] for rule in clauses(tree, never)} == {"Ana Ruiz"}


def test_he_in_a_clause_coordinated_with_another_is_the_others_subject() -> None:
    text = "Ana Ruiz told the court that the landlord knew of the crack and that he had called it harmless."
    tree, roster = parsed(text)
    rules = list(clauses(tree, never))
    drafts = nested(
        tree, [draft(tree, "Ana Ruiz", "told", text[text.index("the landlord") : -1])], rules, roster, never
    )
    chain = chained(tree, drafts, [roster.resolve(*extent(tree, "Ana Ruiz"))] * len(drafts), roster)
    assert [words(tree, found.source) for found in chain.drafts] == ["Ana Ruiz", "he"]
    assert chain.speakers[0] != chain.speakers[1]
