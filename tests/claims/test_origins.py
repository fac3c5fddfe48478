"""On how many independent origins a claim rests, and why."""

from onrecord.claims import Claim

from .fixture import Desk

LEAD = (
    "Fire broke out in the grain store of Tessel harbour on Monday and burned through the night until rain put it out, "
    "and the harbour stayed shut while divers looked for the crew of the barge."
)


def desk_of(*reports: tuple[str, str, str | None]) -> Desk:
    """Reports (outlet, text, name of who says that the fire was set on purpose)."""
    desk = Desk()
    people = {"Jon Adler": "person", "Mira Voss": "person", "Harbour Board": "organisation"}
    ids = {
        name: desk.name(name, kind, side="org:board" if name != "Jon Adler" else None)  # type: ignore[arg-type]
        for name, kind in people.items()
    }
    ids["an investigator"] = desk.name("an investigator", "person", unnamed=True)
    for outlet, text, speaker in reports:
        key = desk.report(outlet, "2033-04-05", text)
        if speaker:
            desk.says(key, "the blaze was lit on purpose by smugglers", source=speaker, by=ids[speaker], act="allege")
    return desk


def said(speaker: str, before: str = "") -> str:
    return f"{before}{speaker} said the blaze was lit on purpose by smugglers."


def claim_of(desk: Desk) -> Claim:
    return desk.claim("the blaze was lit on purpose by smugglers")


def test_one_speaker_in_many_reports_is_one_origin() -> None:
    desk = desk_of(*((f"Paper {n}", said("Jon Adler", f"Day {n} of it. "), "Jon Adler") for n in range(4)))
    claim = claim_of(desk)
    assert (claim.fewest, claim.most, [(o.kind, o.name) for o in claim.origins]) == (1, 1, [("speaker", "Jon Adler")])
    assert {m.origin for m in claim.members} == {claim.origins[0].id}


def test_two_speakers_are_two_origins_and_two_of_one_side_may_be_one() -> None:
    apart = desk_of(("A", said("Jon Adler"), "Jon Adler"), ("B", said("Mira Voss"), "Mira Voss"))
    assert (claim_of(apart).fewest, claim_of(apart).most) == (2, 2)
    near = desk_of(("A", said("Harbour Board"), "Harbour Board"), ("B", said("Mira Voss"), "Mira Voss"))
    assert (claim_of(near).fewest, claim_of(near).most) == (1, 2)


def test_unnamed_sources_of_two_reports_may_be_one() -> None:
    desk = desk_of(
        ("A", said("an investigator"), "an investigator"), ("B", said("an investigator", "Now. "), "an investigator")
    )
    claim = claim_of(desk)
    assert (claim.fewest, claim.most) == (1, 2)
    assert not any(origin.certain for origin in claim.origins)
    assert claim.standing.status == "alleged"


def test_reports_that_credit_one_agency_are_one_origin() -> None:
    first = said("an investigator", "TESSEL (Reuters) — ")
    other = "According to Reuters, an investigator said the blaze was lit on purpose by smugglers."
    desk = desk_of(("A", first, "an investigator"), ("B", other, "an investigator"))
    claim = claim_of(desk)
    assert [(o.kind, o.name) for o in claim.origins] == [("agency", "Reuters")]
    assert any("Reuters" in line for line in claim.origins[0].evidence)


def test_reports_that_share_the_passage_are_one_origin() -> None:
    text = f"{LEAD} {said('an investigator')}"
    desk = desk_of(("A", text, "an investigator"), ("B", text + " More follows.", "an investigator"))
    (origin,) = claim_of(desk).origins
    assert origin.kind == "copied"
    assert "the reports share a copied passage" in origin.evidence


