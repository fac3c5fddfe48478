"""A fictional story, built by hand from the nouns: every section of a brief has something to show in it."""

import re
import tomllib
from pathlib import Path

from onrecord.claims.nouns import Claim, Member, Origin, Stance, Standing, Status
from onrecord.copies.nouns import Copy
from onrecord.figures.nouns import FigureSeries, Point
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.mentions.nouns import Entity
from onrecord.people.nouns import Side
from onrecord.prospects.nouns import Prospect
from onrecord.reports.report import Basis, Published, Region, Report, report_id
from onrecord.spans import Span, content_id
from onrecord.statements.nouns import Act, Kind, Statement
from onrecord.store.views import StoryView
from onrecord.stories.nouns import Story
from onrecord.timeline.nouns import Moment

HOSTILE_TITLE = "<script>alert(1)</script> \u202eDam & \u2069\u202e“breach”"
HOSTILE_BYLINE = '"><img src=x onerror=alert(2)>'
HOSTILE_WORDS = "<b onclick=alert(3)>the valve</b> was </script><script>alert(4)</script> shut"

TEXTS: dict[str, str] = tomllib.loads((Path(__file__).parent / "texts.toml").read_text("utf-8"))
TEXTS["hostile"] = f"Valve notes\nA contractor wrote that {HOSTILE_WORDS}. \u202eDone\u202c.\x07\n"

SENTENCE = re.compile(r"[^\n.!?]+[.!?]*[”\"]?")


class Maker:
    """Builds nouns by quoting words from the texts above."""

    def __init__(self) -> None:
        outlets = {
            "first": "The Tarven Herald",
            "copy": "Valley Courier",
            "denial": "Sorn Daily",
            "experts": "Halden Review",
        }
        outlets |= {"admission": "The Tarven Herald", "edited": "The Tarven Herald", "foreign": "Daehan Sinmun"}
        dates = {
            "first": on("2025-03-03", "2025-03-03", "declared"),
            "copy": on("2025-03-04", "2025-03-04", "url"),
            "denial": on("2025-03-05", "2025-03-06", "inferred"),
            "experts": on("2025-03-09", "2025-03-09", "given"),
            "admission": on("2025-03-26", "2025-03-26", "declared"),
            "edited": on("2025-03-27", "2025-03-27", "declared"),
            "undated": on("2025-03-03", "2025-04-02", "story"),
        }
        self.reports = {key: self._report(key, outlets.get(key), dates.get(key, Published())) for key in TEXTS}

    def _report(self, key: str, outlet: str | None, when: Published) -> Report:
        url = "javascript:alert(5)" if key == "hostile" else f"https://news.example/{key}?a=1&b=2"
        ident = report_id(TEXTS[key], url, outlet)
        hostile = key == "hostile"
        return Report(
            id=ident,
            text=TEXTS[key],
            title=HOSTILE_TITLE if hostile else None if key == "undated" else TEXTS[key].split("\n")[0],
            byline=HOSTILE_BYLINE if hostile else "Ilse Brandt" if key == "first" else None,
            outlet=outlet,
            url=url,
            published=when,
            language="ko" if key == "foreign" else "en",
            regions=_regions(ident, key),
            notes=("about 40% of the page’s visible text is missing",) if key == "copy" else (),
        )

    def at(self, key: str, words: str) -> Span:
        """The span of some words of a text, the first time that they stand there; what follows a "|" comes after."""
        words, _, after = words.partition("|")
        start = TEXTS[key].index(words + after)
        return Span(self.reports[key].id, start, start + len(words))

    def entity(self, name: str, kind: str, **more: object) -> Entity:
        """An entity of the whole story."""
        mentions = tuple(self.at(key, name) for key in TEXTS if name in TEXTS[key])
        fields = {"id": content_id("e", name), "name": name, "kind": kind, "mentions": mentions} | more
        return Entity(**fields)  # type: ignore[arg-type]

    def statement(
        self,
        key: str,
        content: str | tuple[str, ...],
        source: str,
        speaker: str | None,
        *,
        kind: Kind = "indirect",
        act: Act = "assert",
        said: str | None = None,
        via: tuple[str, ...] = (),
        confidence: float = 0.9,
    ) -> Statement:
        """A statement whose content and source are quoted from the text."""
        pieces = (content,) if isinstance(content, str) else content
        spans = tuple(self.at(key, piece) for piece in pieces)
        return Statement(
            id=content_id("t", key, pieces, source),
            source=(self.at(key, source),) if source else (),
            cue=(),
            content=spans,
            kind=kind,
            act=act,
            speaker=content_id("e", speaker) if speaker else None,
            via=tuple(content_id("e", name) for name in via),
            said=said,
            confidence=confidence,
        )


