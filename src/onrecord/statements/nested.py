"""Two readers' statements as one list: what one of them finds within, around or instead of the other's."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from onrecord.reading import Tree
from onrecord.statements.cues import minds, verbs, voicing
from onrecord.statements.drafts import Draft
from onrecord.statements.mending import Shelf, cut_off, mend
from onrecord.statements.overlaps import Extent, alike, covers, extent, holds, meet, overlaps, twins, uncrowded
from onrecord.statements.relays import Relays, carried, is_outlet
from onrecord.statements.sources import overheard

FLOOR = 0.55  # confidence from which a rule's find within an outlet's words is taken
UTTERANCE = 0.7  # the same within anyone's words
AROUND = 0.65  # the same for one around another: it claims more of the text
# Acts that are told as such even with a mere noun for content.
UTTERED = ("deny", "confirm", "concede", "allege", "warn", "promise", "demand", "condemn", "praise", "predict")
PASSING = ("quote", "cite", "report")  # cues of which the subject relays, whatever it is
KEEPING = ("keep", "go", "continue", "start", "begin")  # verbs that go on with what they take
# Texts and bodies of which findings are told in words.
FINDING = frozenset(
    {"audit", "commission", "court", "inquiry", "investigation", "judge", "jury", "panel", "probe", "report", "review"}
    | {"study", "survey", "tribunal"}
)
SPEAKING = ("argue", "joke", "speak", "talk", "tell")  # verbs that with a preposition tell of an utterance
ASIDE = ("acl", "advcl", "relcl")  # clauses beside the one that is told


def nested(
    tree: Tree, drafts: Iterable[Draft], ruled: Iterable[Draft], roster: Relays, quoted: Callable[[int], bool]
) -> list[Draft]:
    """The drafts, and of the rules' those that nest with them: within one's content, around one, or in its stead.

    A rule stands in the stead of a draft that takes who relays for who speaks ("Reuters quoted the office as saying",
    "according to the agency, the office said"), or the words that name a source for what it said.

    Args:
        tree: of the reading.
        drafts: as some reader found them.
        ruled: as rules found them (`clauses`, `citations`, `direct`); may share drafts with the first.
        roster: who is named, to tell outlets from those whose words they print.
        quoted: whether a code point stands within quotation marks; whom a speaker quotes there is not taken apart.

    Returns:
        Drafts by start, the longest first; no two share a cue and words. Those taken from the rules because they
        stand within another are marked `inner`.
    """
    rules = uncrowded(tree, sorted(ruled, key=lambda d: (-d.confidence, d.start)))
    drafts = list(drafts)
    mend(tree, drafts, rules)
    by_outlet = [rule for rule in rules if _relayed(rule) and _by_outlet(tree, roster, rule)]
    for rule in by_outlet:
        rule.cited = False  # it is sure who speaks: whoever cites passes words on
    kept = _corrected(tree, drafts, Shelf(tree, rules), Shelf(tree, by_outlet), roster)
    for rule in by_outlet:
        if not any(twins(rule, other) for other in kept.near(rule)):
            kept.add(rule)
    for rule in rules:
        about = kept.near(rule)
        if any(twins(rule, other) for other in about):
            continue
        outer = [other for other in about if _clipped(tree, other, rule)]
        if any(_fits(tree, rule, other, roster, quoted) for other in outer):
            rule.inner = True
            kept.add(rule)
        elif (
            not (outer or rule.quoted)
            and rule.confidence >= AROUND
            and any(holds(tree, rule, other) for other in about)
        ):
            kept.add(rule)
    for draft in kept.drafts:
        _part_relay(tree, draft)
    cut_off(tree, kept)
    return sorted(kept.drafts, key=lambda d: (d.start, -d.end, d.cue or 0))


def _corrected(tree: Tree, drafts: list[Draft], rules: Shelf, by_outlet: Shelf, roster: Relays) -> Shelf:
    """The drafts, with rules in the stead of those that take a relay for a speaker."""
    kept = Shelf(tree, [])
    stead: list[Draft] = []
    for draft in drafts:
        instead = _instead(tree, draft, rules.near(draft), by_outlet.near(draft), roster)
        stead.extend(instead)
        if not instead:
            kept.add(draft)
    for rule in stead:
        if not any(twins(rule, other) for other in kept.near(rule)):
            kept.add(rule)
    return kept


def _instead(tree: Tree, draft: Draft, rules: list[Draft], by_outlet: list[Draft], roster: Relays) -> list[Draft]:
    """The rules that stand in a draft's stead, none where it may stay."""
    if any(rule is draft for rule in by_outlet):
        return []
    for rule in by_outlet:
        if _mistakes(tree, draft, rule):
            return [rule]
    pairs = ((outer, inner) for outer in rules for inner in rules if inner is not draft and holds(tree, outer, inner))
    found = next((pair for pair in pairs if _confuses(tree, draft, *pair, roster)), ())
    return list(found)


