"""Who said what: shapes of attribution, on sentences written for this test."""

import pytest

from onrecord.options import Options
from onrecord.reports.report import Published, Report
from onrecord.spans import quote
from onrecord.statements import Statement
from onrecord.study import study

RULES = Options(reader="rules")

DAY = Published(earliest="2026-03-04", latest="2026-03-04", basis="given")


def found(text: str) -> list[tuple[str, str, str]]:
    """(speaker's name, words, act) of each statement of a text."""
    report = Report(id="r1", text=text, published=DAY)
    findings = study(report, RULES)
    names = {entity.id: entity.name for entity in findings.entities}
    return [(names.get(s.speaker or "", "?"), quote(text, s.content), s.act) for s in findings.statements]


CASES = {
    "clause": (
        "Harbour master Ana Ruiz said the crane had failed twice.",
        ("Ana Ruiz", "the crane had failed twice", "assert"),
    ),
    "quotation, then subject and verb": (
        "“The crane failed twice before dawn,” Ana Ruiz said.",
        ("Ana Ruiz", "“The crane failed twice before dawn,”", "assert"),
    ),
    "quotation, inverted, with an apposition": (
        "“The crane failed twice before dawn,” said Ana Ruiz, the harbour master of Vigo.",
        ("Ana Ruiz", "“The crane failed twice before dawn,”", "assert"),
    ),
    "lead-in with a colon": (
        "Ana Ruiz told reporters: “Nobody warned us about the crane.”",
        ("Ana Ruiz", "“Nobody warned us about the crane.”", "assert"),
    ),
    "according to, first": (
        "According to Ana Ruiz, the crane had failed twice.",
        ("Ana Ruiz", "the crane had failed twice", "assert"),
    ),
    "according to, last": (
        "The crane had failed twice, according to Ana Ruiz.",
        ("Ana Ruiz", "The crane had failed twice", "assert"),
    ),
    "denial of a noun": (
        "Ana Ruiz denied the allegations of neglect.",
        ("Ana Ruiz", "the allegations of neglect", "deny"),
    ),
    "dismissal with quoted words": (
        "Ana Ruiz dismissed the report as “a fairy tale”.",
        ("Ana Ruiz", "the report as “a fairy tale”", "deny"),
    ),
    "promise": ("Ana Ruiz promised to replace the crane.", ("Ana Ruiz", "to replace the crane", "promise")),
    "voiced noun": (
        "Ana Ruiz expressed concern about the state of the quay.",
        ("Ana Ruiz", "concern about the state of the quay", "warn"),
    ),
    "passive": (
        "The failure was first reported by Ana Ruiz.",
        ("Ana Ruiz", "The failure", "assert"),
    ),
    "a clause led in late": (
        "Ana Ruiz confirmed for the first time that the crane had failed.",
        ("Ana Ruiz", "the crane had failed", "confirm"),
    ),
    "quoted words after an object": (
        "Ana Ruiz characterised the crane as “a relic” of other times.",
        ("Ana Ruiz", "the crane as “a relic” of other times", "assert"),
    ),
    "doubled apostrophes as marks": (
        "''The crane failed twice before dawn,'' Ana Ruiz said.",
        ("Ana Ruiz", "''The crane failed twice before dawn,''", "assert"),
    ),
    "behind a preposition": ("Ana Ruiz called for a new crane.", ("Ana Ruiz", "a new crane", "demand")),
    "an object of its own": (
        "Ana Ruiz announced the closure of the old quay.",
        ("Ana Ruiz", "the closure of the old quay", "assert"),
    ),
    "an office, its town and its holder": (
        "“The crane failed twice before dawn,” said the mayor of Vigo, Ana Ruiz.",
        ("Ana Ruiz", "“The crane failed twice before dawn,”", "assert"),
    ),
    "an age before a calling": (
        "“The crane failed twice before dawn,” said the 58-year-old ferryman.",
        ("58-year-old ferryman", "“The crane failed twice before dawn,”", "assert"),
    ),
    "a count": (
        "Ana Ruiz put the number of injured at 43.",
        ("Ana Ruiz", "the number of injured at 43", "assert"),
    ),
    "according to, behind two clauses": (
        "Two boats sank and three people drowned, according to Ana Ruiz.",
        ("Ana Ruiz", "Two boats sank and three people drowned", "assert"),
    ),
    "unnamed": ("Experts believe that the quay is sinking.", ("Experts", "the quay is sinking", "assert")),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_shapes_of_attribution(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The new wall would deny Ana Ruiz any view of the harbour.",
        "Neither Ana Ruiz nor the mayor had acknowledged that the crane was unsafe.",
        "The crane stood idle on Monday.",
        "We said that the crane was unsafe.",
    ],
)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    assert found(text) == []


def test_a_quotation_with_no_cue_runs_on_with_its_speaker() -> None:
    text = "“The crane failed twice,” Ana Ruiz said. “Nobody was warned.”\n\n“We will replace it.”"
    assert [(name, words) for name, words, _ in found(text)] == [
        ("Ana Ruiz", "“The crane failed twice,”"),
        ("Ana Ruiz", "“Nobody was warned.”"),
        ("Ana Ruiz", "“We will replace it.”"),
    ]


def test_pieces_around_one_cue_are_one_statement() -> None:
    text = "“The crane,” Ana Ruiz said, “has failed twice this year.”"
    assert [words for _, words, _ in found(text)] == ["“The crane,” … “has failed twice this year.”"]


def _statements(text: str) -> tuple[tuple[Statement, ...], dict[str, str]]:
    findings = study(Report(id="r1", text=text, published=DAY), RULES)
    return findings.statements, {entity.id: entity.name for entity in findings.entities}


