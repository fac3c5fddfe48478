"""Claims of small invented stories: what is joined, what is kept apart, and how it stands."""

import random

from onrecord.claims import join
from onrecord.judgements import Judgement
from onrecord.spans import Span

from .fixture import Desk


def reservoir() -> Desk:
    """A works ministry denies for weeks that its dam leaks, then admits it."""
    desk = Desk()
    ministry = desk.name("Ministry of Works", "organisation", "the ministry", side="vl")
    valdia = desk.name("Valdia", "government", "Valdian", side="vl")
    union = desk.name("Rivermen's Union", "organisation", "the union")
    engineer = desk.name("Osk Tamber", "person", "Tamber")
    unnamed = desk.name("two engineers", "group", unnamed=True)
    first = desk.report(
        "Lowland Courier",
        "2031-03-02",
        "Water is escaping under the wall of the Orrin dam, two engineers reportedly said on Sunday.\n"
        "The Ministry of Works dismissed reports of a leak under the wall of the Orrin dam as “fake news”.",
    )
    desk.says(first, "Water is escaping under the wall of the Orrin dam", source="two engineers", by=unnamed)
    desk.says(
        first, "reports of a leak under the wall of the Orrin dam as “fake news”",
        cue="dismissed", source="The Ministry of Works", by=ministry, act="deny",
    )  # fmt: skip
    second = desk.report(
        "Valdia Herald",
        "2031-03-05",
        "The Rivermen's Union said that there was a leak under the wall of the Orrin dam.\n"
        "The minister of works opened a school in Pell the same day.",
    )
    desk.says(second, "there was a leak under the wall of the Orrin dam", source="The Rivermen's Union", by=union)
    third = desk.report(
        "Lowland Courier",
        "2031-03-28",
        "Valdia admitted on Friday that the wall of the Orrin dam had leaked.\n"
        "“The gates of the Orrin dam were sound,” said Osk Tamber, who built them.",
    )
    desk.says(third, "the wall of the Orrin dam had leaked", cue="admitted", source="Valdia", by=valdia, act="concede")
    desk.says(third, "The gates of the Orrin dam were sound", source="Osk Tamber", by=engineer)
    desk.name("Orrin", "place", "Orrin dam")
    return desk


def test_a_denial_meets_what_it_denies_and_a_later_admission_concedes_it() -> None:
    desk = reservoir()
    claim = desk.claim("the wall of the Orrin dam had leaked")
    assert [(m.stance, m.side) for m in claim.members if m.side == "vl"] == [("denies", "vl"), ("concedes", "vl")]
    assert [(s.since, s.status) for s in claim.history] == [
        ("2031-03-02", "denied"),
        ("2031-03-05", "disputed"),
        ("2031-03-28", "conceded"),
    ]
    assert "there was a leak under the wall of the Orrin dam" in [desk.words(m.span) for m in claim.members]


def test_every_span_is_of_its_report_and_the_order_of_reports_changes_nothing() -> None:
    desk = reservoir()
    expected = join(desk.scene())
    for seed in range(5):
        order = list(desk.reports)
        random.Random(seed).shuffle(order)
        assert join(desk.scene(order)) == expected
    for claim in expected:
        for span in (claim.wording, *(m.span for m in claim.members)):
            assert desk.words(span).strip() == desk.words(span) != ""


def test_there_is_no_leak_denies_that_there_was_one() -> None:
    desk = Desk()
    firm = desk.name("Corvane Oil", "organisation")
    union = desk.name("Dockers' League", "organisation")
    one = desk.report(
        "Bay Post", "2030-01-03", "Dockers' League said oil had leaked from the Marlin pipeline into the bay."
    )
    two = desk.report(
        "Bay Post", "2030-01-04", "Corvane Oil said no oil had leaked from the Marlin pipeline into the bay."
    )
    desk.says(one, "oil had leaked from the Marlin pipeline into the bay", source="Dockers' League", by=union)
    desk.says(two, "no oil had leaked from the Marlin pipeline into the bay", source="Corvane Oil", by=firm)
    claim = desk.claim("no oil had leaked")
    assert [m.stance for m in claim.members] == ["asserts", "denies"]
    assert claim.standing.status == "disputed"


