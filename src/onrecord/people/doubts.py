"""Who may be one, and who was taken for one on thin grounds: what a person is asked about, the weightiest first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.people import bodies, surnames
from onrecord.people.cards import Card, agree, full_names
from onrecord.people.grounds import signs
from onrecord.people.nouns import Doubt
from onrecord.people.resolution import Company, gather_company
from onrecord.people.spelling import transcribed
from onrecord.people.unions import Link, Unions
from onrecord.reports.report import Report
from onrecord.spans import content_id

ALIKE = 85  # likeness of two names, of 100 (rapidfuzz's ratio), from which on they may be one's
COMPARED = 2_000  # names, the most mentioned, that are compared each with each


def doubts(
    reports: Sequence[Report], findings: Mapping[str, Findings], *, judgements: Sequence[Judgement] = ()
) -> tuple[Doubt, ...]:
    """The doubts of a story on which no person has decided; those on which most statements hang first, ties by id."""
    company = gather_company(reports, findings, judgements=judgements)
    said = Counter(s.speaker for found in findings.values() for s in found.statements if s.speaker in company.cards)
    scale = _Scale(company, {key: said[key] for key in company.cards})
    found = [*_joined(company, scale), *_apart(company, scale)]
    return tuple(sorted(found, key=lambda each: (-each.statements, -each.mentions, each.id)))


class _Scale:
    """What hangs on each entity of a report: its statements, and its mentions."""

    def __init__(self, company: Company, said: Mapping[str, int]) -> None:
        self._of = {key: (said[key], len(each.entity.mentions)) for key, each in company.cards.items()}

    def of(self, keys: Iterable[str]) -> tuple[int, int]:
        """What hangs on several together."""
        sums = [self._of[key] for key in keys]
        return sum(said for said, _ in sums), sum(mentions for _, mentions in sums)

    def doubt(self, link: Link, *, joined: bool, sides: Iterable[tuple[int, int]]) -> Doubt:
        """A doubt on whether the two are one, which weighs what the lighter side does."""
        statements, mentions = min(sides)
        return Doubt(
            id=content_id("d", *sorted((link.one, link.other))),
            one=link.one,
            other=link.other,
            joined=joined,
            sign=link.sign,
            statements=statements,
            mentions=mentions,
        )


def _joined(company: Company, scale: _Scale) -> Iterator[Doubt]:
    """Links on thin grounds: what hangs on one is the lighter part into which its group falls without it."""
    near: dict[str, list[str]] = defaultdict(list)
    for link in company.groups.links:
        near[link.one].append(link.other)
        near[link.other].append(link.one)
    for link in company.groups.links:
        if signs()[link.sign][0]:
            beyond = _reached(near, link.other, without=link.one)
            rest = set(company.groups.members(link.one)) - beyond
            yield scale.doubt(link, joined=True, sides=(scale.of(beyond), scale.of(rest)))


def _reached(near: Mapping[str, list[str]], start: str, *, without: str) -> set[str]:
    """What is linked to an entity in a tree from which the link to another is taken."""
    found, ahead = {start, without}, [start]
    while ahead:
        new = [key for key in near[ahead.pop()] if key not in found]
        found.update(new)
        ahead += new
    return found - {without}


def _apart(company: Company, scale: _Scale) -> Iterator[Doubt]:
    """Names that may be one's and were not joined, once for each two groups, the surest sign first."""
    groups = company.groups
    weight: dict[str, tuple[int, int]] = {}
    decided = {frozenset((groups.find(one), groups.find(other))) for one, other in company.decided.apart}
    cards = [
        card for card in company.cards.values() if card.id not in company.decided.alone and not card.entity.unnamed
    ]
    for link in _likely(cards, groups):
        pair = frozenset((groups.find(link.one), groups.find(link.other)))
        if len(pair) == 2 and pair not in decided:
            decided.add(pair)
            for key in pair - weight.keys():
                weight[key] = scale.of(groups.members(key))
            yield scale.doubt(link, joined=False, sides=[weight[key] for key in pair])


def _likely(cards: Sequence[Card], groups: Unions) -> Iterator[Link]:
    persons = [card for card in cards if card.person]
    others = [card for card in cards if not card.person and card.entity.kind in ("organisation", "government")]
    named = {groups.find(card.id) for card in cards if len(card.name) > 1 or full_names(card)}
    alone = [card for card in cards if groups.find(card.id) not in named]
    yield from _same_names(persons)
    for card, bearer in surnames.borne(alone, persons, groups):
        yield Link(bearer, card.id, "surname")
    yield from _acronyms(alone, others, groups)
    yield from _short_names(alone, others)
    yield from _alike([(name, card) for card in persons for name in full_names(card)], groups)
    yield from _alike([(name, card) for card in others for name in card.names[:1] if len(name) > 1], groups)


def _same_names(persons: Iterable[Card]) -> Iterator[Link]:
    first: dict[str, list[Card]] = defaultdict(list)
    for card in persons:
        for name in full_names(card)[:1]:
            for other in first["".join(name)]:
                if card.side != other.side:
                    yield Link(other.id, card.id, "namesake")
            if all(card.side != other.side for other in first["".join(name)]):
                first["".join(name)].append(card)


def _acronyms(alone: Iterable[Card], others: Sequence[Card], groups: Unions) -> Iterator[Link]:
    spelled = bodies.spelled_out(others, groups)
    for card in alone:
        if not card.person and bodies.is_short(card):
            for whole in spelled.get(card.name[0], {}).values():
                if agree(whole.side, card.side):
                    yield Link(whole.id, card.id, "acronym")


def _short_names(alone: Iterable[Card], others: Iterable[Card]) -> Iterator[Link]:
    """ "Hollis" and "Hollis Chemicals": the first word of a body's name that is no common word."""
    longer: dict[str, list[Card]] = defaultdict(list)
    for card in others:
        if card.entity.kind == "organisation" and len(card.name) in (2, 3):
            longer[card.name[0]].append(card)
    for card in alone:
        if card.entity.kind == "organisation" and len(card.name) == 1 and not bodies.is_short(card):
            for whole in longer[card.name[0]]:
                if agree(whole.side, card.side):
                    yield Link(whole.id, card.id, "short")


def _alike(named: Iterable[tuple[tuple[str, ...], Card]], groups: Unions) -> Iterator[Link]:
    """Names that are much alike in any order of their words, of people or bodies that no report prints side by side."""
    reports: dict[str, set[str]] = defaultdict(set)
    first: dict[tuple[str, ...], Card] = {}
    for name, card in named:
        reports[groups.find(card.id)].add(card.report)
        first.setdefault(name, card)
    often = sorted(first, key=lambda name: (-len(groups.members(first[name].id)), name))[:COMPARED]
    names = sorted(often)
    compared = [" ".join(sorted(map(transcribed, name))) for name in names]
    for place, name in enumerate(names):
        later = compared[place + 1 :]
        for _, _, after in process.extract(compared[place], later, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None):
            one, two = first[name], first[names[place + 1 + after]]
            together = reports[groups.find(one.id)] & reports[groups.find(two.id)]
            if agree(one.side, two.side) and not together:
                yield Link(one.id, two.id, "alike")
