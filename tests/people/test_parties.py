"""The sides of a story, and how each is known."""

from onrecord.people import resolve, sides
from tests.people.made import Draft


def test_sides_name_their_members_and_how_each_is_known() -> None:
    draft = Draft("Norway and its foreign ministry met Ola Berg. Nobody came.")
    draft.name("Norway", "government", side="no")
    draft.name("Ola Berg", side="no", roles=("foreign minister",))
    draft.name("Nobody", "group")
    entities, _ = resolve([draft.report], {draft.report.id: draft.found()})
    (side,) = sides(entities)
    names = {entity.id: entity.name for entity in entities}
    assert (side.key, side.name) == ("no", "Norway")
    assert dict(zip((names[member] for member in side.members), side.how, strict=True)) == {
        "Norway": "gazetteer: government",
        "Ola Berg": "role: foreign minister",
    }
    assert side.members == tuple(sorted(side.members))


def test_a_side_outside_the_gazetteer_is_shown_by_its_key() -> None:
    draft = Draft("The Tide Movement met.")
    draft.name("Tide Movement", "group", side="org:tide movement of nowhere")
    entities, _ = resolve([draft.report], {draft.report.id: draft.found()})
    assert [side.name for side in sides(entities)] == ["org:tide movement of nowhere"]
