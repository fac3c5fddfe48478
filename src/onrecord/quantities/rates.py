"""What an amount is told per: "40 an hour", "$5 a share", "900 calls per day"."""

import re
from functools import cache

from onrecord.quantities.tables import words_after, words_of


def per_what(text: str, place: int, limit: int) -> tuple[str, int] | None:
    """What an amount that ends at `place` is told per, in the singular, and where the words for it end; else None.

    Anything may stand after "per" and a known unit after a stroke, but after "a" only what things are shared out by.
    """
    match = _per().match(text, place, limit)
    if not match:
        return None
    what = match["any"] or match["some"]
    if what in words_of("not_shared_out") or (text[place] == "/" and what not in words_after()):
        return None
    form = words_after().get(what)
    return (form.unit if form and form.unit != "pound sterling" else what), match.end()


@cache
def _per() -> re.Pattern[str]:
    some = "|".join(words_of("shared_out"))
    return re.compile(
        r"(?: per |/)(?P<any>(?:square |cubic )?[a-z]{2,20})\b"
        rf"|(?: an? | a-| each | every )(?P<some>{some}|square (?:foot|metre|meter))\b"
        r"(?! (?:ago|earlier|later|before|after|on)\b)"
    )
