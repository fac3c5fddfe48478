"""Purposes that an act is said to have: "sent to rebuild", "came for the gas"; two sides may give two that part."""

import re
from functools import cache

import msgspec

from onrecord.claims.concepts import said
from onrecord.claims.cues import words_of
from onrecord.claims.wording import Wording
from onrecord.spans import Span

# Where someone or something is, comes or is sent, before what it is there for.
PLACED = (
    r"\b(?:here|there|in|at|on|near|come|came|comes|coming|sen[dt]|sends|sending|dispatch\w*|deploy\w*|arriv\w*|enter\w*|"
    r"station\w*|moved?|built|building|set\s+up|bought|used|lowered|raised|opened|closed)\b(?:[^,;.:“”\"]|,(?=\d)){0,60}?\s(?:in\s+order\s+)?to\s+"
)
# Words for a purpose: "their task was to ...", "aimed at ...".
MEANT = (
    r"\b(?:task|aim|purpose|goal|mission|job|objective|intention)s?\s+(?:is|was|are|were|had\s+been)\s+"
    r"(?:only\s+|merely\s+|simply\s+)?to\s+"
    r"|\b(?:aimed\s+at|meant\s+to|intended\s+to|designed\s+to|for\s+the\s+purpose\s+of|with\s+the\s+aim\s+of)\s+"
    r"|\bwho\s+(?:will|would|are\s+to|were\s+to)\s+"
)
# "There for the gasfield."
THING = re.compile(r"\b(?:here|there|come|came)\s+for\s+(?=the\s+[a-z])", re.IGNORECASE)
# Verbs after which another tells the purpose: "help rebuild".
HELPING = frozenset({"help", "helping", "assist", "aid"})


class Purpose(msgspec.Struct, frozen=True):
    """What an act is said to be for: concepts and names of the purpose, and those of the act itself."""

    aims: frozenset[str]
    act: frozenset[str]

    def parts_from(self, other: "Purpose") -> bool:
        """Whether the two have nothing in common."""
        return not self.aims & other.aims


def purpose(text: str, span: Span, wording: Wording) -> Purpose | None:
    """The purpose that the words of a span give for what they tell; None also where it is said to be none."""
    if wording.negated:
        return None
    found = (pattern.search(text, span.start, span.end) for pattern in (_finder(), THING))
    ends = [match.end() for match in found if match is not None]
    if not ends:
        return None
    aims = {each.concept for each in said(text, min(ends), span.end) if each.concept not in HELPING}
    act = {each.concept for each in said(text, span.start, min(ends))} | set(wording.names)
    return Purpose(frozenset(aims), frozenset(act)) if aims else None


@cache
def _finder() -> re.Pattern[str]:
    """What stands before a purpose, where one of the verbs follows that tell one; "rebuilding" is "rebuild" here."""
    verbs = "|".join(sorted(words_of("purpose_verbs")))
    return re.compile(rf"(?:{PLACED}|{MEANT})(?=(?:{verbs})(?:ing)?\b)", re.IGNORECASE)
