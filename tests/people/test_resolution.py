"""Which entities of several reports are one, which stay apart, and how the one is shown."""

import random
from collections.abc import Sequence

import pytest

from onrecord.judgements import Decision, Judgement
from onrecord.mentions.nouns import Entity
from onrecord.people import resolve
from tests.people.made import Draft


def gathered(*drafts: Draft, judgements: Sequence[Judgement] = ()) -> tuple[tuple[Entity, ...], dict[str, str]]:
    return resolve([d.report for d in drafts], {d.report.id: d.found() for d in drafts}, judgements=judgements)


def person(name: str, **more: object) -> tuple[Draft, str]:
    draft = Draft(f"{name} spoke in the harbour town of {hash_free(name, more)}.")
    return draft, draft.name(name, **more)  # type: ignore[arg-type]


def hash_free(*parts: object) -> str:
    return "Port " + "".join(c for c in repr(parts) if c.isalnum())


def are_one(one: tuple[Draft, str], other: tuple[Draft, str], *more: tuple[Draft, str]) -> bool:
    _, entity_of = gathered(one[0], other[0], *(draft for draft, _ in more))
    return entity_of[one[1]] == entity_of[other[1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Han Sol-gi", "Han Sol Gi"),
        ("President Oskar Lindqvist", "Oskar Lindqvist"),
        ("Sergei Malinovsky", "Sergey Malinovskiy"),
        ("Andrei Zhelenskyy", "Andrei Zhelensky"),
        ("Renée Dumas", "Renee Dumas"),
        ("Tomas Edvard Berg", "Tomas Berg"),
        ("Tomas E. Berg", "Tomas Edvard Berg"),
        ("Sol-gi Han", "Han Sol-gi"),
        ("Zhelenskyy", "Andrei Zhelensky"),
        ("Prime Minister Zhelenskyi", "Andrei Zhelensky"),
    ],
)
def test_one_person_printed_in_two_ways(one: str, other: str) -> None:
    assert are_one(person(one), person(other, roles=("minister",)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Han Sol-gi", "Han Yo-gi"),
        ("Maria Kovar", "Marta Kovar"),
        ("Maria Kovar", "Jana Kovar"),
        ("Daniel Osei", "Danielle Osei"),
        ("Anna Berg", "Otto Berg"),
    ],
)
def test_different_people_stay_apart(one: str, other: str) -> None:
    assert not are_one(person(one), person(other))


def test_a_letter_off_needs_the_same_side_or_role() -> None:
    assert not are_one(person("Pavel Dvoracek"), person("Pavel Dvorasek"))
    assert are_one(person("Pavel Dvoracek", side="cz"), person("Pavel Dvorasek", side="cz"))
    assert are_one(
        person("Pavel Dvoracek", roles=("harbour master",)), person("Pavel Dvorasek", roles=("the harbour chief",))
    )


def test_a_turned_name_of_no_known_family_needs_the_same_side_or_role() -> None:
    assert not are_one(person("Viktor Olbas"), person("Olbas Viktor"))
    assert are_one(person("Viktor Olbas", roles=("harbour master",)), person("Olbas Viktor", roles=("master",)))


def test_a_short_surname_is_compared_as_printed() -> None:
    assert not are_one(person("Lee"), person("Li Bo-ram"))


def test_spellings_that_one_report_prints_side_by_side_are_two_people() -> None:
    both = Draft("Sergei Malin and Sergey Malin are cousins.")
    one, other = both.name("Sergei Malin"), both.name("Sergey Malin")
    _, entity_of = gathered(both)
    assert entity_of[one] != entity_of[other]


def test_two_middle_names_are_two_people() -> None:
    short = person("Tomas Berg")
    long = person("Tomas Edvard Berg")
    third = person("Tomas Ulrik Berg")
    assert are_one(short, long)
    assert not are_one(short, long, third)
    assert not are_one(long, third)


def test_a_surname_joins_the_only_bearer() -> None:
    assert are_one(person("Lindqvist"), person("Oskar Lindqvist"))
    assert not are_one(person("Lindqvist"), person("Oskar Lindqvist"), person("Ebba Lindqvist"))


def test_a_surname_with_a_role_joins_the_bearer_who_has_it() -> None:
    master = person("Oskar Lindqvist", roles=("harbour master",))
    lawyer = person("Ebba Lindqvist", roles=("a lawyer for the ferry",))
    assert are_one(person("Lindqvist", roles=("the harbour master",)), master, lawyer)
    assert are_one(person("Lindqvist", roles=("lawyer",)), lawyer, master)
    assert not are_one(person("Lindqvist", roles=("poet",)), lawyer, master)


