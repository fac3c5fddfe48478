"""Ages that are told by a bare number: "Ana Ruiz, 35,", "he will be 40", "children under five"."""

import re

from onrecord.quantities.amounts import Amount
from onrecord.quantities.parse import Parse

OLDEST = 125
AFTER_NAME = re.compile(r"[^\W\d_], \Z")
CLOSED = re.compile(r"[,.;:)]|$| and\b")
LIMITED = re.compile(
    r"\b(?:children|adults|people|men|women|those|anyone|everyone|boys|girls|kids|citizens|residents|persons|voters|patients|youths?)"
    r" (?:under|over|below|above|between) \Z",
    re.IGNORECASE,
)
WHO = frozenset({"he", "she", "i", "who", "you"})
TURNED = frozenset({"be", "turn", "become"})


def is_age(parse: Parse, amount: Amount, first: int, last: int) -> bool:
    """Whether a bare number is somebody's age."""
    number, text = amount.number, parse.reading.text
    if not 0 < amount.low <= OLDEST or amount.low != int(amount.low) or number.scaled or number.part:
        return False
    if LIMITED.search(text, max(0, number.start - 30), number.start):
        return True
    if (
        number.digits
        and AFTER_NAME.search(text, max(0, number.start - 3), number.start)
        and CLOSED.match(text, number.end)
    ):
        names = [parse.token(first - back, parse.tokens[first].sentence) for back in (2, 3)]
        someone = names[0] is not None and names[0].tag == "NN" and names[0].head > first  # "the keeper, 24, has"
        named = all(name is not None and name.tag == "NNP" for name in names)
        return named or someone or parse.names.get(first - 2) == "PERSON"
    token = parse.tokens[parse.top(first, last)]
    verb = parse.tokens[token.head]
    if token.dep not in ("attr", "acomp", "dobj", "oprd") or verb.lemma.lower() not in TURNED:
        return False
    subject = parse.child(token.head, "nsubj", "nsubjpass")
    return subject is not None and (parse.tokens[subject].text.lower() in WHO or parse.names.get(subject) == "PERSON")
