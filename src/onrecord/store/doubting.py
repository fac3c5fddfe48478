"""What a person is asked about a story: names that may be one's or two's, and statements that count for nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord import people
from onrecord.judgements import Judgement
from onrecord.mentions.nouns import Entity
from onrecord.people.unions import Unions
from onrecord.spans import Span, content_id
from onrecord.statements.nouns import Statement
from onrecord.store.nouns import Act, Answer, Question
from onrecord.store.reasons import shown
from onrecord.store.views import StoryView


def questions(view: StoryView, decided: Sequence[Judgement]) -> list[Question]:
    """What is in doubt in a story and nobody has decided, by how much hangs on it; of as much, people first, by id."""
    orphaned = set(view.orphaned())
    standing = [each for each in decided if each.id not in orphaned]
    found = [*_on_names(view, standing), *_on_statements(view, standing)]
    return sorted(found, key=lambda each: -each.statements)


def acts(question: Question, answer: Answer, name: str = "") -> tuple[Act, ...]:
    """The decisions that an answer comes to; `name` is the name to show, or of the statement's speaker."""
    if question.about == "statement":
        if answer == "rename":
            return (Act("correct", question.lines, name),)
        return (Act("accept" if answer == "yes" else "reject", question.lines),)
    if answer == "no":
        return (Act("split", question.lines),)
    renamed = (Act("rename", question.lines[:1], name),) if answer == "rename" else ()
    return (Act("merge", question.lines), *renamed)


class Answered:
    """What the answers of one sitting leave open: who was placed with one is not asked about with another."""

    def __init__(self, asked: Iterable[Question]) -> None:
        self._groups = Unions(key for question in asked for key in question.lines)
        self._placed: set[str] = set()

    def note(self, question: Question, answer: Answer) -> None:
        """Take in an answer."""
        if question.about == "statement":
            return
        one, other = question.lines
        if answer == "no":
            self._groups.set_apart(one, other)
        else:
            self._groups.join(one, other)
            self._placed.add(other)

    def follows(self, question: Question) -> bool:
        """Whether the answer to a question follows from others."""
        if question.about == "statement":
            return False
        one, other = question.lines
        together = self._groups.find(one) == self._groups.find(other)
        return together or self._groups.are_apart(one, other) or other in self._placed


def _on_names(view: StoryView, decided: Sequence[Judgement]) -> Iterator[Question]:
    reports = view.reports()
    findings = {report.id: view.findings(report.id) for report in reports}
    entities = {entity.id: entity for found in findings.values() for entity in found.entities}
    for doubt in people.doubts(reports, findings, judgements=decided):
        pair = entities[doubt.one], entities[doubt.other]
        words = people.signs()[doubt.sign][1]
        if all(entity.mentions for entity in pair):
            yield Question(
                id=doubt.id,
                about="entity",
                story=view.story.id,
                why=f"{'taken for one' if doubt.joined else 'may be one'}: {words}",
                names=tuple(entity.name for entity in pair),
                lines=(doubt.one, doubt.other),
                statements=doubt.statements,
                shown=tuple(shown(view, _named(view, entity)) for entity in pair),
                joined=doubt.joined,
            )


def _named(view: StoryView, entity: Entity) -> Span:
    """A mention that prints the name, else the first."""
    return next((span for span in entity.mentions if view.quote(span) == entity.name), entity.mentions[0])


def _on_statements(view: StoryView, decided: Sequence[Judgement]) -> Iterator[Question]:
    doubtful = set(view.doubtful())
    judged = [span for each in decided if each.kind == "statement" for span in each.about]
    size = Counter[str]()
    for claim in view.claims():
        held = {member.statement for member in claim.members if member.statement}
        size.update(dict.fromkeys(held, len(held)))
    found = []
    for said in view.statements():
        why = _why(said, doubtful=said.id in doubtful)
        if why and not any(span.overlaps(piece) for span in judged for piece in said.content):
            found.append(_on_statement(view, said, why, max(1, size[said.id])))
    yield from sorted(found, key=lambda question: (-question.statements, question.id))


def _why(said: Statement, *, doubtful: bool) -> str:
    if doubtful:
        return f"a doubtful statement, confidence {said.confidence:.2f}: it counts for nothing"
    return "nobody is known to say so" if said.source and said.speaker is None else ""


def _on_statement(view: StoryView, said: Statement, why: str, hangs: int) -> Question:
    source = view.report(said.content[0].report).quote(said.source)
    return Question(
        id=content_id("d", said.id),
        about="statement",
        story=view.story.id,
        why=why,
        names=(source or "no source",),
        lines=(said.id,),
        statements=hangs,
        shown=tuple(shown(view, span) for span in said.content),
    )
