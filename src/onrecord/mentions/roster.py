"""Everyone a report names or quotes: names at once, descriptions and pronouns as the statements are read."""

from bisect import bisect_right

import msgspec

from onrecord.mentions.allegiance import side_after_name, side_of_body, side_of_role
from onrecord.mentions.appositions import apposed, holder
from onrecord.mentions.census import Census
from onrecord.mentions.descriptions import Description, carrier, describe, issuer, key_of, known, outlet_nouns, private
from onrecord.mentions.draft import Draft
from onrecord.mentions.lexicon import lexicon
from onrecord.mentions.nouns import Entity
from onrecord.mentions.phrases import NOUNS, head_of, noun_at, phrase_start
from onrecord.mentions.pronouns import Focus, is_pronoun
from onrecord.mentions.roles import roles
from onrecord.mentions.spots import spots
from onrecord.reading import Reading
from onrecord.reports.report import Report
from onrecord.spans import Span

EARLIER = 300  # tokens back in which a body may have been printed that no source named
DEPTH = 4  # descriptions within descriptions ("the minister's lawyer's office")
RELATIVES = frozenset(("who", "which", "that", "whom"))
EDGES = frozenset(("``", "''", ",", ".", ":", "-LRB-", "-RRB-", "HYPH", "POS", "CC"))