def test_a_verdict_on_the_reports_denies_what_was_told_before() -> None:
    desk = Desk()
    envoy = desk.name("Lena Orsk", "person", side="vl")
    alliance = desk.name("Northern Alliance", "organisation", side="org:na")
    desk.name("Valdia", "government", "Valdian", side="vl")
    text = (
        "The Northern Alliance said Valdian soldiers had been sent to the Sorrel islands.\n"
        "Lena Orsk, an envoy of Valdia, called the reports “groundless rumours”."
    )
    one = desk.report("Alliance Times", "2032-05-01", text)
    desk.says(one, "Valdian soldiers had been sent to the Sorrel islands", source="The Northern Alliance", by=alliance)
    desk.says(one, "“groundless rumours”", cue="called", source="Lena Orsk, an envoy of Valdia", by=envoy, act="deny")
    claim = desk.claim("Valdian soldiers had been sent")
    assert sorted((m.side, m.stance) for m in claim.members) == [("org:na", "asserts"), ("vl", "denies")]
    assert claim.standing.status == "disputed"


def test_has_not_denied_is_no_position() -> None:
    desk = Desk()
    king = desk.name("King Aldo", "person")
    one = desk.report(
        "Crown Gazette", "2032-05-01", "King Aldo has not denied that guards were posted at the Sorrel fort."
    )
    desk.says(one, "guards were posted at the Sorrel fort", cue="denied", source="King Aldo", by=king, act="deny")
    assert desk.claims() == ()


def test_who_does_it_to_whom_matters() -> None:
    desk = Desk()
    for name, side in (("Arkady", "aa"), ("Belmar", "bb")):
        desk.name(name, "government", side=side)
    witness = desk.name("Ida Holm", "person")
    other = desk.name("Per Stahl", "person")
    one = desk.report("A Post", "2032-05-01", "Ida Holm said Arkady shelled the harbour town of Belmar at dawn.")
    two = desk.report("B Post", "2032-05-01", "Per Stahl said Belmar shelled the harbour town of Arkady at dawn.")
    desk.says(one, "Arkady shelled the harbour town of Belmar at dawn", source="Ida Holm", by=witness, act="allege")
    desk.says(two, "Belmar shelled the harbour town of Arkady at dawn", source="Per Stahl", by=other, act="allege")
    assert sorted(len(claim.members) for claim in desk.claims()) == [1, 1]


def toll(low: float, high: float) -> Desk:
    desk = Desk()
    police = desk.name("Tarn police", "organisation")
    clinic = desk.name("Tarn clinic", "organisation")
    one = desk.report(
        "Tarn Mail", "2032-06-01", f"Tarn police said {low:.0f} people died in the fire at the Tarn mill."
    )
    two = desk.report(
        "Hill Echo", "2032-06-01", f"Tarn clinic said {high:.0f} people died in the fire at the Tarn mill."
    )
    desk.says(one, f"{low:.0f} people died in the fire at the Tarn mill", source="Tarn police", by=police)
    desk.says(two, f"{high:.0f} people died in the fire at the Tarn mill", source="Tarn clinic", by=clinic)
    desk.counts(one, f"{low:.0f} people", low, "people died")
    desk.counts(two, f"{high:.0f} people", high, "people died")
    return desk


def test_figures_that_part_are_a_dispute_of_values_and_no_one_claim() -> None:
    claims = toll(12, 19).claims()
    parted = [claim for claim in claims if claim.subject == "value"]
    assert [claim.standing.status for claim in parted] == ["disputed"]
    assert all(len(claim.members) == 1 for claim in claims if claim.subject == "claim")


def test_the_same_figure_joins() -> None:
    (claim,) = toll(12, 12).claims()
    assert (claim.subject, claim.standing.status, claim.fewest, claim.most) == ("claim", "corroborated", 2, 2)


def test_a_sentence_in_a_reports_own_voice_joins_what_is_said() -> None:
    desk = reservoir()
    desk.report("Pell Weekly", "2031-03-06", "The Orrin dam leaked under its wall.\nThe fair at Pell drew a crowd.")
    claim = desk.claim("The Orrin dam leaked under its wall")
    voice = next(m for m in claim.members if m.statement is None)
    assert (voice.speaker, voice.side, voice.source, voice.stance) == (None, None, "", "asserts")
    assert not any("fair" in desk.words(m.span) for c in desk.claims() for m in c.members)


