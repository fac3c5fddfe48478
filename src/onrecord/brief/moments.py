"""What happened when, with dates that conflict side by side; and what is expected, with what became of it."""

from onrecord.brief import wording
from onrecord.brief.desk import Desk
from onrecord.brief.nouns import Context, Happening, ProspectLine, Telling
from onrecord.prospects.nouns import Prospect
from onrecord.timeline.nouns import Moment

OPEN = 24  # happenings that stand unfolded
OUTCOMES = ("open", "came about", "did not", "lapsed")


def happenings(desk: Desk) -> tuple[tuple[Happening, ...], tuple[Happening, ...]]:
    """Happenings by day: those that most reports tell, or whose dates conflict; and the rest."""
    clusters = _clusters(desk.view.timeline())
    ranked = sorted(clusters, key=lambda c: (-_weight(c), c[0].earliest, c[0].id))
    kept = desk.capped(ranked, desk.limits.moments, "dated happenings")
    chosen = {cluster[0].id for cluster in kept[:OPEN]}
    in_order = sorted(kept, key=lambda c: (c[0].earliest, c[0].latest, c[0].id))
    major = tuple(_happening(desk, c) for c in in_order if c[0].id in chosen)
    return major, tuple(_happening(desk, c) for c in in_order if c[0].id not in chosen)


def _weight(cluster: list[Moment]) -> int:
    reports = {span.report for moment in cluster for span in moment.sentences}
    return len(reports) + 3 * (len(cluster) > 1)


def _clusters(moments: tuple[Moment, ...]) -> list[list[Moment]]:
    """Moments joined by their conflicts, each cluster by day."""
    by_id = {moment.id: moment for moment in moments}
    others: dict[str, set[str]] = {moment.id: set() for moment in moments}
    for moment in moments:
        for other in moment.conflicts:
            if other in by_id:
                others[moment.id].add(other)
                others[other].add(moment.id)
    found, seen = [], set[str]()
    for moment in moments:
        if moment.id in seen:
            continue
        cluster, waiting = [], [moment.id]
        seen.add(moment.id)
        while waiting:
            key = waiting.pop()
            cluster.append(by_id[key])
            fresh = sorted(others[key] - seen)
            seen.update(fresh)
            waiting += fresh
        found.append(sorted(cluster, key=lambda m: (m.earliest, m.latest, m.id)))
    return found


def _happening(desk: Desk, cluster: list[Moment]) -> Happening:
    return Happening(year=cluster[0].earliest[:4], tellings=tuple(_telling(desk, moment) for moment in cluster))


def _telling(desk: Desk, moment: Moment) -> Telling:
    first, *others = [_sentence(desk, moment, n) for n in range(len(moment.sentences))]
    return Telling(
        id=moment.id,
        when=wording.days(moment.earliest, moment.latest),
        precision=moment.precision,
        word=wording.word("precision", moment.precision),
        ahead=moment.ahead,
        first=first,
        others=tuple(others),
    )


def _sentence(desk: Desk, moment: Moment, n: int) -> Context:
    """A whole sentence with the words that date it, so that the date can be checked at a glance."""
    sentence = moment.sentences[n]
    time = moment.times[n] if n < len(moment.times) else None
    if time is None or not sentence.covers(time):
        return Context("", desk.words(sentence), "")
    text = desk.view.report(sentence.report).text
    words = desk.words(time)
    return Context(text[sentence.start : time.start], words, text[time.end : sentence.end])


def prospects(desk: Desk) -> tuple[ProspectLine, ...]:
    """What is expected: still open first, then what came about, did not, or lapsed; by window."""
    found = [p for p in desk.view.prospects() if p.statement not in desk.doubtful or p.statement is None]
    found.sort(key=lambda p: (OUTCOMES.index(p.outcome), p.latest or "9999", p.earliest or "9999", p.id))
    kept = desk.capped(found, desk.limits.prospects, "expectations")
    return tuple(_prospect(desk, prospect) for prospect in kept)


def _prospect(desk: Desk, prospect: Prospect) -> ProspectLine:
    statement = desk.statements.get(prospect.statement or "")
    return ProspectLine(
        id=prospect.id,
        context=desk.context(prospect.span),
        source=desk.source(statement) + desk.view.as_told(statement)
        if statement
        else prospect.source or "in its own voice",
        window=wording.days(prospect.earliest, prospect.latest)
        if prospect.earliest or prospect.latest
        else "no day given",
        likelihood=tuple(desk.words(span) for span in prospect.likelihood),
        outcome=prospect.outcome,
        because=tuple(desk.words(span) for span in prospect.because),
    )
