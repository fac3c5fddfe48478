"""Joins the spots of one report into drafts: full name and surname, a body and its acronym, a country and its names.

Everything named in the report is known when this is done; sources that are only described come later, on demand.
"""

from collections import defaultdict

from onrecord.mentions.bodies import Bodies, body_key, body_nouns
from onrecord.mentions.draft import Draft, Index
from onrecord.mentions.gazetteer import Entry, match
from onrecord.mentions.kinds import SUFFIXES
from onrecord.mentions.lexicon import lexicon
from onrecord.mentions.persons import PersonName, compatible, gender_of, take_apart
from onrecord.mentions.spots import Spot, Spots, settle
from onrecord.reading import Reading

NEAR = 20  # namesakes that are looked at


class Census:
    """The drafts of what a report names, and the indexes to find them by."""

    def __init__(self, reading: Reading, found: Spots) -> None:
        self.reading = reading
        self.found = found
        self.drafts: list[Draft] = []
        self.at: dict[int, Draft] = {}
        self.nouns = Index()
        self._surnames: dict[str, list[tuple[PersonName, Draft]]] = defaultdict(list)
        self._begun: set[tuple[str, ...]] = set()
        self._courtesies: dict[str, set[str]] = defaultdict(set)
        self._given: dict[str, list[Draft]] = defaultdict(list)
        self._entries: dict[tuple[str, str | None], Draft] = {}
        self._bodies = Bodies()

    def take(self) -> None:
        """Join every spot to a draft: full names first, since a surname may be printed before them."""
        rest: list[Spot] = []
        self._begun = self._beginnings()
        for spot in self.found.spots:
            text = self.text(spot.first, spot.last)
            if (
                spot.kind == "person"
                and self._name(spot).full
                and (spot.title < spot.first or body_key(text) not in self._begun)
            ):
                self._full_name(spot)
            elif spot.entries:
                self._entry(spot)
            else:
                rest.append(spot)
        for spot in rest:
            self._courtesies[take_apart(self.text(spot.first, spot.last)).surname] |= set(self._title_gender(spot))
        for spot in sorted(rest, key=lambda spot: (self._short(spot), spot.first)):
            self._other(spot)
        self.drafts = sorted((d for d in self.drafts if d.mentions), key=lambda d: min(d.mentions))
        for order, draft in enumerate(self.drafts):
            draft.order = order
            draft.mentions = dict.fromkeys(sorted(draft.mentions))
            draft.first = next(iter(draft.mentions))[0]
        self._note_actors()

    def _note_actors(self) -> None:
        """A country that is the subject of a verb of speech or action stands for its government."""
        tokens = self.reading.tokens
        for index, draft in self.at.items():
            token = tokens[index]
            agent = token.dep == "pobj" and tokens[token.head].dep == "agent"
            if draft.kind == "place" and (token.dep == "nsubj" or agent):
                verb = tokens[tokens[token.head].head] if agent else tokens[token.head]
                draft.acts = draft.acts or verb.lemma.casefold() in lexicon().acts

    def _beginnings(self) -> set[tuple[str, ...]]:
        """The words that bodies' names begin with, so that "Harbour Freight" is Harbour Freight Ltd. and no person."""
        keys = [
            body_key(self.text(s.first, s.last)) for s in self.found.spots if s.kind == "organisation" and not s.entries
        ]
        return {key[:length] for key in keys for length in range(2, len(key) + 1)}

    def new(self, spot: Spot) -> Draft:
        """A draft with a spot as its first mention."""
        draft = Draft(order=len(self.drafts), kind=spot.kind)
        self.drafts.append(draft)
        self.mention(draft, spot)
        return draft

    def mention(self, draft: Draft, spot: Spot) -> None:
        """Join a spot to a draft."""
        draft.named(self.text(spot.first, spot.last))
        draft.mentions[(spot.first, spot.last)] = None
        for index in range(spot.first, spot.last):
            self.at[index] = draft

    def text(self, first: int, last: int) -> str:
        """The words of tokens `[first, last)`."""
        tokens = self.reading.tokens
        return self.reading.text[tokens[first].start : tokens[last - 1].end]

    def person_named(self, word: str, token: int, gender: str = "") -> Draft | None:
        """The person that a lone name means at a token: the latest fully named one with it, else the next."""
        key = take_apart(word).surname
        known = [draft for _, draft in self._surnames.get(key, ())] or self._given.get(key, [])
        return _nearest([draft for draft in known if not gender or draft.gender in ("", gender)], token)

    def _name(self, spot: Spot) -> PersonName:
        return take_apart(self.text(spot.first, spot.last))

    def _full_name(self, spot: Spot) -> None:
        name = self._name(spot)
        gender = self._title_gender(spot) or gender_of(name, self.text(spot.first, spot.last))
        for known, draft in reversed(self._surnames[name.surname][-NEAR:]):
            if compatible(name, known) and (not gender or not draft.gender or gender == draft.gender):
                self.mention(draft, spot)
                draft.gender = draft.gender or gender
                return
        draft = self.new(spot)
        draft.gender = gender
        self._surnames[name.surname].append((name, draft))
        for part in name.given:
            if len(part) > 1:
                self._given[part].append(draft)

    def _title_gender(self, spot: Spot) -> str:
        words = self.text(spot.title, spot.first).casefold() if spot.title < spot.first else ""
        return lexicon().gender(words)

    def _entry(self, spot: Spot) -> None:
        if self._is_surname(spot):
            return
        entry, side = settle(spot.entries, self.found.countries)
        owner = self._owner(spot, entry)
        side = owner or side
        key = (entry.name, side)
        draft = self._entries.get(key)
        if draft is None:
            draft = self._entries[key] = self.new(spot)
            draft.entry, draft.side = (entry, side)
        else:
            self.mention(draft, spot)
        if entry.kind not in ("country", "nation", "capital"):
            draft.nouns |= body_nouns(entry.name) | body_nouns(self.text(spot.first, spot.last))
        self._with_country(draft, spot)

    def _is_surname(self, spot: Spot) -> bool:
        """A place's name may be a surname: it is when a person of the report bears it and the word before says so."""
        if spot.last - spot.first > 1 or spot.title == spot.first:
            return False
        draft = self.person_named(self.text(spot.first, spot.last), spot.first)
        if draft is not None:
            self.mention(draft, spot)
        return draft is not None

    def _owner(self, spot: Spot, entry: Entry) -> str | None:
        """The country printed right before a body ("China's Ministry of National Defense"), where it is another."""
        if entry.kind not in ("body", "local") or (entry.kind == "body" and entry.name.isupper()):
            return None
        before = owner_before(self, spot.first)
        return before[0] if before else None

    def _with_country(self, draft: Draft, spot: Spot) -> None:
        """The name with the country before it is printed too ("US Department of Defense")."""
        before = owner_before(self, spot.first)
        if before and draft.entry is not None and draft.entry.kind in ("body", "local", "court"):
            draft.named(self.text(before[1], spot.last))

    def _other(self, spot: Spot) -> None:
        """A surname alone, a body, a place or something unknown."""
        text = self.text(spot.first, spot.last)
        if (spot.kind != "place" or spot.how == "model") and self._lone_name(spot, text):
            return
        if spot.kind == "person" and body_key(text) not in self._begun:
            if spot.how != "guess":
                self._surname_only(spot, text)
        elif spot.how != "guess" or self._known_body(text) or self._speaks(spot):
            self._body(spot, text)

    def _lone_name(self, spot: Spot, text: str) -> bool:
        parts = text.split()
        if len([part for part in parts if part not in SUFFIXES]) != 1:
            return False
        gender = self._title_gender(spot)
        if not gender and spot.title < spot.first and len(self._courtesies[take_apart(text).surname]) == 1:
            gender = next(iter(self._courtesies[take_apart(text).surname]))
        draft = self.person_named(text, spot.first, gender)
        if draft is None or (text.isupper() and len(text) > 1 and text not in draft.names):
            return False
        self.mention(draft, spot)
        draft.gender = draft.gender or gender
        return True

    def _surname_only(self, spot: Spot, text: str) -> None:
        """A person of whom only a surname is printed."""
        name = take_apart(text)
        draft = self.new(spot)
        draft.gender = self._title_gender(spot) or "".join(self._courtesies[name.surname])[:1]
        self._surnames[name.surname].append((name, draft))

    def _known_body(self, text: str) -> bool:
        return self._bodies.find(text, body_key(text)) is not None

    def _speaks(self, spot: Spot) -> bool:
        """Whether something unknown is the subject of a verb of speech or action, so that it is someone."""
        tokens = self.reading.tokens
        token = tokens[spot.last - 1]
        return token.dep in ("nsubj", "nsubjpass") and tokens[token.head].lemma.casefold() in lexicon().acts

    def _body(self, spot: Spot, text: str) -> None:
        side = self._side_of_body(spot, text)
        key = self._state_key(spot, side) if side else body_key(text)
        draft = self._bodies.find(text, key)
        if draft is None:
            draft = self.new(spot)
            self._bodies.add(draft, text, key, bracketed=self._bracketed(spot))
            draft.side = side
            draft.kind = "government" if side else draft.kind
        else:
            self.mention(draft, spot)
        draft.nouns |= body_nouns(text)
        before = owner_before(self, spot.first)
        if before and draft.kind == "organisation":
            draft.named(self.text(before[1], spot.last))

    def _bracketed(self, spot: Spot) -> str:
        """What stands in brackets after a name."""
        tokens = self.reading.tokens
        return tokens[spot.last + 1].text if spot.last + 1 < len(tokens) and tokens[spot.last].text == "(" else ""

    def _side_of_body(self, spot: Spot, text: str) -> str | None:
        """The state whose name or adjective is on a body of state ("Russian Ministry of Fishery")."""
        nouns = body_nouns(text)
        other = {word for word in body_key(text) if word not in nouns and word not in lexicon().domains}
        if not nouns & lexicon().state or (nouns & lexicon().private and other):
            return None
        before = owner_before(self, spot.first)
        if before:
            return before[0]
        inside = [side for i in range(spot.first, spot.last) if (side := self._country_within(i))]
        return inside[0] if inside else None

    def _country_within(self, index: int) -> str | None:
        """The country that a token within a longer name names."""
        hit = match(self.reading.text, self.reading.tokens[index].start)
        entry = hit.entries[0] if hit is not None else None
        return entry.side if entry is not None and entry.kind in ("country", "nation", "adjective") else None

    def _state_key(self, spot: Spot, side: str) -> tuple[str, ...]:
        """What a state's body is known by: its state and its words in any order, the state's own name aside."""
        words = [self.text(i, i + 1) for i in range(spot.first, spot.last) if not self._country_within(i)]
        return (side, *sorted(body_key(" ".join(words))))

    @staticmethod
    def _short(spot: Spot) -> int:
        """Longer names first, so that a short form finds its full one wherever that is printed; guesses last."""
        return (spot.first - spot.last) + (100 if spot.how == "guess" else 0)


def owner_before(census: Census, index: int) -> tuple[str, int] | None:
    """The country right before a token, as noun, possessive or adjective, with the token that it begins at."""
    tokens = census.reading.tokens
    at = index - 1
    if at >= 0 and tokens[at].tag == "POS":
        at -= 1
    if at < 0 or tokens[at].sentence != tokens[index].sentence:
        return None
    side = census.found.adjectives.get(at)
    if side is None:
        draft = census.at.get(at)
        entry = draft.entry if draft is not None else None
        side = entry.side if entry is not None and entry.kind in ("country", "nation") else None
    first = at
    while (
        side
        and first > 0
        and (
            census.found.adjectives.get(first - 1) == side
            or (census.at.get(at) and census.at.get(first - 1) is census.at.get(at))
        )
    ):
        first -= 1
    return (side, first) if side else None


def _nearest(known: list[Draft], token: int) -> Draft | None:
    """The draft first mentioned last before a token, else the one mentioned soonest."""
    before = [draft for draft in known if next(iter(draft.mentions))[0] <= token]
    return before[-1] if before else known[0] if known else None
