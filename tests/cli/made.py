"""Fictional reports for the command line: one story of a leak, one of a race, and pages that are hard to print."""

import json
from pathlib import Path

LEAK = (
    {
        "outlet": "Ferry Courier",
        "published": "2031-03-02",
        "url": "https://courier.example/leak",
        "title": "Chlorine leak empties streets in Brandford",
        "text": (
            "BRANDFORD - A chlorine leak at the Hollis chemical plant in Brandford injured 12 people on Saturday, "
            "officials said.\n\n"
            "“We heard a bang and then the cloud came over the fence,” said Mara Lindt, the mayor of Brandford.\n\n"
            "Hollis Chemicals denied that a valve had failed. “No valve failed at our plant,” said Peter Oske, a "
            "spokesman for Hollis Chemicals.\n\n"
            "About 400 residents were moved to a school. The Environment Ministry said it will publish a report "
            "by March 20.\n"
        ),
    },
    {
        "outlet": "Harbour Post",
        "published": "2031-03-04",
        "url": "https://post.example/leak-toll",
        "title": "Toll rises after Hollis chlorine leak",
        "text": (
            "The number of people injured by the chlorine leak at the Hollis plant in Brandford rose to 19 on Monday, "
            "the mayor, Mara Lindt, said.\n\n"
            "“A valve failed at the plant,” said Ines Caro, an inspector at the Environment Ministry. She accused the "
            "company of hiding the fault.\n\n"
            "Hollis Chemicals, which has denied that a valve failed, did not comment.\n"
        ),
    },
    {
        "outlet": "Ferry Courier",
        "published": "2031-03-11",
        "url": "https://courier.example/leak-admitted",
        "title": "Hollis admits valve failed in Brandford leak",
        "text": (
            "Hollis Chemicals admitted on Tuesday that a valve had failed at its plant in Brandford, nine days after "
            "the chlorine leak there.\n\n"
            "“A valve failed, and we are sorry,” said Peter Oske, a spokesman for Hollis Chemicals.\n\n"
            "The Environment Ministry said 21 people were injured by the leak.\n"
        ),
    },
)

RACE = (
    {
        "outlet": "Hill Sports",
        "published": "2031-06-14",
        "url": "https://sports.example/race",
        "title": "=Final= Okello wins the Tarn Valley cycle race",
        "text": (
            "Grace Okello won the Tarn Valley cycle race on Saturday after 180 kilometres in heavy rain.\n\n"
            "“The last climb was the hardest of my life,” said Okello.\n\n"
            "Race director Tomas Brandt said the course will be shorter next year.\n"
        ),
    },
)

FOREIGN = {
    "outlet": "Le Quai",
    "published": "2031-06-15",
    "title": "Okello gagne dans la vallée",
    "text": (
        "La coureuse Grace Okello a remporté samedi la course cycliste de la vallée, après cent quatre-vingts "
        "kilomètres sous une forte pluie. Le directeur de la course a déclaré que le parcours serait plus court "
        "l’année prochaine, et que les spectateurs seraient encore plus nombreux au sommet du col.\n"
    ),
}


def rows(*reports: dict[str, str]) -> str:
    """Reports as JSON Lines."""
    return "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports)


def folder(place: Path) -> Path:
    """A folder of both stories and the report that is not English."""
    place.mkdir()
    (place / "leak.jsonl").write_text(rows(*LEAK), encoding="utf-8")
    (place / "race.jsonl").write_text(rows(*RACE, FOREIGN), encoding="utf-8")
    return place