def on(earliest: str, latest: str, basis: Basis) -> Published:
    """A report's date."""
    return Published(earliest=earliest, latest=latest, basis=basis)


def _regions(ident: str, key: str) -> tuple[Region, ...]:
    kinds = {
        "By Ilse Brandt": ("byline", "byline"),
        "Story continues below": ("boilerplate", "advert line"),
        "Photo: smoke over the dam (Meridian)": ("caption", "photo credit"),
        "(Meridian Press Agency)": ("boilerplate", "agency line"),
    }
    text = TEXTS[key]
    found = [_region(ident, 0, text.split("\n")[0], "heading", "first line")]
    for words, (kind, sign) in kinds.items():
        if words in text:
            start = text.index(words)
            found.append(_region(ident, start, words, kind, sign))
    if key == "undated":
        start = text.index("200,000")
        found.append(_region(ident, start, "200,000", "caption", "within a line"))
    return tuple(sorted(found, key=lambda region: region.span))


def _region(ident: str, start: int, words: str, kind: str, sign: str) -> Region:
    return Region(span=Span(ident, start, start + len(words)), kind=kind, sign=sign)  # type: ignore[arg-type]


def member(
    span: Span,
    statement: Statement | None,
    stance: Stance,
    source: str,
    side: str | None,
    day: str | None,
    **more: object,
) -> Member:
    """A member of a claim; its speaker is the statement's."""
    fields: dict[str, object] = {
        "id": content_id("m", span, statement.id if statement else ""),
        "span": span,
        "statement": statement.id if statement else None,
        "stance": stance,
        "speaker": statement.speaker if statement else None,
        "source": source,
        "side": side,
        "earliest": day,
        "latest": day,
        "origin": content_id("o", source or span.report),
    }
    return Member(**(fields | more))  # type: ignore[arg-type]


def claim(wording: Span, members: list[Member], history: list[tuple[str | None, Status]], **more: object) -> Claim:
    """A claim whose last member made it stand as it does."""
    standings = tuple(
        Standing(
            since=since, status=status, because=(members[min(n, len(members) - 1)].id,), rule=f"the row of {status}"
        )
        for n, (since, status) in enumerate(history)
    )
    roots = tuple(
        Origin(id=m.origin, kind="speaker" if m.statement else "own", name=m.source or "own reporting", members=(m.id,))
        for m in members
    )
    fields: dict[str, object] = {"origins": roots, "most": len({m.origin for m in members})} | more
    return Claim(
        id=content_id("c", wording),
        wording=wording,
        members=tuple(members),
        history=standings,
        **fields,  # type: ignore[arg-type]
    )


def story_view(*, name: str = "Drones over the Kessel dam") -> StoryView:
    """The whole story, as the store would hand it out."""
    make = Maker()
    entities = _entities(make)
    said = _statements(make)
    gathered = Gathered(
        story=Story(
            id="s" + make.reports["first"].id[1:],
            name=name,
            reports=tuple(report.id for report in make.reports.values()),
        ),
        published={report.id: report.published for report in make.reports.values()},
        entities=entities,
        sides=_sides(entities),
        doubtful=(said["shaky"].id, said["rejected"].id),
        claims=_claims(make, said),
        copies=_copies(make),
        figures=_figures(make, said),
        timeline=_timeline(make),
        prospects=_prospects(make, said),
        orphaned=("j0000000000000a",),
    )
    reports = {report.id: report for report in make.reports.values()}
    versions = {make.reports["edited"].id: make.reports["admission"].id}
    return StoryView(gathered, reports, _findings(make, list(said.values()), entities), versions=versions)


