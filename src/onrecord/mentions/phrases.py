"""Noun phrases, read off the tags in a straight line: where one begins, where its head is, where it ends.

The parse is asked only where the tags do not tell, since it is often wrong on long names and appositions.
"""

from onrecord.mentions.lexicon import lexicon, singular
from onrecord.reading import Reading

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
WITHIN = NOUNS | {"JJ", "JJR", "JJS", "POS", "HYPH", "CD", "VBN", "VBG", "AFX", "$", "FW", "``", "''"}
DETERMINERS = frozenset(("DT", "PRP$", "PDT", "WP$"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
LONGEST = 40  # tokens in one role or description


def head_of(reading: Reading, first: int, last: int) -> int:
    """The head noun or pronoun of the phrase that begins at a token: the last noun before what follows the noun."""
    tokens = reading.tokens
    head = first
    seen = False
    for index in range(first, last):
        tag = tokens[index].tag
        if tag in NOUNS or tag in ("PRP", "WP", "CD", "DT", "PRP$") or (tag in ("JJ", "JJR", "JJS", "RB") and not seen):
            if tag in NOUNS or not seen:
                head = index
            seen = seen or tag in NOUNS
        elif tag == "CC" and not seen:
            continue
        elif tag not in WITHIN and (seen or index > first) and not _bracket(tokens[index].text, tag, seen):
            break
        if seen and tag in ("VBN", "VBG") and tokens[index - 1].tag != "HYPH":
            break
    return head


def phrase_start(reading: Reading, head: int) -> int:
    """Where the noun phrase that a head ends begins, within its sentence; its determiner included."""
    tokens = reading.tokens
    floor = max(reading.sentences[tokens[head].sentence].first, head - LONGEST)
    first = head
    while first > floor and (tokens[first - 1].tag in WITHIN and tokens[first - 1].text not in '“”"‘'):
        first -= 1
    while first < head and tokens[first].tag in ("POS", "HYPH", "''", "``"):
        first += 1
    return first - 1 if first > floor and tokens[first - 1].tag in DETERMINERS else first


def description_end(reading: Reading, head: int, last: int) -> int:
    """Where a description ends: before a comma, a relative clause or a verb; "of", "for" and the like go on."""
    tokens = reading.tokens
    index = head + 1
    while index < min(last, head + LONGEST):
        token = tokens[index]
        stop = (
            token.tag in FINITE
            or token.tag == "PRP"
            or token.text in (",", "(", ";", ":", "—", "–")
            or token.text.casefold() in lexicon().ends
        )
        if stop or _participle(reading, index, last) or _second(reading, index, last):
            break
        index += 1
    while index > head + 1 and tokens[index - 1].tag in ("IN", "DT", "CC", "POS", ".", "``", "''", "PRP$"):
        index -= 1
    return index


def role_end(reading: Reading, first: int) -> int:
    """Where an apposition that begins at a token ends: at its closing comma or dash, or before a verb."""
    tokens = reading.tokens
    limit = min(reading.sentences[tokens[first].sentence].last, first + LONGEST)
    index = first
    while index < limit:
        token = tokens[index]
        if token.text in (";", ":", "—", "–", ")", "(", "”", "“", '"') or token.tag == "." or token.tag in FINITE:
            break
        if token.text == "," and not _goes_on(reading, index, limit):
            break
        if token.text in ("who", "which", "that", "where"):
            break
        index += 1
    while index > first and tokens[index - 1].tag in (",", "IN", "CC", "DT", "RB"):
        index -= 1
    return index


def noun_at(reading: Reading, index: int) -> str:
    """The lower-case singular of the noun at a token; with the word before in "prime minister" and the like."""
    token = reading.tokens[index]
    noun = singular(token.text.casefold())
    if index and reading.tokens[index - 1].end + 1 == token.start:
        two = f"{reading.tokens[index - 1].text.casefold()} {noun}"
        if lexicon().office(two) or lexicon().body(two):
            return two
    if index > 1 and reading.tokens[index - 1].tag == "HYPH":
        joined = reading.text[reading.tokens[index - 2].start : token.end].casefold()
        if lexicon().office(joined) or lexicon().body(joined):
            return joined
    return noun


def without_fillers(reading: Reading, first: int, last: int) -> int:
    """Where a description begins once articles and quantifiers are off; never past its last token.

    A quantifier stays where it is all that is described: "many in the town".
    """
    tokens = reading.tokens
    index = first
    while index < last - 1 and tokens[index].text.casefold() in lexicon().fillers:
        if tokens[index + 1].tag == "IN" and tokens[index + 1].text != "of":
            break
        index += 1
    return index


def _goes_on(reading: Reading, comma: int, limit: int) -> bool:
    """Whether an apposition goes on after a comma: "and" with no verb before the next comma, or a further office."""
    tokens = reading.tokens
    if comma + 1 >= limit or tokens[comma + 1].text not in ("and", "former"):
        return False
    for index in range(comma + 1, min(limit, comma + 12)):
        if tokens[index].tag in FINITE:
            return False
        if tokens[index].text == ",":
            return True
    return False


def _noun_follows(reading: Reading, index: int, last: int) -> bool:
    return index + 1 < last and reading.tokens[index + 1].tag in NOUNS | {"JJ", "HYPH"}


def _participle(reading: Reading, index: int, last: int) -> bool:
    """Whether a participle or infinitive hangs on the noun before it ("a report released last year")."""
    tokens = reading.tokens
    if tokens[index].tag == "TO":
        return index + 1 < last and tokens[index + 1].tag == "VB"
    after_noun = tokens[index - 1].tag in NOUNS
    return tokens[index].tag in ("VBG", "VBN") and (after_noun or not _noun_follows(reading, index, last))


def _second(reading: Reading, index: int, last: int) -> bool:
    """Whether "and" joins another source with a determiner of its own ("the nominee and his aides")."""
    joined = reading.tokens[index].tag == "CC" and index + 1 < last
    return joined and reading.tokens[index + 1].tag in DETERMINERS


def _bracket(text: str, tag: str, seen: bool) -> bool:
    return not seen and (tag in ("RB", "IN", "DT", "PRP$", "PDT", "RBR", "RBS", ",") or text in "“\"‘'[")