def test_doubtful_members_count_for_nothing_unless_a_person_accepts_them() -> None:
    desk = reservoir()
    statement = next(s for f in desk.findings().values() for s in f.statements if s.act == "concede")
    desk.doubtful.append(statement.id)
    claim = desk.claim("the wall of the Orrin dam had leaked")
    assert claim.standing.status == "disputed"
    assert [m.why_not for m in claim.members if not m.counts] == ["below the confidence floor"]
    desk.judgements.append(_judgement(desk, "accept", "statement", statement.content))
    assert desk.claim("the wall of the Orrin dam had leaked").standing.status == "conceded"


def test_a_rejected_statement_counts_for_nothing() -> None:
    desk = reservoir()
    statement = next(s for f in desk.findings().values() for s in f.statements if s.act == "concede")
    desk.judgements.append(_judgement(desk, "reject", "statement", statement.content))
    claim = desk.claim("the wall of the Orrin dam had leaked")
    assert claim.standing.status == "disputed"
    assert [m.why_not for m in claim.members if not m.counts] == ["rejected by a person"]


def test_people_split_and_merge_claims() -> None:
    desk = toll(12, 12)
    spans = tuple(claim.span for claim in desk.claims()[0].members)
    desk.judgements.append(_judgement(desk, "split", "claim", spans, 1))
    assert [len(claim.members) for claim in desk.claims()] == [1, 1]
    desk.judgements.append(_judgement(desk, "merge", "claim", spans, 2))
    assert [len(claim.members) for claim in desk.claims()] == [2]


def _judgement(desk: Desk, decision: str, kind: str, about: tuple[Span, ...], sequence: int = 1) -> Judgement:
    words = tuple(desk.words(span) for span in about)
    return Judgement(decision=decision, kind=kind, about=about, words=words, sequence=sequence)  # type: ignore[arg-type]


def test_more_of_a_thing_is_another_thing_and_what_will_be_is_not_what_was() -> None:
    desk = Desk()
    desk.name("Valdia", "government", "Valdian", side="vl")
    speakers = [desk.name(name, "person") for name in ("Ida Holm", "Per Stahl", "Eva Lind")]
    told = ("Valdia sent guards to the Sorrel fort", "Valdia sent more guards to the Sorrel fort", "Valdia will send guards to the Sorrel fort")  # fmt: skip # noqa: E501
    for speaker, name, words in zip(speakers, ("Ida Holm", "Per Stahl", "Eva Lind"), told, strict=True):
        key = desk.report(f"Post of {name}", "2032-05-01", f"{name} confirmed {words}.")
        desk.says(key, words, cue="confirmed", source=name, by=speaker, act="confirm")
    assert [len(claim.members) for claim in desk.claims()] == [1, 1, 1]


def test_an_admitted_phrase_meets_what_others_had_said() -> None:
    desk = Desk()
    valdia = desk.name("Valdia", "government", "Valdian", side="vl")
    clinic = desk.name("Sorrel clinic", "organisation")
    one = desk.report("Post", "2032-05-01", "Sorrel clinic said Valdian guards had been killed in the rising.")
    two = desk.report("Mail", "2032-05-09", "Valdia acknowledged the deaths of its guards.")
    desk.says(one, "Valdian guards had been killed in the rising", source="Sorrel clinic", by=clinic)
    desk.says(two, "the deaths of its guards", cue="acknowledged", source="Valdia", by=valdia, act="concede")
    claim = desk.claim("the deaths of its guards")
    assert [(m.side, m.stance) for m in claim.members][1] == ("vl", "concedes")
    assert [(s.since, s.status) for s in claim.history] == [("2032-05-01", "asserted"), ("2032-05-09", "conceded")]


def test_what_is_conceded_is_shown_in_words_that_concede_it() -> None:
    desk = reservoir()
    union = next(entity.id for entity in desk.entities.values() if entity.name == "Rivermen's Union")
    further = {
        "2031-03-09": "there was a leak under the wall of the Orrin dam, and the ministry knew",
        "2031-03-12": "a leak under the wall of the Orrin dam had been hidden for weeks",
        "2031-03-15": "there was a leak under the wall of the Orrin dam that had been hidden",
    }
    for day, words in further.items():
        report = desk.report("Pell Post", day, f"The Rivermen's Union said on {day} that {words}.")
        desk.says(report, words, source="The Rivermen's Union", by=union)
    claim = desk.claim("the wall of the Orrin dam had leaked")
    assert claim.standing.status == "conceded"
    assert set(further.values()) <= {desk.words(member.span) for member in claim.members}
    assert desk.words(claim.wording) == "the wall of the Orrin dam had leaked"
