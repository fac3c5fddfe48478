"""A verdict on what others told is shown in its own words, not in theirs."""

from onrecord.gather import gather
from onrecord.reports import Published, make_report
from onrecord.stories import group
from onrecord.study import study

DAY = Published(earliest="2031-03-05", latest="2031-03-05", basis="given")
TEXT = (
    "Lisbon said on Monday that acid had leaked from the Vigo plant into the river.\n\n"
    "The mayor of Orsavale said that acid had leaked from the plant into the river for a week.\n\n"
    "Madrid called the reports “groundless rumours”."
)


def test_a_verdict_is_shown_in_its_own_words() -> None:
    report = make_report(TEXT, title="Acid in the river", published=DAY)
    findings = {report.id: study(report)}
    (story,) = group([report], findings)
    members = [m for claim in gather(story, [report], findings).claims for m in claim.members]
    denials = {(m.source, report.quote(m.span)) for m in members if m.stance == "denies"}
    assert denials == {("Madrid", "the reports “groundless rumours”")}