class Roster:
    """The entities of one report, and who is meant by the words of a source.

    Call `resolve` in the order of the text and `note_speaker` after each statement: pronouns look back on both.
    """

    def __init__(self, report: Report, reading: Reading) -> None:
        self.report = report
        self.reading = reading
        self._census = Census(reading, spots(reading, report.byline))
        self._census.take()
        self._roles: dict[int, Draft] = {}
        self._described: dict[tuple[str, ...], Draft] = {}
        self._memo: dict[tuple[int, int], Draft | None] = {}
        self._by_id: dict[str, Draft] = {}
        self._starts = [token.start for token in reading.tokens]
        for draft in self._census.drafts:
            self._enter(draft)
        self._index_nouns()
        self._take_roles()
        self._focus = Focus(reading, self._census.at)

    def entities(self) -> tuple[Entity, ...]:
        """Every entity so far, in order of first mention."""
        drafts = sorted(self._by_id.values(), key=lambda draft: (draft.first, draft.order))
        return tuple(draft.entity(self.reading) for draft in drafts)

    def at(self, token: int) -> str | None:
        """The id of the entity that the token at an index is a mention of, or None."""
        draft = self._census.at.get(token)
        return draft.id if draft is not None else None

    def meant(self, token: int) -> str | None:
        """The id of whom the "he" or "she" at a token means, or None; unlike `resolve`, this notes no mention."""
        word = self.reading.tokens[token].text.casefold()
        if word not in lexicon().he and word not in lexicon().she:
            return None
        draft = self._focus.antecedent(token)
        return draft.id if draft is not None else None

    def resolve(self, first: int, last: int) -> str | None:
        """The id of the entity that a source's tokens `[first, last)` name, or None where that cannot be told."""
        draft = self._resolve(first, last, DEPTH)
        return draft.id if draft is not None else None

    def resolve_span(self, span: Span) -> str | None:
        """As `resolve`, for a span of the report's text."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.reading.tokens[first].end <= span.start:
            first += 1
        last = bisect_right(self._starts, span.end - 1)
        return self.resolve(first, last) if first < last else None

    def note_speaker(self, entity: str, token: int) -> None:
        """Note that an entity spoke at a token, for later pronouns and "the statement"."""
        draft = self._by_id.get(entity)
        if draft is not None:
            draft.acts = True
            self._focus.speaker(draft, token)

    def relays(self, entity: str) -> bool:
        """Whether an entity is one that passes others' words on: an agency, an outlet, state media, a platform."""
        draft = self._by_id.get(entity)
        return draft is not None and draft.relays

    def _resolve(self, first: int, last: int, depth: int) -> Draft | None:
        first, last = self._trim(first, last)
        if first >= last or depth == 0:
            return None
        key = (first, last)
        if key not in self._memo:
            self._memo[key] = self._source(first, last, depth)
        return self._memo[key]

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """Leave off quotation marks, commas, prepositions and the like at the edges of a source."""
        tokens = self.reading.tokens
        while (
            first < last
            and (tokens[first].tag in EDGES | {"IN", "TO", "RB"} and first not in self._census.at)
            and last - first > 1
        ):
            first += 1
        while last > first and tokens[last - 1].tag in EDGES:
            last -= 1
        return first, last

    def _source(self, first: int, last: int, depth: int) -> Draft | None:
        tokens = self.reading.tokens
        head = head_of(self.reading, first, last)
        word = tokens[head].text.casefold()
        if head in self._census.at:
            return self._census.at[head]
        if is_pronoun(word) and head == first:
            return self._pronoun(head)
        if word in RELATIVES and last - first == 1:
            return self._relative(head, depth)
        if word in lexicon().nobody:
            return None
        held = holder(self._census, head, last)
        if held is not None:
            return held
        if head in self._roles:
            return self._roles[head]
        named = self._namesake(head) if last - first == 1 else None
        return named or apposed(self._census, head, last) or self._description(first, last, head, depth)

    def _namesake(self, index: int) -> Draft | None:
        """The one person of a surname that no name was seen in, as at the beginning of a headline."""
        word = self.reading.tokens[index].text
        persons = [draft for draft in self._census.drafts if draft.kind == "person" and draft.names]
        found = [draft for draft in persons if any(name.split()[-1] == word for name in draft.names)]
        return found[0] if len(found) == 1 and word[:1].isupper() else None

    def _pronoun(self, index: int) -> Draft | None:
        draft = self._focus.antecedent(index)
        if draft is not None:
            draft.mentions[(index, index + 1)] = None
            self._census.at.setdefault(index, draft)
        return draft

    def _relative(self, index: int, depth: int) -> Draft | None:
        """ "Who" is the noun that its clause hangs on, else the one before it."""
        tokens = self.reading.tokens
        verb = tokens[index].head
        noun = tokens[verb].head if tokens[verb].dep == "relcl" else index - 1
        while noun > 0 and tokens[noun].text == ",":
            noun -= 1
        if noun < 0 or noun >= index or tokens[noun].tag not in NOUNS:
            return None
        return self._resolve(phrase_start(self.reading, noun), noun + 1, depth - 1)

    def _description(self, first: int, last: int, head: int, depth: int) -> Draft | None:
        described = describe(self._census, first, last, head)
        if described.paper:
            by = issuer(self._census, described, last)
            draft = self._resolve(*by, depth - 1) if by is not None else self._author(described)
            if draft is not None:
                return draft
        described = self._with_owner(described)
        draft = known(self._census, described) or self._owned(described) or self._printed_before(described, depth)
        return self._mention(described, draft) if draft is not None else self._new(described)

    def _with_owner(self, described: Description) -> Description:
        """ "Their spokesperson" speaks for the side of whom "their" means."""
        word = self.reading.tokens[described.first].text.casefold()
        if not described.voice or described.side or word not in lexicon().possessives:
            return described
        owner = self._focus.antecedent(described.first)
        return described if owner is None else msgspec.structs.replace(described, side=owner.side)

    def _author(self, described: Description) -> Draft | None:
        """ "The statement" is that of whoever spoke last, "the report" that of the agency named last.

        "The letters" are somebody's.
        """
        if described.definite and described.noun in lexicon().notes and not described.plural:
            return self._focus.last_speaker(described.head, ("organisation", "government", "person"))
        return carrier(self._census, described)

    def _owned(self, described: Description) -> Draft | None:
        """ "Its spokesman" is a spokesman of whom "its" means: another one, under the same words, is someone else."""
        draft = self._described.get(self._key(described))
        if draft is None or (not described.definite and described.kind == "person" and not described.voice):
            return None
        return draft

    def _printed_before(self, described: Description, depth: int) -> Draft | None:
        """ "The ministry" is the state's last printed with that noun, though as no source ("Jordan's ministry")."""
        if described.kind != "organisation" or not described.definite or described.head != described.bare:
            return None
        tokens = self.reading.tokens
        for index in range(described.head - 1, max(0, described.head - EARLIER), -1):
            if tokens[index].text.casefold() == described.noun and index not in self._census.at:
                first = phrase_start(self.reading, index)
                if side_of_body(self._census, first, index + 1, index):
                    return self._resolve(first, index + 1, depth - 1)
        return None

    def _key(self, described: Description) -> tuple[str, ...]:
        key = key_of(self._census, described)
        if self.reading.tokens[described.first].text.casefold() in lexicon().possessives:
            owner = self._focus.antecedent(described.first)
            return (*key, owner.id if owner is not None else str(described.first))
        return key

    def _mention(self, described: Description, draft: Draft) -> Draft:
        extent = (described.bare, described.last)
        draft.mentions[extent] = None
        if draft.unnamed or key_of(self._census, described)[0] == "body":
            draft.named(self._census.text(*extent))
        self._census.at.setdefault(described.head, draft)
        self._census.nouns.add(described.noun, described.head, draft)
        self._focus.mention(draft, described.head)
        return draft

    def _new(self, described: Description) -> Draft:
        """An entity under the words that describe it: unnamed, unless a body or an office that speaks for one."""
        draft = Draft(order=len(self._by_id), kind=described.kind)
        draft.plural = described.plural and described.kind == "group"
        draft.unnamed = (
            described.kind == "group" or described.paper or (described.kind == "person" and not described.side)
        )
        draft.side = described.side if not draft.unnamed else None
        if draft.kind == "organisation" and draft.side:
            draft.kind = "government"
        draft.gender = lexicon().gender(described.noun)
        draft.named(self._census.text(described.bare, described.last))
        draft.nouns.add(described.noun)
        draft.first = described.bare
        self._described[self._key(described)] = draft
        self._enter(draft)
        return self._mention(described, draft)

    def _enter(self, draft: Draft) -> None:
        draft.identify(self.report.id, self.reading.tokens[draft.first].start)
        self._by_id[draft.id] = draft

    def _take_roles(self) -> None:
        """Put roles on people, with the nouns they may be called by and the side they speak for."""
        census = self._census
        for role in roles(census):
            if self._census.text(role.first, role.last).casefold().rstrip(".") not in lexicon().courtesy:
                role.draft.roles.append(self.reading.span(role.first, role.last))
            for head in role.heads:
                noun = noun_at(self.reading, head)
                self._roles[head] = role.draft
                role.draft.nouns.add(noun)
                census.nouns.add(noun, role.name, role.draft)
                side = side_of_role(census, role.first, role.last, head)
                role.draft.side = role.draft.side or side or side_after_name(census, role.name, head)
                role.draft.gender = role.draft.gender or lexicon().gender(noun)

    def _index_nouns(self) -> None:
        for draft in self._census.drafts:
            for first, _ in draft.mentions:
                for noun in sorted(draft.nouns):
                    self._census.nouns.add(noun, first, draft)
                if private(draft):
                    self._census.nouns.add("*private", first, draft)
                for noun in sorted(outlet_nouns(draft)):
                    self._census.nouns.add(noun, first, draft)


def find(report: Report, reading: Reading) -> Roster:
    """Who and what a report names; boilerplate is left out, since it has no sentences."""
    return Roster(report, reading)
