"""Sources without a name of their own: papers, offices, those named beside, and those who want no name."""

from collections.abc import Sequence

import msgspec
import pytest

from onrecord.claims.cast import Cast
from onrecord.claims.scene import Scene
from onrecord.findings import Findings
from onrecord.mentions.nouns import Entity, EntityKind
from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.statements.nouns import Statement

Said = tuple[str, str, EntityKind, bool, str]  # source, name of its entity, kind, whether without a name, words said


def cast_of(text: str, *told: Said, others: Sequence[tuple[str, EntityKind]] = ()) -> tuple[Cast, dict[str, Entity]]:
    """The cast of one report; each source is an entity under the name given, all its mentions where that stands."""
    named = {name: (kind, unnamed) for _, name, kind, unnamed, _ in told} | {name: (k, False) for name, k in others}
    entities = {
        name: Entity(id=f"n{number}", name=name, kind=kind, unnamed=unnamed, mentions=(span(text, name),))
        for number, (name, (kind, unnamed)) in enumerate(named.items())
    }
    statements = tuple(
        Statement(
            id=f"t{number}", source=(span(text, source),), cue=(), content=(span(text, words),), kind="indirect",
            speaker=entities[name].id,
        )
        for number, (source, name, _, _, words) in enumerate(told)
    )  # fmt: skip
    report = Report(id="r1", text=text)
    found = Findings(report="r1", fingerprint="f", published=report.published, statements=statements)
    return Cast(
        Scene(reports={"r1": report}, findings={"r1": found}, published={}, entities=tuple(entities.values()))
    ), (entities)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span("r1", start, start + len(words))


@pytest.mark.parametrize(
    ("text", "name", "nameless"),
    [
        ("An e-mail seen by the Post shows that the pump failed.", "e-mail", False),
        ("Data from a gauge show that the pump failed.", "Data from a gauge", False),
        ("Prosecutors said the pump failed.", "Prosecutors", False),
        ("The administrator, Mara Voss, said the pump failed.", "administrator", False),
        ("A film shot on the quay shows that the pump failed.", "film shot on the quay", False),
        ("Two officials said the pump failed.", "officials", True),
        ("A mechanic, who did not want to be named, said the pump failed.", "mechanic", True),
        ("Residents said the pump failed.", "Residents", True),
        ("Lawyers close to the case said the pump failed.", "Lawyers close to the case", True),
        ("Three firefighters said the pump failed.", "firefighters", True),
        ("Officials at the central bank said the pump failed.", "Officials at the central bank", True),
        ("The hospital in Pell said the pump failed.", "hospital in Pell", False),
        ("A clerk said the pump failed. Her name was not to be printed.", "clerk", True),
    ],
)
def test_who_hides(text: str, name: str, nameless: bool) -> None:
    cast, entities = cast_of(text, (name, name, "group", True, "the pump failed"))
    assert cast.sources.nameless(entities[name]) is nameless


def test_one_described_at_first_is_he_who_is_then_named() -> None:
    text = "A night porter says the pump failed. “I heard it stop,” Jon Adler told the Post."
    cast, entities = cast_of(
        text,
        ("A night porter", "night porter", "person", True, "the pump failed"),
        ("Jon Adler", "Jon Adler", "person", False, "I heard it stop"),
    )
    assert cast.entity(entities["night porter"].id) == entities["Jon Adler"]


def test_one_named_before_is_not_he_who_is_described() -> None:
    text = "Jon Adler was in town. A night porter says the pump failed. “I heard it stop,” Mr Jon Adler told the Post."
    cast, entities = cast_of(
        text,
        ("A night porter", "night porter", "person", True, "the pump failed"),
        ("Mr Jon Adler", "Jon Adler", "person", False, "I heard it stop"),
    )
    assert cast.entity(entities["night porter"].id) == entities["night porter"]


def test_a_description_beside_a_name_tells_the_side() -> None:
    text = "The Tessel clinic was shut. The clinic's spokesman, Finn Ode, said the pump failed. Ode said it was old."
    cast, entities = cast_of(
        text,
        ("The clinic's spokesman, Finn Ode", "clinic's spokesman", "person", True, "the pump failed"),
        ("Ode said", "Ode", "person", False, "it was old"),
        others=[("Tessel clinic", "organisation")],
    )
    assert cast.entity(entities["clinic's spokesman"].id) == entities["Ode"]
    assert cast.side(entities["Ode"]) == entities["Tessel clinic"].id


@pytest.mark.parametrize(
    ("source", "name", "speaks"),
    [
        ("Orvanian officials", "Orvanian officials", True),
        ("Two Orvanian officials", "Orvanian officials", False),
        ("Orvanian and Dravian officials", "Orvanian and Dravian officials", False),
    ],
)
def test_a_nations_officials_speak_for_it(source: str, name: str, speaks: bool) -> None:
    cast, entities = cast_of(
        f"{source} said the pump failed. Orvane is far.",
        (source, name, "group", True, "the pump failed"),
        others=[("Orvane", "organisation")],
    )
    assert (cast.side(entities[name]) == entities["Orvane"].id) is speaks