def test_one_name_in_the_roles_of_two_countries_is_two_people() -> None:
    envoy = person("Jonas Holt", side="no", roles=("Norwegian envoy",))
    general = person("Jonas Holt", side="se", roles=("a general",))
    assert not are_one(envoy, general)
    assert are_one(person("Jonas Holt"), envoy, person("Jonas Holt", side="no", roles=("ambassador",)), general)


def test_a_role_that_changes_makes_no_second_person() -> None:
    minister = person("Jonas Holt", side="no", roles=("labour minister",))
    assert are_one(minister, person("Jonas Holt", side="no", roles=("head of government",)))
    assert are_one(minister, person("Jonas Holt", side="org:nordic", roles=("secretary general",)))
    assert are_one(minister, person("Jonas Holt", roles=("former skier",)))


def test_roles_are_shown_in_the_order_in_which_they_were_held() -> None:
    drafts = [
        Draft(f"Jonas Holt spoke of the year {day[:4]}.", day=day) for day in ("2033-01-02", "2031-05-06", "2032-03-04")
    ]
    for draft, role in zip(drafts, ("prime minister", "mayor", "labour minister"), strict=True):
        draft.name("Jonas Holt", roles=(role,))
    (entity,), _ = gathered(*drafts)
    assert entity.roles == ("mayor", "labour minister", "prime minister")


def test_a_person_who_was_read_as_a_place_is_a_person() -> None:
    place = body("Oskar Lindqvist", kind="place")
    assert are_one(place, person("Oskar Lindqvist"))
    entities, _ = gathered(place[0], person("Oskar Lindqvist")[0])
    assert [entity.kind for entity in entities] == ["person"]


@pytest.mark.parametrize(("mostly", "once"), [("organisation", "person"), ("person", "organisation")])
def test_a_name_is_what_the_story_mostly_reads_it_to_be(mostly: str, once: str) -> None:
    drafts = [Draft("Velmora grew. Velmora fell."), Draft("Velmora was late.")]
    for draft, kind in zip(drafts, (mostly, once), strict=True):
        draft.name("Velmora", kind)  # type: ignore[arg-type]
    (entity,), _ = gathered(*drafts)
    assert entity.kind == mostly


def test_a_surname_that_was_read_as_a_body_is_its_bearer() -> None:
    assert are_one(body("Lindqvist"), person("Oskar Lindqvist"))
    assert not are_one(body("Lindqvist"), person("Oskar Lindqvist"), body("Lindqvist Boats"))
    assert not are_one(body("Lindqvist", kind="place"), person("Oskar Lindqvist"))
    assert not are_one(body("Lindqvist", "se"), person("Oskar Lindqvist"))


def test_a_title_before_a_name_that_no_list_has() -> None:
    assert are_one(person("Skipper Ann Berg"), person("Ann Berg"))
    assert not are_one(person("Mary Ann Berg"), person("Ann Berg"), person("Eva Ann Berg"))
    both = Draft("Mary Ann Berg is no kin of Ann Berg.")
    one, other = both.name("Mary Ann Berg"), both.name("Ann Berg")
    assert gathered(both)[1][one] != gathered(both)[1][other]


def test_a_surname_of_another_side_does_not_join() -> None:
    assert not are_one(person("Lindqvist", side="no"), person("Oskar Lindqvist", side="se"))
    assert are_one(
        person("Lindqvist", side="se"), person("Oskar Lindqvist", side="se"), person("Ebba Lindqvist", side="no")
    )


def test_a_family_name_that_is_printed_first_is_a_surname() -> None:
    assert are_one(person("Kim"), person("Kim Bo-ram"))
    assert not are_one(person("Kim"), person("Kim Bo-ram"), person("Kim Da-hye"))


def test_a_given_name_is_no_surname() -> None:
    assert not are_one(person("Oskar"), person("Oskar Lindqvist"))


def test_two_bare_surnames_are_one_unless_the_story_has_two_bearers() -> None:
    assert are_one(person("Lindqvist"), person("Lindqvist", roles=("mayor",)))
    assert not are_one(
        person("Lindqvist"), person("Lindqvist", roles=("mayor",)), person("Oskar Lindqvist"), person("Ebba Lindqvist")
    )


