"""Which reports stand for all with their words, where some are new or other than they were.

Those that do are what is compared. Reports with the same title and text are one under their earliest; one that people
decided on stands alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from onrecord.judgements import Judgement
from onrecord.stories.card import Card
from onrecord.stories.decided import Decided, concerns, decided, tied_to
from onrecord.stories.kept import Kept
from onrecord.stories.told import order


class Folding:
    """What comes in, and what it makes of the reports with the same words.

    Attributes:
        fresh: the reports that come in.
        near: the reports that come in, and those that people tied to them.
        decided: what people decided, of all reports.
        places: of all that have words of these, as it was.
        leaders: of all that have words of these, who leads them now.
        new: leaders that were none, or that are other than they were.
        gone: reports that led and do so no more, or that are other than they were.
        instead: of those gone out of a part of what was too large the leader that comes in its place.
    """

    def __init__(
        self, kept: Kept, fresh: Sequence[Card], judgements: Sequence[Judgement], named: Mapping[str, str]
    ) -> None:
        self.kept, self.judgements, self.named = kept, judgements, named
        self.fresh = {card.id: card for card in fresh}
        self._cards = dict(self.fresh)
        tied = tied_to(self._cards, judgements, named)
        about = {span.report for each in judgements if concerns(each) for span in each.about}
        before = kept.places("report", tied | about)
        self.decided: Decided = decided(judgements, {*before, *self._cards, *named}, named)
        self.near = {key for key in tied if key in before or key in self._cards}
        self._changed = {key for key, card in self._cards.items() if key not in before or before[key].key != card.key}
        words = {before[key].same for key in self.near if key in before} | {card.same for card in fresh}
        self.places = kept.places("same", words)
        self.leaders = self._leaders()
        led = {key for key, place in self.places.items() if place.leader == key}
        leading = {key for key, leader in self.leaders.items() if key == leader}
        self.gone = (led - leading) | (led & self._changed)
        self.new = (leading - led) | (leading & self._changed)
        self.instead = self._instead()

    @property
    def deep(self) -> list[str]:
        """Reports gone out of a part of a component that was too large: it may be so no more."""
        return sorted(key for key in self.gone if self.places[key].level)

    def is_like(self, key: str) -> bool:
        """Whether a report gone has a new leader in its place that scores as it did, as a copy of the same day does."""
        if key not in self.instead:
            return False
        one, other = self.cards([key, self.instead[key]])
        return replace(one.profile, id="") == replace(other.profile, id="")

    def cards(self, keys: Iterable[str]) -> list[Card]:
        """The cards of some reports, in their order, held from then on."""
        ordered = list(keys)
        missing = [key for key in ordered if key not in self._cards]
        self._cards.update(zip(missing, self.kept.cards(missing), strict=True))
        return [self._cards[key] for key in ordered]

    def _leaders(self) -> dict[str, str]:
        same_of = {key: place.same for key, place in self.places.items()}
        same_of |= {key: self._cards[key].same for key in self._changed}
        alone, by_words, found = self.decided.alone, defaultdict(list), {}
        for key in sorted(same_of):
            if key in alone:
                found[key] = key
            else:
                by_words[same_of[key]].append(key)
        for keys in by_words.values():
            leader = min(self.cards(self._contenders(keys)), key=order).id
            found.update(dict.fromkeys(keys, leader))
        return found

    def _contenders(self, keys: Sequence[str]) -> list[str]:
        """Those of reports with the same words of which one is the earliest: the leader that they had, and new ones."""
        old = {self.places[key].leader for key in keys if key not in self._changed}
        if len(old) == 1 and old <= set(keys) - self._changed:
            return [*old, *(key for key in keys if key in self._changed)]
        return list(keys)

    def _instead(self) -> dict[str, str]:
        """For each report gone out of a part of what was too large the new leader of those with its words, if any."""
        by_words = {self.places[key].same: key for key in self.deep if key not in self._changed}
        found = {}
        for card in self.cards(sorted(self.new)):
            key = by_words.pop(card.same, None)
            if key:
                found[key] = card.id
        return found
