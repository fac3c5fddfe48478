"""What a report tells around the words said: marks of an allegation, and the same matter told by someone else."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord.reading import Tree
from onrecord.statements.contents import Content, Denied, is_main
from onrecord.statements.cues import classed, nouns, verbs
from onrecord.statements.drafts import Draft

BEFORE, AFTER = 4, 2  # sentences around in which the same matter may be told
BESIDE = 40  # tokens on either side of the words said, within their sentence; of a sentence, those that are looked at
VOICES = 40  # statements of a sentence that are looked at, so that time stays linear in their number
STEM = 5  # letters by which "inspected" and "inspectors" are alike
SUFFIXES = ("ings", "ing", "ment", "ers", "er", "ion", "ed", "s")
LIGHT = {"be", "have", "do", "say", "tell", "go", "get", "make", "take", "other", "own", "man", "people", "year", "day"}
RARE = 4  # sentences of a report beyond which a stem is its topic, and tells nothing of one matter
MOST = 3  # stems in common beyond which more tell no more


class Surroundings:
    """The sentences of a report: their stems, who speaks in them, and where something is alleged."""

    def __init__(self, tree: Tree, drafts: Sequence[Draft], speakers: Sequence[str | None]) -> None:
        self._tree = tree
        self._sentences = tree.reading.sentences
        self._starts = [sentence.start for sentence in self._sentences]
        extents = [range(sentence.first, sentence.last) for sentence in self._sentences]
        everywhere = [_stems(tree, extent) for extent in extents]
        spread = Counter(stem for stems in everywhere for stem in stems)
        self._stems = [frozenset(s for s in stems if spread[s] <= RARE) for stems in everywhere]
        self._marks = [[i for i in extent if _alleges(tree, i) or _asks(tree, i)] for extent in extents]
        self._negated = [any(_negates(tree, index) for index in extent) for extent in extents]
        self._voice = {id(draft): speaker or "" for draft, speaker in zip(drafts, speakers, strict=True)}
        self._heard: dict[int, list[Draft]] = {}
        for draft in drafts:
            heard = self._heard.setdefault(self._place(draft), [])
            if len(heard) < VOICES:
                heard.append(draft)

    def signs(self, draft: Draft, content: Content, clause: Denied, *, own: bool) -> Iterator[str]:
        """The signs of points.tsv that the report around a negated clause shows."""
        if self._answers(draft, content):
            yield "answered"
        elif self._asked(draft):
            yield "asked"
        elif (away := self._alleged(draft)) is not None:
            yield "alleged next" if away < 0 else f"alleged {away}"
            if away > 0 and not self._about(draft, clause, self._place(draft) - away):
                yield "of others"
        if self._after_reports(draft):
            yield "after reports"
        if self._contested(draft, own=own):
            yield "contested"
        if self._continued(draft):
            yield "continued"
        yield from self._told(draft, content, clause, own=own)

    def disputed(self, draft: Draft, content: Content) -> bool:
        """Whether something is alleged in the draft's sentence or near it."""
        return self._answers(draft, content) or self._alleged(draft) is not None

    def follows_negation(self, draft: Draft) -> bool:
        """Whether the sentence before says that something is not so."""
        at = self._place(draft)
        return at > 0 and self._negated[at - 1]

    def speakers_near(self, draft: Draft) -> set[str]:
        """Words of the sources of statements in the sentences around."""
        at = self._place(draft)
        near = [other for place in (at - 2, at - 1, at) for other in self._heard.get(place, ()) if other is not draft]
        return {self._tree.tokens[i].lemma.lower() for other in near for i in range(*(other.source or (0, 0)))}

    def _answers(self, draft: Draft, content: Content) -> bool:
        """Whether the draft's own sentence sets its words against what was alleged or asked."""
        sentence = self._sentences[self._place(draft)]
        first, last = content.tokens[0], content.tokens[-1] + 1
        near = range(max(sentence.first, first - BESIDE), min(max(sentence.last, last), last + BESIDE))
        aside = (i for i in near if i != draft.cue and not self._matter(content, i))
        return any(_asks(self._tree, i) or (_alleges(self._tree, i) and not self._by(draft, i)) for i in aside)

    def _after_reports(self, draft: Draft) -> bool:
        """Whether the draft's sentence tells that it was said after others told something."""
        sentence = self._sentences[self._place(draft)]
        near = range(sentence.first, min(sentence.last, sentence.first + BESIDE))
        return any(_tells_after(self._tree, i) and not self._within(draft, i) for i in near)

    def _within(self, draft: Draft, index: int) -> bool:
        token = self._tree.tokens[index]
        return index == draft.cue or draft.covers(token.start, token.end)

    def _matter(self, content: Content, index: int) -> bool:
        """Whether a word is part of what is said itself, not an aside ("contrary to reports")."""
        aside = self._tree.tokens[index].lemma.lower() in classed("countering")
        return index in content.inside and not aside and is_main(self._tree, content, index)

    def _asked(self, draft: Draft) -> bool:
        """Whether the sentence before tells of a question, as "asked whether"."""
        at = self._place(draft)
        return at > 0 and any(_asks(self._tree, index) for index in self._marks[at - 1])

    def _alleged(self, draft: Draft) -> int | None:
        """How many sentences back the nearest allegation is that the speaker does not make; -1 for the next."""
        at = self._place(draft)
        for away in (1, 2, 3, -1):
            if 0 <= at - away < len(self._sentences) and (
                any(not self._by(draft, index) for index in self._marks[at - away])
                or any(self._alleges(draft, other) for other in self._heard.get(at - away, ()))
            ):
                return away
        return None

    def _about(self, draft: Draft, clause: Denied, sentence: int) -> bool:
        """Whether a sentence has a word in common with a negated clause, or with the name of who says it."""
        extent = self._sentences[sentence]
        told = _stems(self._tree, range(extent.first, extent.last))
        source = range(*(draft.source or (0, 0)))
        if not any(self._tree.tokens[index].tag.startswith("NN") for index in source):
            return True  # "he", "she": whoever that is
        low, high = self._tree.extent(clause.verb)
        return bool(told & (_stems(self._tree, range(low, high)) | _stems(self._tree, source)))

    def _alleges(self, draft: Draft, other: Draft) -> bool:
        """Whether a statement is a denial, which tells of an allegation, or somebody else's allegation."""
        return other.act == "deny" or (other.act == "allege" and self._voice[id(other)] != self._voice[id(draft)])

    def _told(self, draft: Draft, content: Content, clause: Denied, *, own: bool) -> Iterator[str]:
        """Stems of the words said that stand in one nearby sentence of someone else that is not negated."""
        at = self._place(draft)
        low, high = self._tree.extent(clause.verb)
        subject = self._tree.subject(clause.verb)
        matter = [index for index in content.tokens if low <= index < high or index == subject]
        said = _stems(self._tree, matter) - _stems(self._tree, range(*(draft.source or (0, 0))))
        before = self._others(draft, range(max(0, at - BEFORE), at))
        count = min(MOST, max((len(said & self._stems[other]) for other in before), default=0))
        if count:
            yield f"told {count}"
        after = self._others(draft, range(at + 1, min(len(self._sentences), at + AFTER + 1)))
        if own and any(len(said & self._stems[other]) > 1 for other in after):
            yield "told after"
        if clause.noun is not None and self._stands(clause.noun, before):
            yield "thing told"
        if self._stands(clause.verb, before):
            yield "deed told"
        elif self._tree.tokens[clause.verb].lemma.lower() in classed("mental"):
            yield "mental"

    def _stands(self, index: int, sentences: list[int]) -> bool:
        stems = _stems(self._tree, (index,))
        return bool(stems) and any(stems <= self._stems[sentence] for sentence in sentences)

    def _others(self, draft: Draft, sentences: range) -> list[int]:
        """The sentences that are not negated and not the speaker's alone."""
        return [i for i in sentences if not self._negated[i] and self._voices(i) != {self._voice[id(draft)]}]

    def _contested(self, draft: Draft, *, own: bool) -> bool:
        """Whether somebody else speaks in the sentence before, or in this one beside the words; after, of one's own."""
        at, voice = self._place(draft), self._voice[id(draft)]
        beside = {self._voice[id(d)] for d in self._heard.get(at, ()) if not d.covers(draft.start, draft.end)}
        inner = {self._voice[id(d)] for d in self._heard.get(at, ()) if draft.covers(d.start, d.end)}
        after = self._voices(at + 1) if own else set()
        return bool((self._voices(at - 1) | after | (beside - inner)) - {voice})

    def _continued(self, draft: Draft) -> bool:
        """Whether the same speaker has just denied or conceded something."""
        at, own = self._place(draft), self._voice[id(draft)]
        before = [other for place in (at - 1, at) for other in self._heard.get(place, ()) if other.start < draft.start]
        return any(self._voice[id(other)] == own and other.act in ("deny", "concede") for other in before)

    def _voices(self, sentence: int) -> set[str]:
        return {self._voice[id(draft)] for draft in self._heard.get(sentence, ())}

    def _by(self, draft: Draft, index: int) -> bool:
        """Whether an allegation is the speaker's own; to deny or reject something is an answer to others."""
        if self._tree.tokens[index].lemma.lower() in classed("denying") or _asks(self._tree, index):
            return False
        own, at = self._voice[id(draft)], self._tree.tokens[index].sentence
        return any(self._voice[id(other)] == own and other.cue == index for other in self._heard.get(at, ()))

    def _place(self, draft: Draft) -> int:
        return max(0, bisect_right(self._starts, draft.start) - 1)


