"""Words whose source is set beside them without a verb: signatures and headlines, on lines written for this test."""

import pytest

from onrecord.options import Options
from onrecord.reports import make_report
from onrecord.spans import quote
from onrecord.study import study

BODY = (
    "\n\nThe port of Leixoes has lost half of its lorries in a year, and the road to it is empty. Rui Lopes, the "
    "transport minister, visited the quay with a delegation of carriers. Ana Melo runs the largest yard there."
)
RULES = Options(reader="rules")


def told(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of each statement."""
    report = make_report(text)
    found = study(report, RULES)
    names = {entity.id: entity.name for entity in found.entities}
    return [(names.get(s.speaker or ""), quote(report.text, s.content)) for s in found.statements]


@pytest.mark.parametrize("dash", ["-", "–", "— ", "\n— ", "\n\n- "])
def test_a_signed_quotation_is_the_signers(dash: str) -> None:
    said = f"“I have not slept since the cranes stopped.” {dash}Ana Melo, yard owner"
    text = f"What they told us{BODY}\n\n{said}\n\nThe port is shut."
    assert ("Ana Melo", "“I have not slept since the cranes stopped.”") in told(text)


def test_a_dash_that_goes_on_signs_nothing() -> None:
    sign = "A sign read “No lorries beyond this line.” – it had stood there for years and nobody minded it."
    text = f"What they told us{BODY}\n\n{sign}"
    assert not [words for _, words in told(text) if "No lorries" in words]


@pytest.mark.parametrize(
    ("headline", "speaker", "words"),
    [
        ("Port to close in May: minister", "minister", "Port to close in May"),
        ("Leixoes: a port without lorries", None, None),
        ("Lopes: ‘No deal before June’", "Rui Lopes", "‘No deal before June’"),
    ],
)
def test_a_headline_names_its_source_by_a_colon(headline: str, speaker: str | None, words: str | None) -> None:
    found = [(who, said) for who, said in told(headline + BODY) if said in headline]
    if words is None:
        assert not found
    else:
        assert [said for _, said in found] == [words]
        assert speaker is not None
        assert speaker.casefold() in (found[0][0] or "").casefold()


def test_quotations_signed_one_below_another_are_each_their_own() -> None:
    lines = (
        "”Nobody told us that the cranes would stop.”― Ana Melo.\n"
        "“I sold two of my lorries in March, and I shall sell the rest.” ― Rui Lopes\n"
        "“He asks us to wait.”― Ines Prado"
    )
    found = {words: source for source, words in told(f"What they told us{BODY}\n\n{lines}\n\nThe port is shut.")}
    assert found["”Nobody told us that the cranes would stop.”"] == "Ana Melo"
    assert found["“I sold two of my lorries in March, and I shall sell the rest.”"] == "Rui Lopes"
    assert found["“He asks us to wait.”"] == "Ines Prado"
