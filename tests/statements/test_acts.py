"""What is done with the words: by the cue, by its polarity, and by what is said in answer to what."""

from importlib.resources import files

import pytest

from onrecord.options import Options
from onrecord.reports.report import Report
from onrecord.statements.cues import classed, denials, nouns, others, points, prepositions, verbs
from onrecord.statements.nouns import Act
from onrecord.study import study

from .acts import DAY, statement_of, tally

RULES = Options(reader="rules")
READERS = (RULES, Options(reader="encoder"))
ACTS = set(Act.__args__)  # type: ignore[attr-defined]


def act(text: str, words: str, options: Options = RULES) -> str:
    found = study(Report(id="r1", text=text, published=DAY), options)
    statement = statement_of(text, found, words)
    assert statement is not None, [text[s.start : s.end] for f in found.statements for s in f.content]
    return statement.act


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Ana Ruiz denied that the crane was unsafe.", "the crane was unsafe", "deny"),
        ("Ana Ruiz has not denied that the crane was unsafe.", "the crane was unsafe", "assert"),
        ("Ana Ruiz cannot deny that the crane was unsafe.", "the crane was unsafe", "concede"),
        ("Ana Ruiz no longer denies that the crane was unsafe.", "the crane was unsafe", "concede"),
        ("Ana Ruiz stopped short of denying that the crane was unsafe.", "the crane was unsafe", "assert"),
        ("Ana Ruiz said she could neither confirm nor deny the report.", "deny the report", "assert"),
        ("The port rejected Ana Ruiz's claim that the crane was unsafe.", "the crane was unsafe", "allege"),
        ("Ana Ruiz declined to confirm that the crane was unsafe.", "the crane was unsafe", "assert"),
        ("Ana Ruiz could not confirm that the crane was unsafe.", "the crane was unsafe", "assert"),
        ("Ana Ruiz neither confirmed nor denied that the crane was unsafe.", "the crane was unsafe", "assert"),
        ("Ana Ruiz did not hesitate to confirm that the crane was unsafe.", "the crane was unsafe", "confirm"),
        ("Ana Ruiz acknowledged that the crane was unsafe.", "the crane was unsafe", "concede"),
        ("Ana Ruiz rejected claims that the crane was unsafe.", "the crane was unsafe", "deny"),
        ("Ana Ruiz rejected the offer of the union.", "the offer of the union", "assert"),
        ("Ana Ruiz does not expect the crane to fall.", "the crane to fall", "predict"),
        ("Ana Ruiz ordered the crew to leave.", "to leave", "demand"),
        ("Ana Ruiz wondered whether the crane was safe.", "the crane was safe", "ask"),
    ],
)
def test_a_cue_tells_the_act_with_its_polarity(text: str, words: str, expected: str) -> None:
    assert act(text, words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz stopped just short of denying that the crane was unsafe.", "assert"),
        ("Ana Ruiz stopped short of an outright denial that the crane was unsafe.", "assert"),
        ("Ana Ruiz took issue with the claim that the crane was unsafe.", "deny"),
        ("Ana Ruiz poured cold water on claims that the crane was unsafe.", "deny"),
        ("Ana Ruiz slapped down claims that the crane was unsafe.", "deny"),
    ],
)
def test_a_cue_of_several_words_tells_the_act_too(text: str, expected: str) -> None:
    assert act(text, "the crane was unsafe", Options(reader="encoder")) == expected