def _entities(make: Maker) -> tuple[Entity, ...]:
    return (
        make.entity("Norvia", "government", speaks_for="nv", aliases=("Norvian",)),
        make.entity("Petra Vance", "person", speaks_for="em", roles=("Colonel", "its commander")),
        make.entity("Anton Reyl", "person", speaks_for="nv", roles=("spokesman",)),
        make.entity("Ruth Calder", "person", speaks_for="nv", roles=("Defence Minister",), aliases=("Calder",)),
        make.entity("Lena Ostrow", "person", roles=("a fellow at the Halden Centre",), aliases=("Ostrow",)),
        make.entity("Marek Tull", "person", aliases=("Tull",)),
        make.entity("Tarven hospital", "organisation"),
        make.entity("Meridian Press Agency", "organisation"),
        make.entity("Estmark border guard", "organisation", speaks_for="em"),
        make.entity("Kessel dam", "place"),
        make.entity("a western official", "person", unnamed=True),
    )


def _sides(entities: tuple[Entity, ...]) -> tuple[Side, ...]:
    names = {"nv": "Norvia", "em": "Estmark"}
    return tuple(
        Side(
            key=key,
            name=name,
            members=tuple(e.id for e in entities if e.speaks_for == key),
            how=tuple(
                f"role: {e.roles[0]}" if e.roles else "name of a government" for e in entities if e.speaks_for == key
            ),
        )
        for key, name in names.items()
    )


def _statements(make: Maker) -> dict[str, Statement]:
    crossed = "Unmarked drones crossed into Estmark on Sunday and circled the Kessel dam"
    strayed = "Our aircraft strayed across the border. We regret it,"
    add = make.statement
    return {
        "guard": add("first", crossed, "the Estmark border guard", "Estmark border guard", said="2025-03-03"),
        "guard2": add("copy", crossed, "the Estmark border guard", "Estmark border guard"),
        "vance": add(
            "first",
            ("We counted at least 14 aircraft,", "They came from the north. They left the way they came."),
            "Colonel Petra Vance",
            "Petra Vance",
            kind="direct",
        ),
        "vance2": add("copy", "We counted at least 14 aircraft,", "Colonel Petra Vance", "Petra Vance", kind="direct"),
        "official": add(
            "first", "The craft may have belonged to Norvia", "a western official", "a western official", act="allege"
        ),
        "denial": add(
            "denial",
            "its drones had crossed the border",
            "Norvia’s defence ministry",
            "Norvia",
            act="deny",
            said="2025-03-05",
        ),
        "reyl": add(
            "denial",
            "No Norvian aircraft left our airspace,",
            "spokesman Anton Reyl",
            "Anton Reyl",
            kind="direct",
            act="deny",
            said="2025-03-05",
            via=("Meridian Press Agency",),
        ),
        "he": add("denial", "This is a fairy tale,", "he| added", None, kind="direct"),
        "ostrow": add(
            "experts", "This was a test of nerves, and nothing more,", "Lena Ostrow", "Lena Ostrow", kind="direct"
        ),
        "tull": add("experts", "A test does not burn down a turbine hall,", "he| said", "Marek Tull", kind="direct"),
        "talks": add("experts", "talks before the end of April", "Ostrow| expects", "Lena Ostrow", act="predict"),
        "drain": add(
            "experts",
            "the reservoir would have to be drained by 20 March",
            "Tull| predicted",
            "Marek Tull",
            act="predict",
        ),
        "engineers": add("experts", "The drones crossed the border on 1 March", "two engineers", None),
        "conceded": add(
            "admission",
            "its drones had crossed into Estmark",
            "Norvia",
            "Norvia",
            act="concede",
            said="2025-03-26",
        ),
        "calder": add(
            "admission", strayed, "Defence Minister Ruth Calder", "Ruth Calder", kind="direct", act="concede"
        ),
        "calder2": add("edited", strayed, "Defence Minister Ruth Calder", "Ruth Calder", kind="direct", act="concede"),
        "exercise": add("admission", "It was meant as an exercise", "Calder| said", "Ruth Calder"),
        "within": add("admission", "the number of aircraft at 12", "She", "Ruth Calder"),
        "shaky": add("undated", "he called it an accident", "he| called", None, confidence=0.31),
        "rejected": add("hostile", HOSTILE_WORDS, "A contractor", None),
    }