def _stems(tree: Tree, indexes: Iterable[int]) -> frozenset[str]:
    """The first letters of nouns, verbs, adjectives and numbers."""
    tokens = (tree.tokens[index] for index in indexes)
    lemmas = (token.lemma.lower() for token in tokens if token.tag[:2] in ("NN", "VB", "JJ", "CD"))
    return frozenset(_stem(lemma) for lemma in lemmas if lemma not in LIGHT and len(lemma) > 2)


def _stem(lemma: str) -> str:
    ending = next((suffix for suffix in SUFFIXES if lemma.endswith(suffix) and len(lemma) - len(suffix) >= 4), "")
    return lemma[: len(lemma) - len(ending)][:STEM]


def _negates(tree: Tree, index: int) -> bool:
    return tree.tokens[index].dep == "neg" or tree.tokens[index].lemma.lower() in ("no", "none", "nothing", "nobody")


def _alleges(tree: Tree, index: int) -> bool:
    """ "alleged", "rumours of"; also "as the minister had claimed", "despite reports"."""
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    if lemma in classed("alleging"):
        return True
    if token.dep == "advcl" and lemma in verbs():
        mark = tree.child(index, "mark", "advmod")
        return mark is not None and tree.tokens[mark].lemma.lower() == "as"
    return lemma == "despite" and any(
        tree.tokens[c].lemma.lower() in (*nouns(), *verbs()) for c in tree.children[index]
    )


def _tells_after(tree: Tree, index: int) -> bool:
    """ "After a daily reported that ...", "after accounts announced his death"."""
    token = tree.tokens[index]
    cue = verbs().get(token.lemma.lower()) if token.dep in ("advcl", "pcomp") else None
    if cue is None or cue.act not in ("assert", "allege"):
        return False
    return any(tree.tokens[c].lemma.lower() == "after" for c in tree.children[index]) or (
        tree.tokens[token.head].lemma.lower() == "after"
    )


def _asks(tree: Tree, index: int) -> bool:
    """ "asked whether", "asked about", "responding to", "in reply to"."""
    word = tree.tokens[index].lemma.lower()
    following = tree.tokens[index + 1].lemma.lower() if index + 1 < len(tree.tokens) else ""
    asked = word == "ask" and following in ("whether", "if", "about") and not tree.negated(index)
    return asked or (word in ("respond", "response", "reply", "answer", "question") and following in ("to", "about"))
