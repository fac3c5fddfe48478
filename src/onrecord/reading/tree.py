"""The dependency tree of a reading, with what a walk over it needs worked out once."""

from onrecord.reading.tokens import Reading

SUBJECTS = ("nsubj", "nsubjpass", "csubj")


class Tree:
    """Children and extents of every token of a reading; indexes are those of `reading.tokens`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self.children[token.head].append(index)
        self.left = list(range(len(self.tokens)))
        self.right = [index + 1 for index in range(len(self.tokens))]
        self._widen()

    def _widen(self) -> None:
        """Grow each token's extent to its subtree's, children before heads."""
        order: list[int] = [index for index, token in enumerate(self.tokens) if token.head == index]
        for index in order:  # grows while it is walked
            order.extend(self.children[index])
        for index in reversed(order):
            head = self.tokens[index].head
            self.left[head] = min(self.left[head], self.left[index])
            self.right[head] = max(self.right[head], self.right[index])

    def extent(self, index: int) -> tuple[int, int]:
        """`[first, last)` of the tokens under a token, itself included."""
        return self.left[index], self.right[index]

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of the labels."""
        return next((c for c in self.children[index] if self.tokens[c].dep in deps), None)

    def subject(self, verb: int) -> int | None:
        """The subject of a verb: its own, else that of the verb it is coordinated with or depends on.

        The climb is bounded; a subject is inherited over conj, advcl, xcomp and pcomp, as in "she left, saying ...".
        """
        for _ in range(4):
            own = self.child(verb, *SUBJECTS)
            if own is not None:
                return own
            token = self.tokens[verb]
            if token.dep not in ("conj", "advcl", "xcomp", "pcomp", "prep", "dep") or token.head == verb:
                return None
            verb = token.head
        return None

    def negated(self, verb: int) -> bool:
        """Whether a verb is denied itself ("has not said", "never said")."""
        return any(
            self.tokens[c].dep == "neg" or self.tokens[c].lemma.lower() in ("never", "neither")
            for c in self.children[verb]
        )