def test_a_title_of_one_side_joins_the_one_who_is_called_so() -> None:
    named = person("Oskar Lindqvist", aliases=("the Swedish foreign minister",), side="se")
    assert are_one(person("the Swedish foreign minister", side="se"), named)
    assert not are_one(person("the Swedish foreign minister"), named)


def body(
    name: str, side: str | None = None, kind: str = "organisation", aliases: tuple[str, ...] = ()
) -> tuple[Draft, str]:
    draft = Draft(f"{name} gave a statement in {hash_free(name, side, kind, aliases)}.")
    return draft, draft.name(name, kind, side=side, aliases=aliases)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Ministry of Foreign Affairs", "foreign ministry"),
        ("Ministry of Defence", "Defense Ministry"),
        ("Northern Harbour News Agency", "NHNA"),
        ("League of Island States", "LIS"),
        ("the Harbour Council", "Harbour Council"),
        ("N.H.C.", "NHC"),
        ("Northern Harbour Council", "N.H.C."),
    ],
)
def test_one_body_printed_in_two_ways(one: str, other: str) -> None:
    assert are_one(body(one, "is"), body(other, "is"))
    assert are_one(body(one, "is"), beside_iceland(other))


def beside_iceland(name: str) -> tuple[Draft, str]:
    """A body of no known side in a report that speaks of Iceland."""
    draft, key = body(name)
    draft.name("a statement", "government", side="is")
    return draft, key


def test_a_ministry_in_a_report_that_does_not_name_the_country_is_not_its() -> None:
    assert not are_one(body("Foreign Ministry", "is"), body("foreign ministry"))
    assert are_one(body("Harbour Council", "is"), body("Harbour Council"))


def test_ministries_of_two_sides_stay_apart() -> None:
    icelandic, finnish = body("Foreign Ministry", "is"), body("Foreign Ministry", "fi")
    assert not are_one(icelandic, finnish)
    open_one = body("foreign ministry")
    assert not are_one(open_one, icelandic, finnish)
    assert not are_one(open_one, finnish, icelandic)


def test_an_acronym_that_two_bodies_fit_joins_neither() -> None:
    one, other = body("Northern Harbour Council"), body("National Housing Council")
    assert not are_one(body("NHC"), one, other)


def explained(text: str, name: str, short: str) -> tuple[Draft, str]:
    draft = Draft(text)
    return draft, draft.name(name, "organisation", aliases=(short,))


@pytest.mark.parametrize("text", ["The Harbour Watch Service (SVH) met.", "The SVH (Harbour Watch Service) met."])
def test_an_acronym_that_a_report_explains_joins_though_its_letters_are_others(text: str) -> None:
    assert are_one(explained(text, "Harbour Watch Service", "SVH"), body("SVH"))
    assert not are_one(
        explained("Harbour Watch Service met; SVH did not.", "Harbour Watch Service", "SVH"), body("SVH")
    )


def test_an_acronym_that_two_reports_explain_otherwise_joins_neither() -> None:
    one = explained("The Northern Harbour Council (NHC) met.", "Northern Harbour Council", "NHC")
    other = explained("The National Housing Council (NHC) met.", "National Housing Council", "NHC")
    assert not are_one(one, other)
    assert not are_one(body("NHC"), one, other)
    assert not are_one(body("NHC"), other, one)


@pytest.mark.parametrize(
    "text",
    [
        "The SVH (Harbour Watch Service) met.",
        "The Harbour Watch Service, known as the SVH, met.",
        "The Harbour Watch Service (the SVH) met.",
        "The Harbour Watch Service, or SVH, met.",
    ],
)
def test_an_explained_acronym_that_study_took_for_another_body(text: str) -> None:
    draft = Draft(text)
    whole, short = draft.name("Harbour Watch Service", "organisation"), draft.name("SVH", "organisation")
    elsewhere, key = body("SVH")
    _, entity_of = gathered(draft, elsewhere)
    assert entity_of[whole] == entity_of[short] == entity_of[key]
    other = explained("The Sea Vessel House (SVH) met.", "Sea Vessel House", "SVH")
    _, entity_of = gathered(draft, elsewhere, other[0])
    assert entity_of[whole] == entity_of[short]
    assert len({entity_of[whole], entity_of[key], entity_of[other[1]]}) == 3


@pytest.mark.parametrize(
    "text", ["The SVH met the Harbour Watch Service.", "The SVH (the Harbour Watch Service said) met."]
)
def test_what_merely_stands_beside_an_acronym_explains_nothing(text: str) -> None:
    draft = Draft(text)
    whole, short = draft.name("Harbour Watch Service", "organisation"), draft.name("SVH", "organisation")
    _, entity_of = gathered(draft)
    assert entity_of[whole] != entity_of[short]