def _claims(make: Maker, said: dict[str, Statement]) -> tuple[Claim, ...]:
    def of(key: str, stance: Stance, source: str, side: str | None, day: str | None, **more: object) -> Member:
        return member(said[key].content[0], said[key], stance, source, side, day, **more)

    guard = [
        of("guard", "asserts", "the Estmark border guard", "em", "2025-03-03"),
        of("guard2", "asserts", "the Estmark border guard", "em", "2025-03-03"),
        of("denial", "denies", "Norvia’s defence ministry", "nv", "2025-03-05"),
        of("conceded", "concedes", "Norvia", "nv", "2025-03-26"),
        of("calder2", "concedes", "Ruth Calder", "nv", None, counts=False, why_not="confidence 0.42"),
    ]
    hall = make.at("first", "A turbine hall was damaged and about 30 workers were hurt")
    injured = [
        member(
            make.at("denial", "the number of injured at between 40 and 55"), None, "asserts", "", "em", "2025-03-05"
        ),
        member(make.at("denial", "Norvia’s ministry spoke of fewer than 10"), None, "asserts", "", "nv", "2025-03-05"),
    ]
    reyl = of("reyl", "denies", "Anton Reyl", "nv", "2025-03-05")
    alone = of("ostrow", "asserts", "Lena Ostrow", None, "2025-03-09")
    shaky = of("shaky", "asserts", "he", None, None, counts=False, why_not="below the floor")
    opened = make.at("admission", "Talks between the two governments opened in Halden on 24 March")
    return (
        claim(
            guard[0].span,
            guard,
            [("2025-03-03", "asserted"), ("2025-03-05", "disputed"), ("2025-03-26", "conceded")],
            most=4,
        ),
        claim(injured[0].span, injured, [("2025-03-05", "disputed")], subject="value", why=("both count the injured",)),
        claim(
            reyl.span, [of("official", "hedges", "a western official", None, None), reyl], [("2025-03-05", "denied")]
        ),
        claim(hall, [member(hall, None, "asserts", "", None, "2025-03-03")], [("2025-03-03", "alleged")]),
        claim(alone.span, [alone], [("2025-03-09", "asserted")]),
        claim(
            opened,
            [member(opened, None, "asserts", "", None, "2025-03-26"), of("talks", "hedges", "Ostrow", None, None)],
            [(None, "corroborated")],
        ),
        claim(shaky.span, [shaky], [(None, "alleged")]),
    )


def _copies(make: Maker) -> tuple[Copy, ...]:
    crossed = "Unmarked drones crossed into Estmark on Sunday"
    return (
        Copy(
            id="p1",
            report=make.reports["copy"].id,
            of=make.reports["first"].id,
            kind="copy",
            share=0.93,
            spans=((make.at("copy", crossed), make.at("first", crossed)),),
            directed=True,
            because="it credits Meridian Press Agency",
        ),
        Copy(id="p2", report=make.reports["edited"].id, of=make.reports["admission"].id, kind="embedded", share=0.4),
    )


def _figures(make: Maker, said: dict[str, Statement]) -> tuple[FigureSeries, ...]:
    def point(
        key: str, words: str, source: str, side: str | None, day: str | None, low: float, **more: object
    ) -> Point:
        fields = {
            "quantity": content_id("q", key, words),
            "span": make.at(key, words),
            "statement": None,
            "speaker": None,
        }
        fields |= {"source": source, "side": side, "earliest": day, "latest": day, "low": low, "high": None}
        fields |= {"bound": "exact", "change": None, "unit": None}
        return Point(**(fields | more))  # type: ignore[arg-type]

    injured = (
        point("first", "about 30 workers", "the Tarven hospital", None, "2025-03-03", 30, bound="about"),
        point(
            "denial",
            "between 40 and 55",
            "Estmark’s health minister",
            "em",
            "2025-03-05",
            40,
            high=55.0,
            bound="range",
            superseded=True,
        ),
        point("denial", "fewer than 10", "Norvia’s ministry", "nv", "2025-03-05", 10, bound="less_than", conflict=True),
        point("admission", "61", "Estmark’s health minister", "em", "2025-03-26", 61, change="up"),
        point("edited", "More than 60 people", "her ministry", "nv", "2025-03-27", 60, bound="more_than"),
        point("undated", "Some 70 people", "a nurse at the Tarven hospital", None, None, 70, bound="about"),
    )
    aircraft = (
        point("first", "at least 14 aircraft", "Petra Vance", "em", "2025-03-03", 14, bound="at_least"),
        point("admission", "12", "Ruth Calder", "nv", "2025-03-26", 12),
    )
    homes = (point("undated", "200,000 homes", "", None, None, 200_000),)
    return (
        FigureSeries(id="f1injured", counted="injured", points=injured),
        FigureSeries(id="f2aircraft", counted="aircraft", points=aircraft),
        FigureSeries(id="f3homes", counted="homes", points=homes),
    )


