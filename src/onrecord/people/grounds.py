"""By which signs the names of one entity were taken for one's, in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.mentions.nouns import Entity
from onrecord.people.lists import data_lines
from onrecord.people.resolution import gather_company
from onrecord.reports.report import Report

SHOWN = 12  # lines


def grounds(
    entity: Entity, reports: Sequence[Report], findings: Mapping[str, Findings], *, judgements: Sequence[Judgement] = ()
) -> tuple[str, ...]:
    """Why the reports' entities that a gathered one was made of are one, a line for each two names and sign.

    Only the reports that mention it need be given.
    """
    company = gather_company(reports, findings, judgements=judgements)
    mentions = frozenset(entity.mentions)
    own = {key: each for key, each in company.cards.items() if mentions.intersection(each.entity.mentions)}
    told = Counter(
        (link.sign, *sorted((own[link.one].entity.name, own[link.other].entity.name)))
        for link in company.groups.links
        if link.one in own and link.other in own
    )
    ordered = sorted(told, key=lambda each: (list(signs()).index(each[0]), -told[each], each))
    lines = [_line(sign, one, other, told[(sign, one, other)]) for sign, one, other in ordered]
    more = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return (*lines[:SHOWN], *more)


def _line(sign: str, one: str, other: str, times: int) -> str:
    names = f"“{one}” in {times + 1} reports" if one == other else f"“{one}” and “{other}”"
    return f"taken for one: {names}: {signs()[sign][1]}"


@cache
def signs() -> dict[str, tuple[bool, str]]:
    """Each sign, in order: whether it is thin, and in words."""
    rows = (line.split("\t") for line in data_lines("onrecord.people", "signs.tsv"))
    return {sign: (kind == "thin", words) for sign, kind, words in rows}
