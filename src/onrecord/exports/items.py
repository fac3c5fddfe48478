"""What changed in a record, one item a change, as the feeds show it: a title, the words behind it, when and where."""

from collections.abc import Iterator

import msgspec

from onrecord.record import Record
from onrecord.spans import Span
from onrecord.store.diffs import Diff
from onrecord.store.lookup import opening
from onrecord.store.views import StoryView

LONGEST_TITLE = 160  # code points
UNDATED = "1970-01-01T00:00:00Z"  # a feed cannot leave a moment open


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One change.

    Attributes:
        key: tells it from every other change, and is the same at every look.
        kind: `claim`, `standing`, `statement`, `figure`, `prospect`, `name`, `story` or `report`.
        title: one line for people.
        text: the words that it rests on, and where they stand.
        at: when it happened, RFC 3339, in UTC.
        url: of the report that the words stand in, or None.
    """

    key: tuple[str, ...]
    kind: str
    title: str
    text: str
    at: str
    url: str | None = None


def items(record: Record, diff: Diff) -> list[Item]:
    """Every change as an item, the latest first; of equal times by kind, then key."""
    texts = _Texts(record)
    found = [*_turned(texts, diff), *_brought(texts, diff), *_named(texts, diff), *_entered(texts, diff)]
    return sorted(sorted(found, key=lambda item: (item.kind, item.key)), key=lambda item: item.at, reverse=True)


class _Texts:
    """The stories that changes are in, each opened once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._views: dict[str, StoryView] = {}

    def view(self, story: str) -> StoryView:
        """One story."""
        if story not in self._views:
            self._views[story] = self._record.story(story)
        return self._views[story]

    def item(self, key: tuple[str, ...], title: str, words: str, *, story: str, span: Span, at: str) -> Item:
        """An item on words of a report; the first part of its key is its kind."""
        view = self.view(story)
        report, published = view.report(span.report), view.published(span.report)
        day = published.day or ""
        where = ", ".join(filter(None, (report.outlet, report.title, day)))
        return Item(
            key=(*key, f"{span.report} {span.start}"),
            kind=key[0],
            title=_line(title),
            text=f"{words}\n— {where}" if where else words,
            at=_moment(at),
            url=report.url,
        )


def _turned(texts: _Texts, diff: Diff) -> Iterator[Item]:
    """Claims that are new, or stand otherwise."""
    for each in (*diff.new, *diff.changed):
        if each.before is None:
            kind, how = "claim", f"New, {each.after}"
        else:
            kind, how = "standing", f"Was {each.before}, now {each.after}"
        key = (kind, each.claim, each.before or "", each.after)
        yield texts.item(key, f"{how}: {each.words}", each.words, story=each.story, span=each.span, at=each.at)


def _brought(texts: _Texts, diff: Diff) -> Iterator[Item]:
    """New positions, figures that moved and prospects that came due."""
    for said in diff.statements:
        key, source = ("statement", said.claim, said.stance), said.source or "the report itself"
        title = f"{source} {said.stance}: {said.words}"
        yield texts.item(key, title, said.words, story=said.story, span=said.span, at=said.at)
    for moved in diff.figures:
        title = f"{moved.counted}: {moved.after}, before {moved.before} ({moved.source})"
        words = f"{moved.before} → {moved.after}"
        yield texts.item(("figure", moved.before), title, words, story=moved.story, span=moved.span, at=moved.at)
    for due in diff.prospects:
        key = ("prospect", due.prospect, due.outcome)
        told = "".join(f"\n{texts.view(due.story).quote(span)}" for span in due.because)
        title = f"{due.outcome}: {due.words}"
        yield texts.item(key, title, due.words + told, story=due.story, span=due.span, at=due.at)


def _named(texts: _Texts, diff: Diff) -> Iterator[Item]:
    """People and bodies that have another name."""
    for each in diff.renamed:
        title = f"{each.before} is now {each.after}"
        key = ("name", each.before, each.after)
        yield texts.item(key, title, title, story=each.story, span=each.span, at=each.at)


def _entered(texts: _Texts, diff: Diff) -> Iterator[Item]:
    """Stories and reports."""
    for story in diff.stories:
        title = f"Story {story.how}: {story.name}"
        key = ("story", story.story, story.how, *story.of)
        yield Item(key=key, kind="story", title=_line(title), text=title, at=_moment(story.at))
    for each in diff.entered:
        report = texts.view(each.story).report(each.report)
        words = report.title or report.quote(opening(report))
        yield Item(
            key=("report", report.id),
            kind="report",
            title=_line(f"New report: {words}"),
            text=", ".join(filter(None, (words, report.outlet))),
            at=_moment(each.at),
            url=report.url,
        )


def _line(text: str) -> str:
    """One line of at most so many code points, control marks out."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= LONGEST_TITLE else plain[: LONGEST_TITLE - 1] + "…"


def _moment(at: str) -> str:
    """A journal's moment as it is, a day as its beginning."""
    return f"{at}T00:00:00Z" if len(at) == len("2031-01-01") else at or UNDATED