def test_an_explanation_goes_before_mere_initials() -> None:
    one = explained("The Northern Harbour Council (NHC) met.", "Northern Harbour Council", "NHC")
    assert are_one(body("NHC"), one, body("National Housing Council"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("the Sealgate", "Norvik"), ("Norvik", "the government of Norland"), ("Foreign Ministry", "the Sealgate")],
)
def test_who_speaks_for_one_side_is_not_one(one: str, other: str) -> None:
    assert not are_one(body(one, "no", kind="government"), body(other, "no", kind="government"))


def test_an_acronym_is_no_person() -> None:
    assert not are_one(body("OL"), person("Oskar Lindqvist"))


def test_unnamed_sources_are_never_one_across_reports() -> None:
    one, other = Draft("Experts said the ice would hold."), Draft("Experts said the ice was thin.")
    keys = [draft.name("Experts", "group", unnamed=True) for draft in (one, other)]
    entities, entity_of = gathered(one, other)
    assert entity_of[keys[0]] != entity_of[keys[1]]
    assert [entity.speaks_for for entity in entities] == [None, None]


def test_sides_by_majority_and_none_at_a_tie() -> None:
    three = [person("Oskar Lindqvist", side=side, roles=(str(n),)) for n, side in enumerate(("se", "no", "se"))]
    entities, _ = gathered(*(draft for draft, _ in three))
    assert [entity.speaks_for for entity in entities] == ["se"]
    entities, _ = gathered(*(draft for draft, _ in three[:2]))
    assert [entity.speaks_for for entity in entities] == [None]


def test_the_fullest_name_is_shown_with_all_roles_and_mentions() -> None:
    full = Draft("Oskar Lindqvist, the mayor, arrived. The mayor left.")
    full.name("Oskar Lindqvist", aliases=("The mayor",), roles=("mayor",))
    bare = Draft("Lindqvist, a former sailor, was late.")
    bare.name("Lindqvist", roles=("former sailor",))
    entities, _ = gathered(full, bare)
    (entity,) = entities
    assert entity.name == "Oskar Lindqvist"
    assert entity.aliases == ("Lindqvist", "The mayor")
    assert sorted(entity.roles) == ["former sailor", "mayor"]
    assert len(entity.mentions) == 3


def judged(decision: Decision, *anchors: tuple[Draft, str], value: str = "", sequence: int = 1) -> Judgement:
    spans = tuple(draft.at(words) for draft, words in anchors)
    words = tuple(words for _, words in anchors)
    return Judgement(decision=decision, kind="entity", about=spans, words=words, value=value, sequence=sequence)


def test_a_person_can_merge_split_and_rename() -> None:
    one, other = person("Oskar Lindqvist"), person("Old Seal")
    merge = judged("merge", (one[0], "Oskar Lindqvist"), (other[0], "Old Seal"))
    entities, entity_of = gathered(one[0], other[0], judgements=[merge])
    assert entity_of[one[1]] == entity_of[other[1]]
    rename = judged("rename", (other[0], "Old Seal"), value="O. Lindqvist")
    entities, _ = gathered(one[0], other[0], judgements=[merge, rename])
    assert [entity.name for entity in entities] == ["O. Lindqvist"]
    split = judged("split", (one[0], "Oskar Lindqvist"), (other[0], "Old Seal"), sequence=2)
    _, entity_of = gathered(one[0], other[0], judgements=[split, merge])
    assert entity_of[one[1]] != entity_of[other[1]]


def test_what_is_split_off_stays_alone() -> None:
    one, other, third = (person("Oskar Lindqvist", roles=(role,)) for role in ("mayor", "baker", "poet"))
    split = judged("split", (other[0], "Oskar Lindqvist"))
    entities, entity_of = gathered(one[0], other[0], third[0], judgements=[split])
    assert entity_of[one[1]] == entity_of[third[1]] != entity_of[other[1]]
    assert len({entity.id for entity in entities}) == 2


def test_the_order_of_reports_does_not_matter() -> None:
    made = [
        person(name, roles=(str(n),))
        for n, name in enumerate(("Kim", "Kim Bo-ram", "Sergei Malin", "Sergey Malin", "Malin"))
    ]
    drafts = [draft for draft, _ in made]
    first = gathered(*drafts)
    for seed in range(5):
        random.Random(seed).shuffle(drafts)
        assert gathered(*drafts) == first