ALLEGED = "The crew accused Ana Ruiz of selling the crane. "


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (ALLEGED + "“I have sold nothing,” she said.", "I have sold nothing", "deny"),
        (ALLEGED + "She said she had not touched the crane.", "she had not touched the crane", "deny"),
        (ALLEGED + "They said she had not paid them since May.", "she had not paid them since May", "assert"),
        (ALLEGED + "She said she would not sell the boats.", "she would not sell the boats", "promise"),
        (ALLEGED + "She said she did not know the price.", "she did not know the price", "assert"),
        (
            "The crew said the crane had been sold. Ana Ruiz said the crane had not been sold.",
            "the crane had not been sold",
            "deny",
        ),
        ("Ana Ruiz said the crane had not been painted.", "the crane had not been painted", "assert"),
        ("Ana Ruiz said there was no water left in the dock.", "there was no water left", "assert"),
        ("Ana Ruiz said there was no deal with the union.", "there was no deal", "deny"),
        (
            "The union denied that the dock was full. Sailors said the ferry had not come.",
            "the ferry had not come",
            "assert",
        ),
        (
            "The port denied any fault. Growers said their pears had not ripened.",
            "their pears had not ripened",
            "assert",
        ),
        ("The growers denied any fault. Farmers in the valley said it had not rained.", "it had not rained", "assert"),
        ("Ana Ruiz was accused of fraud. “Not a penny,” she said.", "Not a penny", "deny"),
        ("The union said the crane was sold. “Absolute rubbish,” Ana Ruiz fumed.", "Absolute rubbish", "deny"),
        (
            "The inspector found that the crane had no brake. “It did have a brake,” Ana Ruiz said.",
            "It did have a brake",
            "deny",
        ),
        ("“It was not true that we were warned,” Ana Ruiz said.", "It was not true", "deny"),
        ("Ana Ruiz said the fault lies with the crew.", "the fault lies with the crew", "assert"),
        ("The port said the video was a forgery.", "the video was a forgery", "deny"),
        ("Ana Ruiz said it was wrong to close the dock.", "it was wrong to close the dock", "assert"),
        ("Ana Ruiz said it was wrong to say that the dock was closed.", "it was wrong to say", "deny"),
        ("“No, the crane did not fall,” Ana Ruiz said.", "the crane did not fall", "deny"),
        ("“No, thank you,” Ana Ruiz said.", "No, thank you", "assert"),
        ("The crane fell on Monday. Police said nobody was hurt.", "nobody was hurt", "assert"),
        (ALLEGED + "The books indicate that no money was stolen.", "no money was stolen", "assert"),
        (ALLEGED + "The port said no ransom had been paid.", "no ransom had been paid", "deny"),
        (ALLEGED + "She said she had nothing to add.", "she had nothing to add", "assert"),
        ("Ana Ruiz said the money was where it had always been.", "the money was where", "deny"),
        ("A clerk asked about the price. Ana Ruiz said there were not many boats.", "there were not many", "assert"),
        ("“People write that we sold it. That is wrong,” Ana Ruiz said.", "That is wrong", "deny"),
        ("Ana Ruiz insisted on Thursday that the crane was safe.", "the crane was safe", "assert"),
    ],
)
def test_a_negative_sentence_denies_where_it_answers_what_was_alleged(text: str, words: str, expected: str) -> None:
    assert act(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("“Why was nobody told?” Ana Ruiz said.", "Why was nobody told", "ask"),
        ("“We will mend the crane,” Ana Ruiz said.", "We will mend the crane", "promise"),
        ("Ana Ruiz said she would mend the crane.", "she would mend the crane", "promise"),
        ("Ana Ruiz said prices would rise next year.", "prices would rise next year", "predict"),
        ("Ana Ruiz said prices would have risen without the crane.", "prices would have risen", "assert"),
    ],
)
def test_under_a_neutral_cue_the_words_tell_the_act(text: str, words: str, expected: str) -> None:
    assert act(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "denies"),
    [
        ("Judge Amara Cole denied a motion to move the hearing to Perth.", "a motion to move", False),
        ("The clinic denied a report that it had closed.", "a report that it had closed", True),
        (
            "Contrary to what has been written, the clinic has a licence, its director, Mina Sorlie, said.",
            "the clinic has a licence",
            True,
        ),
        (
            "Neighbours said the boy had been beaten by his coach. He was not beaten, he fell from the bars, the club's"
            " lawyer, Ana Prieto, said.",
            "He was not beaten",
            True,
        ),
        ('"Not yet," the minister, Joan Abel, answered when asked whether the road would open.', "Not yet", False),
        (
            "No order has been given to shut the mine, its manager said, after a radio station reported its closure.",
            "No order has been given",
            True,
        ),
        (
            "The chairman was not asked about the strike. He said prices had not risen since June.",
            "prices had not risen",
            False,
        ),
        (
            "It was alleged that the clerk took cash. He agreed that no receipt had been given.",
            "no receipt had been given",
            False,
        ),
        ('A note in his hand reads: "Do not come." "I did write that," the keeper said.', "I did write that", False),
        ('She never came, the guard said. "I did come," Ana Ruiz said.', "I did come", True),
    ],
)
def test_what_answers_denies_and_what_only_negates_does_not(text: str, words: str, denies: bool) -> None:
    assert (act(text, words, Options()) == "deny") == denies


@pytest.mark.parametrize("options", READERS, ids=lambda options: options.reader)
@pytest.mark.parametrize(("name", "least"), [("acts_seen.txt", 0.94), ("acts_unseen.txt", 0.88)])
def test_denials_are_told_from_what_is_none(name: str, least: float, options: Options) -> None:
    got = tally(name, options)
    assert got.told / got.polar >= least, got
    assert got.act / got.acts >= least - 0.02, got


def test_the_lexicon_names_acts_and_signs_that_there_are() -> None:
    tables = [nouns().values(), others().values(), prepositions().values(), (cue.act for cue in verbs().values())]
    assert {act for table in tables for act in table} <= ACTS
    assert not set(others()) & set(verbs())
    assert denials()
    assert points()["own"] > 0 > points()["mental"]


@pytest.mark.parametrize("name", ["contents.tsv", "words.tsv", "denials.tsv", "points.tsv", "claims.tsv"])
def test_no_row_stands_twice(name: str) -> None:
    text = files("onrecord.statements").joinpath("data", name).read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(rows) == len(set(rows))
    assert all(row.strip() for row in rows)


def test_every_class_that_is_asked_for_has_words() -> None:
    names = "truth soft undone matter lack mental mood wrong crime intent alleging insisting judging withholding"
    assert all(classed(name) for name in names.split())


def test_whoever_repeats_a_claim_of_falsehood_denies_nothing() -> None:
    text = "The mayor said that the union's claim that the tests were faked had reached her."
    assert act(text, "the union's claim") != "deny"


def test_denying_somebody_something_is_no_denial() -> None:
    assert act("The port denied the union any role in the inquiry, Ana Ruiz said.", "any role") != "deny"