def _confuses(tree: Tree, draft: Draft, outer: Draft, inner: Draft, roster: Relays) -> bool:
    """Whether a draft mixes two statements, one within the other: source, words or cue of one with the other's."""
    if not meet(draft.source, outer.source):  # the inner's words and source, with the cue of who reports it
        return outer.cue == draft.cue and twins(draft, inner)
    if outer is draft:
        return False
    outlet = outer.source is not None and is_outlet(tree, roster, outer.source)
    return _swallows(tree, draft, outer, inner, outlet=outlet)


def _mistakes(tree: Tree, draft: Draft, rule: Draft) -> bool:
    """Whether a draft takes the relay, or the words about it, for a statement of its own."""
    parts = [part for part in (rule.source, rule.relay) if part is not None]
    if rule.cue is None or draft.cue == rule.cue:
        return True
    if all(draft.covers(*extent(tree, part)) for part in (*parts, (rule.cue, rule.cue + 1))):
        return False  # it holds the whole, as what someone else said
    if draft.cue is not None and any(first <= draft.cue < last for first, last in parts):
        return True
    same = draft.source is None or any(meet(draft.source, part) for part in parts)
    return any(overlaps(draft, extent(tree, part)) for part in parts) or (same and alike(draft, rule))


def _swallows(tree: Tree, draft: Draft, outer: Draft, inner: Draft, *, outlet: bool) -> bool:
    """Whether a draft gives the outer source the inner's words, or for words no more than the inner's name."""
    if draft.cue == outer.cue and inner.source is not None:
        low, high = extent(tree, inner.source)
        if low <= draft.start and draft.end <= high:
            return True
        if draft.start <= low and inner.cue is not None and draft.end <= inner.start:
            return covers(draft, extent(tree, (inner.cue, inner.cue + 1)))  # "the army had promised": cut short
    if inner.cue is None or covers(draft, extent(tree, (inner.cue, inner.cue + 1))):
        return False
    if draft.cue == outer.cue and overlaps(draft, (inner.start, inner.end)):
        behind = tree.tokens[inner.cue].end <= draft.start <= inner.start and draft.end <= outer.end
        if behind and is_told(tree, inner.cue) and not of_mind(tree, inner.cue):
            return True  # "[The guard told us on Monday] that ..., the paper reported"
    if draft.cue == inner.cue and not outlet and (inner.source is None or _is_pronoun(tree, inner.source)):
        return False  # who the inner's pronoun is, rather than who speaks around it
    return alike(draft, inner) and not meet(draft.source, inner.source)


def _is_pronoun(tree: Tree, source: Extent) -> bool:
    """ "He", "who", "those": words that another name may stand for."""
    return source[1] - source[0] == 1 and tree.tokens[source[0]].tag in ("PRP", "WP", "WDT", "DT")


def _relayed(rule: Draft) -> bool:
    """Whether a rule tells who relays apart from who speaks."""
    return rule.relay is not None and rule.relay != rule.source


def _by_outlet(tree: Tree, roster: Relays, rule: Draft) -> bool:
    """Whether who relays, by a rule, is an outlet, or passes words on by its verb ("quoted him as saying")."""
    if rule.relay is None or rule.cue is None or tree.tokens[rule.relay[0]].tag == "PRP":
        return False
    cue, before = tree.tokens[rule.cue], tree.tokens[max(0, rule.relay[0] - 2)]
    passes = cue.lemma.lower() in PASSING or before.text.lower() == "according"
    saying = tree.tokens[rule.cue - 1].text.lower() in ("as", "having", "have") and cue.tag in ("VBG", "VBN")
    return passes or saying or is_outlet(tree, roster, rule.relay)


