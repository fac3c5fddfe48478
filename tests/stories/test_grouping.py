"""Stories of invented reports: what belongs together, what does not, and what people decide."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Published, Report
from onrecord.spans import Span, content_id
from onrecord.stories import group
from onrecord.stories.linkage import linked
from onrecord.stories.words import rarity, stem, surprise

DAM = (
    (
        "2031-03-02",
        "Cracks at the Orrin dam",
        "Engineers found cracks in the Orrin dam above Pell. Governor Ilse Marn said the reservoir would be lowered.",
    ),
    (
        "2031-03-04",
        "Pell is told to leave",
        "Residents of Pell below the Orrin dam were told to leave as cracks spread. "
        "Ilse Marn said the reservoir was falling.",
    ),
    (
        "2031-03-20",
        "Marn under fire over the dam",
        "Ilse Marn knew of cracks in the Orrin dam for a year, engineers in Pell say. The reservoir stands empty.",
    ),
    (
        None,
        "After the dam",
        "In Pell nobody trusts the Orrin dam. Engineers filled the cracks, Ilse Marn reopened the reservoir.",
    ),
)
BANK = (
    (
        "2031-03-02",
        "Tovar Bank halts payments",
        "Tovar Bank halted withdrawals after depositors queued in Lisse. Chairman Hugo Renn denied insolvency.",
    ),
    (
        "2031-03-03",
        "Run on Tovar Bank",
        "Depositors of Tovar Bank queued again in Lisse for withdrawals. "
        "Hugo Renn spoke of calm, regulators of insolvency.",
    ),
    (
        None,
        "Renn of Tovar Bank resigns",
        "Hugo Renn left Tovar Bank as regulators in Lisse called its "
        "insolvency certain and stopped withdrawals by depositors.",
    ),
)


def made(rows: tuple[tuple[str | None, str, str], ...]) -> list[Report]:
    return [
        Report(
            id=content_id("r", text),
            text=f"{title}\n{text}",
            title=title,
            published=Published(earliest=day, latest=day, basis="declared" if day else "unknown"),
        )
        for day, title, text in rows
    ]


DAMS, BANKS = made(DAM), made(BANK)


def test_two_stories_are_not_mixed_and_run_from_their_earliest_report() -> None:
    stories = group([*BANKS, *DAMS], {})
    assert sorted(len(story.reports) for story in stories) == [3, 4]
    (dam,) = (story for story in stories if len(story.reports) == 4)
    assert dam.reports == tuple(report.id for report in DAMS)
    assert dam.id == "s" + DAMS[0].id[1:]
    assert sorted(key for episode in dam.episodes for key in episode.reports) == sorted(dam.reports)
    assert dam.name


@settings(deadline=None)
@given(st.permutations([*BANKS, *DAMS]))
def test_the_order_of_reports_changes_nothing(reports: list[Report]) -> None:
    assert group(reports, {}) == group([*BANKS, *DAMS], {})


def test_adding_a_report_twice_changes_nothing() -> None:
    assert group([*DAMS, *DAMS], {}) == group(DAMS, {})


def test_a_lonely_report_is_a_story_of_its_own() -> None:
    fair = Report(id="rfair", text="A pumpkin of forty kilos won the vegetable fair at Oslet.", title="Giant pumpkin")
    stories = group([*DAMS, fair], {})
    assert ("rfair",) in [story.reports for story in stories]
    assert next(s for s in stories if s.reports == ("rfair",)).name == "Giant pumpkin"
    assert group([Report(id="rempty", text="")], {})[0].reports == ("rempty",)


def test_a_report_in_another_language_belongs_by_its_names() -> None:
    text = "Die Gouverneurin Ilse Marn ließ den Damm von Orrin oberhalb von Pell schließen, wie Pell und Orrin melden."
    german = Report(id="rgerman", text=text, language="de")
    unread = Findings(report="rgerman", fingerprint="f", unread="not English: de")
    assert any(len(story.reports) == 5 for story in group([*DAMS, *BANKS, german], {"rgerman": unread}))


def test_entities_of_findings_tell_what_it_is_about() -> None:
    found = {
        report.id: Findings(
            report=report.id,
            fingerprint="f",
            entities=(Entity(id="n1", name="Ilse Marn", kind="person", mentions=(Span(report.id, 0, 5),)),),
        )
        for report in DAMS
    }
    assert [len(story.reports) for story in group(DAMS, found)] == [4]


def test_a_name_that_a_user_gave_holds() -> None:
    named = {DAMS[0].id: "Valley", BANKS[0].id: "Valley", BANKS[1].id: "Money"}
    stories = {story.name: set(story.reports) for story in group([*DAMS, *BANKS], {}, named=named)}
    assert {DAMS[0].id, BANKS[0].id} <= stories["Valley"]
    assert BANKS[1].id in stories["Money"]


def test_people_merge_and_split_stories_and_the_later_decision_holds() -> None:
    about = tuple(Span(report.id, 0, 4) for report in (DAMS[0], BANKS[0]))
    merge = Judgement(decision="merge", kind="story", about=about, words=("", ""), sequence=1)
    split = Judgement(decision="split", kind="story", about=about, words=("", ""), sequence=2)
    merged = group([*DAMS, *BANKS], {}, judgements=[merge])
    assert any({DAMS[0].id, BANKS[0].id} <= set(story.reports) for story in merged)
    assert group([*DAMS, *BANKS], {}, judgements=[split, merge]) == group([*DAMS, *BANKS], {})
    inside = tuple(Span(report.id, 0, 4) for report in DAMS[:2])
    apart = Judgement(decision="split", kind="story", about=inside, words=("", ""), sequence=1)
    assert not any({DAMS[0].id, DAMS[1].id} <= set(s.reports) for s in group(DAMS, {}, judgements=[apart]))


def test_linkage_asks_for_the_average_and_breaks_ties_by_id() -> None:
    chain = {("a", "b"): 0.9, ("b", "c"): 0.9, ("c", "d"): 0.9}
    assert linked("abcd", chain, threshold=0.5) == (("a", "b"), ("c", "d"))
    assert linked("abcd", chain, threshold=0.5, apart=[("a", "b")]) == (("a",), ("b", "c"), ("d",))
    assert linked("abcd", {}, threshold=0.5, together=[("d", "a")]) == (("a", "d"), ("b",), ("c",))


@settings(deadline=None)
@given(st.dictionaries(st.tuples(*[st.sampled_from("abcdef")] * 2), st.sampled_from([0.2, 0.5, 0.8])), st.integers())
def test_linkage_does_not_mind_the_order_of_pairs(scores: dict[tuple[str, str], float], seed: int) -> None:
    pairs = {(min(pair), max(pair)): score for pair, score in sorted(scores.items()) if pair[0] != pair[1]}
    rows = list(pairs.items())
    random.Random(seed).shuffle(rows)
    groups = linked("abcdef", dict(rows), threshold=0.4)
    assert groups == linked("fedcba", pairs, threshold=0.4)
    assert sorted(key for group in groups for key in group) == list("abcdef")


def test_identical_reports_are_one_until_all_is_grouped() -> None:
    """Ten thousand of them take no longer than one; so does a feed that repeats a text under thousands of addresses."""
    same = [
        Report(id=f"r{n:05x}", text=DAMS[0].text, title=DAMS[0].title, url=f"https://a.example/{n}")
        for n in range(10_000)
    ]
    (story,) = group([*same, *DAMS], {})
    assert len(story.reports) == 10_004
    (episode,) = (episode for episode in story.episodes if "r00000" in episode.reports)
    assert {report.id for report in same} <= set(episode.reports)


def test_identical_reports_that_people_put_apart_stay_apart() -> None:
    same = [Report(id=f"r{n}", text=DAMS[0].text, title=DAMS[0].title) for n in range(4)]
    about = (Span("r0", 0, 4), Span("r1", 0, 4))
    apart = Judgement(decision="split", kind="report", about=about, words=("", ""), sequence=1)
    stories = group(same, {}, judgements=[apart])
    assert not any({"r0", "r1"} <= set(story.reports) for story in stories)
    named = group(same, {}, named={"r0": "One", "r1": "Other"})
    assert {"One", "Other"} <= {story.name for story in named}


def test_names_of_two_words_of_users_never_share_an_episode() -> None:
    named = {report.id: "Valley" if n % 2 else "Hill" for n, report in enumerate(DAMS)}
    for story in group(DAMS, {}, named=named):
        assert len({named[key] for key in story.reports}) == 1


def test_ids_that_were_given_name_episodes_of_their_own() -> None:
    reports = [
        Report(id=key, text=rows[0].text, title=rows[0].title) for key, rows in (("xdam", DAMS), ("ydam", BANKS))
    ]
    stories = group(reports, {})
    assert sorted(story.id for story in stories) == ["s-xdam", "s-ydam"]
    assert sorted(episode.id for story in stories for episode in story.episodes) == ["e-xdam", "e-ydam"]


def test_an_unlisted_word_is_the_most_surprising() -> None:
    assert (
        surprise("the") < surprise("government") < surprise("reservoir") < surprise("Zzyzxq") == surprise("Orrinpell")
    )


def test_forms_of_a_word_meet_and_common_words_weigh_little() -> None:
    assert len({stem(word) for word in ("deploy", "deployed", "deploying", "deployments", "Deployment")}) == 1
    assert len({stem(word) for word in ("crack", "cracks", "cracked")}) == 1
    assert rarity("the") == 0 < rarity("reported") < rarity("minister") < rarity("reservoir")