def _timeline(make: Maker) -> tuple[Moment, ...]:
    crossed = make.at("first", TEXTS["first"].split("\n")[2].split(". ")[0].removeprefix("TARVEN, March 3 - ") + ".")
    again = make.at(
        "copy",
        "Unmarked drones crossed into Estmark on Sunday and circled the Kessel dam, the Estmark border guard said.",
    )
    first = make.at("experts", "The drones crossed the border on 1 March, two engineers said.")
    built = make.at("denial", "The dam was built in 1962.")
    talks = make.at("admission", "Talks between the two governments opened in Halden on 24 March.")
    ahead = make.at("experts", "Ostrow expects talks before the end of April.")
    return (
        Moment(
            id="h1",
            earliest="1962-01-01",
            latest="1962-12-31",
            precision="year",
            sentences=(built,),
            times=(make.at("denial", "1962"),),
        ),
        Moment(
            id="h2",
            earliest="2025-03-01",
            latest="2025-03-01",
            precision="day",
            sentences=(first,),
            times=(make.at("experts", "1 March"),),
            conflicts=("h3",),
        ),
        Moment(
            id="h3",
            earliest="2025-03-02",
            latest="2025-03-02",
            precision="day",
            sentences=(crossed, again),
            times=(make.at("first", "on Sunday"), make.at("copy", "on Sunday")),
            conflicts=("h2",),
        ),
        Moment(
            id="h4",
            earliest="2025-03-24",
            latest="2025-03-24",
            precision="day",
            sentences=(talks,),
            times=(make.at("admission", "24 March"),),
        ),
        Moment(
            id="h5",
            earliest="2025-04-01",
            latest="2025-04-30",
            precision="month",
            sentences=(ahead,),
            times=(make.at("experts", "the end of April"),),
            ahead=True,
        ),
    )


def _prospects(make: Maker, said: dict[str, Statement]) -> tuple[Prospect, ...]:
    return (
        Prospect(
            id="x1",
            span=said["talks"].content[0],
            statement=said["talks"].id,
            speaker=said["talks"].speaker,
            source="Ostrow",
            earliest="2025-03-09",
            latest="2025-04-30",
            likelihood=(make.at("experts", "expects"),),
            outcome="came about",
            because=(make.at("admission", "Talks between the two governments opened in Halden on 24 March."),),
        ),
        Prospect(
            id="x2",
            span=said["drain"].content[0],
            statement=said["drain"].id,
            speaker=said["drain"].speaker,
            source="Tull",
            earliest=None,
            latest="2025-03-20",
            outcome="lapsed",
        ),
    )


def _findings(make: Maker, said: list[Statement], entities: tuple[Entity, ...]) -> dict[str, Findings]:
    found = {}
    for key, report in make.reports.items():
        unread = key == "foreign"
        kept = [r.span for r in report.regions if r.kind == "boilerplate"]
        whole = [
            Span(report.id, m.start() + len(m[0]) - len(m[0].lstrip()), m.end())
            for m in SENTENCE.finditer(report.text)
            if m[0].strip()
        ]
        found[report.id] = Findings(
            report=report.id,
            fingerprint="fixture",
            published=report.published,
            sentences=() if unread else tuple(s for s in whole if not any(s.overlaps(k) for k in kept)),
            statements=tuple(sorted((s for s in said if s.content[0].report == report.id), key=lambda s: s.content)),
            uncovered=(make.at("first", "“No one told us to leave,”"),) if key == "first" else (),
            unread="not English: ko" if unread else None,
        )
    return found
