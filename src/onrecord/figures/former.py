"""Figures set beside another in their sentence: what it was before ("up from 43"), and what it is not ("not 210")."""

import re
from typing import Literal

from onrecord.quantities.nouns import Quantity
from onrecord.reports.report import Report
from onrecord.spans import Span

Place = Literal["former", "negated", "beside", ""]
FORMER: Place = "former"
NEGATED: Place = "negated"
BESIDE: Place = "beside"
BACK = 60  # code points before a figure that are looked at

# "up from", "raised from its earlier", "revised the figure down from": the figure was given before.
_FORMER = re.compile(
    r"\b(?:up|down|raised|revised|increased|lowered|corrected|rising|rose|risen|grew|grown|climbed|climbing|jumped|fell|"
    r"fallen|increase|rise|jump|cut|reduced|compared|earlier|previous|initial)\b[^,.;\d]{0,30}?\b"
    r"(?:from|with|than)\s(?:(?:the|an|a|its|earlier|previous|initial|just|only|first)\s)*$"
    r"|\b(?:from|earlier|previous|initial|original|first)\s(?:(?:the|an|a|its|just|only|count|figure|estimate|toll|tally|of)\s)*$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|rather than|instead of)\s(?:the\s)?$", re.IGNORECASE)
_AT_FIRST = re.compile(r"[^,.;\d]{0,40}\b(?:first|earlier|initially|originally|previously|before)\b", re.IGNORECASE)
_COUNT_OF = re.compile(
    r"\bfrom\s[\w.,]+(?:\s\w+)?\sto\s$|\b(?:count|figure|estimate|tally|number|toll|total|crowd|turnout)\s(?:of|at|to)\s(?:the\s)?$",
    re.IGNORECASE,
)


def standing_for(report: Report, quantity: Quantity, sentence: Span) -> Place:
    """Whether a figure is an earlier one, is said not to hold, or merely stands beside what it counts."""
    start = quantity.span.start
    before = report.text[max(sentence.start, start - BACK) : start]
    if _NOT.search(before):
        return FORMER if _AT_FIRST.match(report.text, quantity.span.end, sentence.end) else NEGATED
    bare = quantity.counted is None and quantity.unit is None
    found = _FORMER.search(before)
    if found and (bare or found.group().split()[0].casefold() != "from"):
        return FORMER
    return BESIDE if bare and _COUNT_OF.search(before) else ""
