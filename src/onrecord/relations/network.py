"""A story's relations as a network: parties that act on each other, and how often in each of PLOVER's four classes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from onrecord.events.nouns import Type
from onrecord.relations.nouns import Relation

Class = Literal["words of cooperation", "cooperation", "words of conflict", "conflict"]

# The four classes of the codebook ("quad classes": verbal and material cooperation, verbal and material conflict).
CLASSES: Mapping[Type, Class] = {
    "AGREE": "words of cooperation", "CONSULT": "words of cooperation", "SUPPORT": "words of cooperation",
    "CONCEDE": "words of cooperation", "COOPERATE": "cooperation", "AID": "cooperation", "RETREAT": "cooperation",
    "REQUEST": "words of conflict", "ACCUSE": "words of conflict", "REJECT": "words of conflict",
    "THREATEN": "words of conflict", "PROTEST": "conflict", "SANCTION": "conflict", "MOBILIZE": "conflict",
    "COERCE": "conflict", "ASSAULT": "conflict",
}  # fmt: skip


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """What one party does to another: keys of both, the lines told as done, and how many are of each class."""

    agent: str
    patient: str
    lines: tuple[str, ...]
    classes: tuple[tuple[Class, int], ...]


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Parties, those with most lines first, and their ties; a party is a side, or an entity that speaks for none."""

    parties: tuple[str, ...]
    ties: tuple[Tie, ...]


def network(relations: Iterable[Relation], *, most: int = 12) -> Network:
    """The parties with the most lines, and what is told as done between them; a side's acts on itself are left out."""
    between: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    weight: Counter[str] = Counter()
    for each in relations:
        agent = each.agent_side or each.agent
        patient = each.patient_side or each.patient
        if patient is None or each.mode != "told" or agent == patient:
            continue
        pair = (min(agent, patient), max(agent, patient)) if each.mutual else (agent, patient)
        between[pair].append(each)
        weight.update(pair)
    parties = sorted(weight, key=lambda key: (-weight[key], key))[:most]
    ties = [
        _tie(agent, patient, found)
        for (agent, patient), found in between.items()
        if agent in parties and patient in parties
    ]
    return Network(
        parties=tuple(parties), ties=tuple(sorted(ties, key=lambda tie: (-len(tie.lines), tie.agent, tie.patient)))
    )


def _tie(agent: str, patient: str, found: list[Relation]) -> Tie:
    classes = Counter(CLASSES[each.type] for each in found)
    return Tie(
        agent=agent,
        patient=patient,
        lines=tuple(each.id for each in found),
        classes=tuple(sorted(classes.items(), key=lambda each: (-each[1], each[0]))),
    )