def test_a_lawyer_speaks_for_his_client_alone() -> None:
    text = "Viktor Salen stayed away. Salen's lawyer said the pump failed."
    cast, entities = cast_of(
        text,
        ("Salen's lawyer", "Salen's lawyer", "person", True, "the pump failed"),
        others=[("Salen", "person")],
    )
    assert cast.side(entities["Salen's lawyer"]) == entities["Salen"].id


@pytest.mark.parametrize(
    ("text", "name", "nameless"),
    [
        ("The mayor said the pump failed.", "mayor", False),
        ("A mayor said the pump failed.", "mayor", True),
        ("The stoker said the pump failed.", "stoker", True),
        ("His lawyer said the pump failed.", "His lawyer", False),
        ("The stoker's wife said the pump failed.", "stoker's wife", False),
    ],
)
def test_one_of_whom_there_is_one_hides_nobody(text: str, name: str, nameless: bool) -> None:
    cast, entities = cast_of(text, (name, name, "person", True, "the pump failed"))
    assert cast.sources.nameless(entities[name]) is nameless


@pytest.mark.parametrize(("source", "named"), [("Adler", True), ("Residents", False)])
def test_a_source_printed_by_a_last_name_is_who_bears_it(source: str, named: bool) -> None:
    text = f"Jon Adler was in town. {source} said the pump failed."
    cast, entities = cast_of(text, (source, source, "group", True, "the pump failed"), others=[("Jon Adler", "person")])
    (statement,) = cast.scene.findings["r1"].statements
    assert cast.speaker(statement) == entities["Jon Adler" if named else source]


def test_a_kind_of_body_stands_for_the_one_body_that_is_called_so() -> None:
    text = "Aller Line kept quiet. The line said the pump failed."
    cast, entities = cast_of(
        text, ("The line", "line", "group", True, "the pump failed"), others=[("Aller Line", "organisation")]
    )
    assert cast.side(entities["line"]) == entities["Aller Line"].id


def test_a_spokesman_speaks_for_a_body_that_is_never_named() -> None:
    text = "The coastguard said the pump failed. A coastguard spokesman said the tide was high."
    cast, entities = cast_of(
        text,
        ("The coastguard", "coastguard", "group", True, "the pump failed"),
        ("A coastguard spokesman", "coastguard spokesman", "person", True, "the tide was high"),
    )
    assert cast.side(entities["coastguard spokesman"]) == cast.side(entities["coastguard"]) is not None


@pytest.mark.parametrize(("name", "counts"), [("Tribune", False), ("Tribune Steel", True)])
def test_an_outlet_of_the_story_is_no_side(name: str, counts: bool) -> None:
    cast, entities = cast_of(
        f"The {name} said the pump failed.", (name, name, "organisation", False, "the pump failed")
    )
    report = msgspec.structs.replace(cast.scene.reports["r1"], outlet="The Pell Tribune")
    told = Cast(msgspec.structs.replace(cast.scene, reports={"r1": report}))
    assert (told.side(entities[name]) is not None) is counts


@pytest.mark.parametrize(("name", "hides"), [("Police sources", True), ("Police office", False)])
def test_who_is_only_said_to_be_a_source_is_nobody(name: str, hides: bool) -> None:
    cast, entities = cast_of(f"{name} said the pump failed.", (name, name, "organisation", False, "the pump failed"))
    assert cast.sources.nameless(entities[name]) is hides
    assert (cast.side(entities[name]) is None) is hides


@pytest.mark.parametrize(("outlet", "its"), [("Harbour Board, notice 12", True), ("Pell Tribune, morning page", False)])
def test_a_bodys_own_notice_speaks_for_it(outlet: str, its: bool) -> None:
    cast, entities = cast_of(
        "Harbour Board said the pump failed.",
        ("Harbour Board", "Harbour Board", "organisation", False, "the pump failed"),
    )
    report = msgspec.structs.replace(cast.scene.reports["r1"], outlet=outlet)
    told = Cast(msgspec.structs.replace(cast.scene, reports={"r1": report}))
    assert (told.publisher("r1") == entities["Harbour Board"]) is its


def test_some_persons_have_no_name_though_one_has_it_elsewhere() -> None:
    text = "Several patients said the pump failed. Patients said it stank."
    cast, _ = cast_of(
        text,
        ("Several patients", "Patients", "organisation", False, "the pump failed"),
        ("Patients", "Patients", "organisation", False, "it stank"),
    )
    said = cast.scene.findings["r1"].statements
    assert [cast.side(cast.speaker(statement)) for statement in said] == [None, "n0"]