def _clipped(tree: Tree, outer: Draft, rule: Draft) -> bool:
    """Whether one draft's words hold a rule's, which end where they do: what is coordinated may be the outer's."""
    if holds(tree, outer, rule):
        return True
    start, end = rule.content[-1]
    within = next((last for first, last in outer.content if first <= start < last < end), None)
    if within is None or tree.reading.text[within : within + 1] not in (",", ";"):
        return False
    clipped = replace(rule, content=[*rule.content[:-1], (start, within)])
    if not holds(tree, outer, clipped):
        return False
    rule.content = clipped.content
    return True


def _fits(tree: Tree, rule: Draft, outer: Draft, roster: Relays, quoted: Callable[[int], bool]) -> bool:
    """Whether a rule's find is to stand within another's words: any in an outlet's, else what somebody uttered."""
    if rule.cue is None or (rule.source is None and tree.child(rule.cue, "auxpass") is None):
        return False
    cue = tree.tokens[rule.cue]
    if quoted(cue.start):
        return False
    finite = is_told(tree, rule.cue)
    if not finite or (cue.dep in ASIDE and rule.confidence < UTTERANCE):
        return False
    if outer.source is not None and is_outlet(tree, roster, outer.source):
        return rule.confidence >= FLOOR
    return not of_mind(tree, rule.cue) and sure_enough(tree, rule)


def is_told(tree: Tree, cue: int) -> bool:
    """Whether a cue tells that something was said: "was saying", "kept saying" do, "by saying" does not.

    Nor is anything said where somebody only asks for it: "requested that the port confirm it".
    """
    token = tree.tokens[cue]
    above = tree.tokens[token.head]
    asked = above.lemma.lower() in verbs() and verbs()[above.lemma.lower()].act == "demand"
    if asked and token.dep == "ccomp" and token.tag in ("VB", "VBP"):
        return False
    if token.tag != "VBG" or token.text.lower() == "according" or overheard(tree, cue) is not None:
        return True
    goes_on = token.dep == "xcomp" and above.lemma.lower() in KEEPING
    return goes_on or any(tree.tokens[c].lemma.lower() in (*KEEPING, "be") for c in tree.children[cue])


def of_mind(tree: Tree, cue: int) -> bool:
    """Whether a cue tells what somebody thinks; "voiced fears" and "expressed concern" are utterances."""
    token = tree.tokens[cue]
    voice = tree.tokens[token.head].lemma.lower()
    lemma, subject = token.lemma.lower(), tree.subject(cue)
    if lemma == "agree" and tree.child(cue, "xcomp") is not None:
        return False  # "agreed to talk" is what somebody undertook, "agreed that ..." may be a view
    if lemma in ("estimate", "find") and subject is not None and tree.tokens[subject].lemma.lower() in FINDING:
        return False  # "the audit found that ..." is what it says
    return lemma in minds() and not (token.dep == "dobj" and voice in voicing() and voice != "have")


def sure_enough(tree: Tree, rule: Draft) -> bool:
    """Whether a rule is sure enough of its find for words within anyone's: surer where a noun may be no content."""
    cue = None if rule.cue is None else tree.tokens[rule.cue]
    row = None if cue is None or cue.tag == "VB" else verbs().get(cue.lemma.lower())
    uttered = rule.act in UTTERED or (row is not None and "n" in row.frames)  # "announced a plan"
    spoken = cue is not None and cue.lemma.lower() in SPEAKING and cue.tag in ("VBD", "VBN")
    uttered = uttered or spoken  # "spoke of a plan"
    return rule.confidence >= (FLOOR if uttered else UTTERANCE)


def _part_relay(tree: Tree, draft: Draft) -> None:
    """Part a source from who passed it on: "a police statement carried by the agency"."""
    found = None if draft.source is None else carried(tree, draft.source)
    if found is not None:
        draft.source, draft.relay = found[0], draft.relay if _relayed(draft) else found[1]