def test_a_speaker_under_his_last_name_is_the_same_origin() -> None:
    desk = Desk()
    for outlet, name in (("A", "Jon Adler"), ("B", "Adler")):
        key = desk.report(outlet, "2033-04-05", said(name, f"{outlet}. "))
        kind = "person" if name == "Jon Adler" else "organisation"
        by = desk.name(name, kind)  # type: ignore[arg-type]
        desk.says(key, "the blaze was lit on purpose by smugglers", source=name, by=by, act="allege")
    claim = claim_of(desk)
    assert (claim.fewest, claim.most) == (1, 1)


def test_a_nations_body_is_one_under_both_its_names() -> None:
    desk = Desk()
    desk.name("Orvane", "government")
    for outlet, name in (("A", "Orvane's coastguard"), ("B", "Orvanian coastguard")):
        key = desk.report(outlet, "2033-04-05", said(name, f"Orvane is in doubt. {outlet}. "))
        by = desk.name(name, "organisation")
        desk.says(key, "the blaze was lit on purpose by smugglers", source=name, by=by, act="allege")
    claim = claim_of(desk)
    assert (claim.fewest, claim.most) == (1, 1)


def test_a_paper_is_an_origin_of_its_own_and_no_doubtful_one() -> None:
    desk = Desk()
    one = desk.report("A", "2033-04-05", "A memo says the blaze was lit on purpose by smugglers.")
    memo = desk.name("memo", "organisation", unnamed=True)
    desk.says(one, "the blaze was lit on purpose by smugglers", source="A memo", by=memo, cue="says", act="allege")
    two = desk.report("B", "2033-04-06", said("Jon Adler"))
    adler = desk.name("Jon Adler", "person")
    desk.says(two, "the blaze was lit on purpose by smugglers", source="Jon Adler", by=adler, act="allege")
    claim = claim_of(desk)
    assert (claim.fewest, claim.most) == (2, 2)


def test_what_an_outlet_sums_up_rests_on_the_source_that_it_names() -> None:
    desk = desk_of(("A", "The blaze was lit on purpose by smugglers. " + said("Jon Adler", "Later "), "Jon Adler"))
    claim = desk.claims()[0]
    assert (claim.fewest, claim.most) == (1, 1)


def test_what_an_outlet_of_the_story_is_said_to_report_is_its_own() -> None:
    desk = desk_of(("The Pell Tribune", said("The Tribune"), None), ("B", said("Jon Adler"), "Jon Adler"))
    first = next(key for key, report in desk.reports.items() if report.outlet == "The Pell Tribune")
    desk.says(
        first, "the blaze was lit on purpose by smugglers", source="The Tribune",
        by=desk.name("Tribune", "organisation"), act="allege",
    )  # fmt: skip
    assert [(o.kind, o.name) for o in claim_of(desk).origins if o.kind != "speaker"] == [
        ("own", "own reporting of The Pell Tribune")
    ]


def test_what_a_report_tells_itself_after_a_named_source_is_background() -> None:
    first, later = ("A", "2033-04-05"), ("B", "2033-04-06")
    for told, sure in (((first, later), 1), ((later, first), 2)):
        desk = Desk()
        (outlet, day), (other, its_day) = told
        key = desk.report(outlet, day, said("Jon Adler"))
        desk.says(
            key, "the blaze was lit on purpose by smugglers", source="Jon Adler",
            by=desk.name("Jon Adler", "person"), act="allege",
        )  # fmt: skip
        desk.report(other, its_day, "The blaze was lit on purpose by smugglers.")
        claim = desk.claim("the blaze was lit on purpose by smugglers")
        assert (claim.fewest, claim.most) == (sure, sure)


def test_what_a_report_says_that_a_side_gives_rests_on_that_side() -> None:
    desk = desk_of(("A", said("Harbour Board"), "Harbour Board"))
    desk.report("B", "2033-04-01", "Harbour Board put the blaze down to smugglers who lit it on purpose.")
    claim = claim_of(desk)
    assert len(claim.members) == 2
    assert [(o.kind, len(o.members)) for o in claim.origins] == [("speaker", 2)]
