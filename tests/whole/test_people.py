"""Who is who, from the words of reports to the record: spellings, orders, titles, roles, acronyms, sides, namesakes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.mentions.nouns import Entity
from onrecord.record import Record
from onrecord.store.views import StoryView

from . import made

REPORTS = (
    (
        "2031-03-02",
        "South Korea sent the icebreaker Haeryong to the Halden strait on Sunday, President Han Sol-gi said.\n\n"
        "“The strait is open to all,” said Foreign Minister Cho Da-hye. The Strait Safety Board (VSK) said that it had"
        " not been told of the voyage.\n\n"
        "Experts said the ice would hold until April.\n",
    ),
    (
        "2031-03-04",
        "Norway’s prime minister, Andrei Zhelenskyy, said on Tuesday that the icebreaker Haeryong had entered the"
        " Halden strait without leave.\n\n"
        "“Han Sol Gi owes us an answer,” Zhelenskyy said. The VSK denied that the ship had asked for leave.\n\n"
        "Oslo summoned the South Korean ambassador, Kang Min-jae.\n",
    ),
    (
        "2031-03-06",
        "South Korean President Han defended the voyage of the icebreaker Haeryong through the Halden strait on"
        " Thursday.\n\n"
        "Andrey Zhelensky, the Norwegian prime minister, said that Seoul had broken its word, and the Norwegian"
        " government would close the strait.\n\n"
        "Experts said the ice in the strait was thin.\n",
    ),
    (
        "2031-03-09",
        "Sol-gi Han, the president of South Korea, will not visit Norway in May, Seoul said on Sunday, after the"
        " quarrel over the icebreaker Haeryong in the Halden strait.\n\n"
        "“We shall be back,” said Kang Da-in, the captain of the icebreaker. Kang Min-jae, the ambassador, left Oslo on"
        " Saturday.\n",
    ),
    (
        "2031-05-20",
        "Cho Da-hye, the new prime minister of South Korea, said on Tuesday that the icebreaker Haeryong would not sail"
        " through the Halden strait again.\n\n"
        "Prime Minister Zhelensky welcomed that. “Norway has been heard,” he said.\n\n"
        "Ship watchers said that Kang had been relieved of his command.\n",
    ),
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoryView]:
    place = tmp_path_factory.mktemp("strait")
    rows = [
        made.row(text, published=day, outlet=f"Herald {number}", title="The icebreaker Haeryong in the Halden strait")
        for number, (day, text) in enumerate(REPORTS)
    ]
    (place / "strait.jsonl").write_text("".join(rows), encoding="utf-8")
    with Record.open(place / "a.db") as record:
        record.add([place / "strait.jsonl"])
        yield record.story()


def bearers(view: StoryView, words: str) -> list[Entity]:
    """Who is printed so anywhere."""
    return [e for e in view.entities() if any(view.quote(span) == words for span in e.mentions)]


@pytest.mark.parametrize(
    "printed",
    [
        ("Han Sol-gi", "Han Sol Gi", "Sol-gi Han"),
        ("Andrei Zhelenskyy", "Andrey Zhelensky", "Zhelenskyy", "Zhelensky"),
        ("Strait Safety Board", "VSK"),
    ],
    ids=lambda printed: printed[0],
)
def test_one_under_many_names(view: StoryView, printed: tuple[str, ...]) -> None:
    assert len({entity.id for words in printed for entity in bearers(view, words)}) == 1
    for words in printed:
        assert len(bearers(view, words)) == 1


def test_a_role_that_changed(view: StoryView) -> None:
    (cho,) = bearers(view, "Cho Da-hye")
    assert cho.speaks_for == "kr"
    assert "prime minister" in cho.roles[-1]


def test_namesakes_are_kept_apart(view: StoryView) -> None:
    (one,), (other,) = bearers(view, "Kang Min-jae"), bearers(view, "Kang Da-in")
    assert one.id != other.id
    (bare,) = bearers(view, "Kang")
    assert bare.id not in (one.id, other.id)


def test_who_speaks_for_a_side_is_not_the_side(view: StoryView) -> None:
    one, other = bearers(view, "Oslo"), bearers(view, "Norwegian government")
    assert {entity.speaks_for for entity in (*one, *other)} == {"no"}
    assert not {entity.id for entity in one} & {entity.id for entity in other}
    (han,) = bearers(view, "Sol-gi Han")
    assert han.speaks_for == "kr"
    assert han.id not in {entity.id for entity in bearers(view, "Seoul")}


def test_unnamed_sources_stay_two(view: StoryView) -> None:
    assert len([entity for entity in bearers(view, "Experts") if entity.unnamed]) == 2


def test_people_of_another_story_are_others(tmp_path: Path) -> None:
    electrician = made.TUNNEL["flood.txt"] + "\nOskar Lindqvist, an electrician, said that the lights had failed.\n"
    porter = made.PAINTING["theft.txt"] + "\nOskar Lindqvist, a porter, said that he had seen a grey van.\n"
    rows = [made.row(text, published="2031-05-08", outlet="Herald") for text in (electrician, porter)]
    (tmp_path / "two.jsonl").write_text("".join(rows), encoding="utf-8")
    with Record.open(tmp_path / "a.db") as record:
        record.add([tmp_path / "two.jsonl"])
        views = [record.story(story.id) for story in record.stories()]
        assert len(views) == 2
        for each in views:
            (entity,) = bearers(each, "Oskar Lindqvist")
            assert len({span.report for span in entity.mentions}) == 1