def test_an_agency_that_only_relays_is_via() -> None:
    statements, names = _statements("Reuters reported that the transport ministry had confirmed the crane was unsafe.")
    assert [(names[s.speaker or ""], [names[v] for v in s.via]) for s in statements] == [
        ("transport ministry", ["Reuters"])
    ]


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("“The crane was unsafe,” Ana Ruiz told Reuters.", "Reuters"),
        ("Ana Ruiz told the BBC that the crane was unsafe.", "BBC"),
        ("Ana Ruiz said in an interview with Radio Vigo that the crane was unsafe.", "Radio Vigo"),
        ("“The crane was unsafe,” Ana Ruiz wrote on Telegram.", "Telegram"),
        ("Ana Ruiz said in a statement carried by Xinhua that the crane was unsafe.", "Xinhua"),
        ("Ana Ruiz said in a message relayed by a fisherman that the crane was unsafe.", "fisherman"),
        ("In a statement read out by her lawyer, Ana Ruiz said that the crane was unsafe.", "lawyer"),
        ("According to a Reuters report, Ana Ruiz said the crane was unsafe.", "Reuters"),
        ("Reuters quoted Ana Ruiz as saying the crane was unsafe.", "Reuters"),
        ("Ana Ruiz was quoted by Reuters as saying that the crane was unsafe.", "Reuters"),
        ("The crane was unsafe, Reuters reported, citing Ana Ruiz.", "Reuters"),
        ("“The crane was unsafe,” Reuters quoted Ana Ruiz, head of the port, as saying.", "Reuters"),
        ("Citing Ana Ruiz, the Associated Press reported that the crane was unsafe.", "Associated Press"),
    ],
)
def test_through_whom_words_came(text: str, relay: str) -> None:
    statements, names = _statements(text)
    assert [(names[s.speaker or ""], [names[v] for v in s.via]) for s in statements] == [("Ana Ruiz", [relay])]


def test_a_statement_within_a_statement_names_its_outer_one() -> None:
    text = "Ana Ruiz said the mayor had warned that the quay was sinking and that no money was left for repairs."
    statements, names = _statements(text)
    inner = next(s for s in statements if s.within)
    outer = next(s for s in statements if s.id == inner.within)
    assert names[outer.speaker or ""] == "Ana Ruiz"
    assert quote(text, inner.content).startswith("the quay was sinking")


def test_joint_sources_of_two_sides_are_two_statements() -> None:
    text = "Lisbon and Madrid acknowledged that the reservoir was polluted."
    statements, names = _statements(text)
    assert sorted(names[s.speaker or ""] for s in statements) == ["Lisbon", "Madrid"]
    assert all(s.within is None for s in statements)


def test_what_a_source_is_called_besides_is_no_other_source() -> None:
    text = "Even China, Pyongyang's only ally and its lifeline to the world, said that it was opposed to the test."
    statements, _ = _statements(text)
    assert len(statements) == 1


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ana Ruiz denied knowing about the crane.", "deny"),
        ("Ana Ruiz admitted ignoring the warnings.", "concede"),
        ("Ana Ruiz called the report false.", "deny"),
        ("Ana Ruiz said the claims were baseless.", "deny"),
        ("Ana Ruiz said reports of a leak were untrue.", "deny"),
        ("“That is a lie,” Ana Ruiz said.", "deny"),
        ("Ana Ruiz ruled out a sale of the port.", "deny"),
        ("Ana Ruiz disputed the figures of the union.", "deny"),
        ("Ana Ruiz said the claims were not baseless.", "assert"),
        ("Ana Ruiz said the false wall behind the quay had fallen in the storm.", "assert"),
        ("Ana Ruiz called the crane a marvel.", "assert"),
    ],
)
def test_denials_by_verb_and_by_verdict(text: str, act: str) -> None:
    statements, _ = _statements(text)
    assert [s.act for s in statements] == [act]


def test_the_day_it_was_said_comes_from_the_sentence() -> None:
    statements, _ = _statements("Ana Ruiz said on Monday that the crane had failed.")
    assert [s.said for s in statements] == ["2026-03-02"]


def test_a_negated_denial_neither_denies_nor_confirms() -> None:
    statements, _ = _statements("Ana Ruiz has not denied that the crane was unsafe.")
    assert [s.act for s in statements] == ["assert"]


def test_scare_quotes_are_nobodys_statement_and_are_listed() -> None:
    text = "The so-called “miracle crane” stood idle."
    findings = study(Report(id="r1", text=text, published=DAY), RULES)
    assert findings.statements == ()
    assert [text[span.start : span.end] for span in findings.uncovered] == ["“miracle crane”"]


@pytest.mark.parametrize("mark", ["“", '"', "‘"])
def test_thousands_of_quotation_marks_end(mark: str) -> None:
    text = f"{mark}ab " * 4_000
    findings = study(Report(id="r1", text=text, published=DAY), RULES)
    assert all(0 <= s.start < s.end <= len(text) for s in findings.sentences)


@pytest.mark.parametrize(
    ("text", "nominal"),
    [
        ("Ana Ruiz praised a crew that had worked all night.", True),
        ("Ana Ruiz denied the charge that she had lied.", False),
        ("Ana Ruiz said the crew that she had hired was asleep.", False),
        ("Ana Ruiz denied the theft.", True),
    ],
)
def test_what_is_said_only_in_a_relative_clause_leaves_the_words_a_thing(text: str, nominal: bool) -> None:
    findings = study(Report(id="r1", text=text, published=DAY), RULES)
    assert [statement.nominal for statement in findings.statements] == [nominal]
