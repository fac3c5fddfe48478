"""Who did what to whom, for a brief: a row for each two parties, and a small drawing of them beside."""

import math
from collections import Counter

from markupsafe import Markup

from onrecord.brief.desk import Desk
from onrecord.brief.marks import visible
from onrecord.brief.nouns import TieRow, Ties
from onrecord.relations import network
from onrecord.relations.network import Network, Tie
from onrecord.relations.nouns import Relation

ROWS = 40  # ties that a page shows
SIDE, REACH, MIDDLE, DOT = (
    440.0,
    140.0,
    220.0,
    6.0,
)  # the drawing's width, its circle's radius and centre, a party's dot
MARGIN = 60.0  # on either side, for names
BEND = 0.14  # how far a line leaves the straight, so that two directions part
WIDEST = 6.0  # of a line
LONGEST = 18  # signs of a label
CONFLICT = ("words of conflict", "conflict")


def ties(desk: Desk) -> Ties:
    """The story's ties between parties (see `relations.network`)."""
    lines = {each.id: each for each in desk.view.relations()}
    found = network(lines.values())
    names = {key: _name(desk, key) for key in found.parties}
    rows = tuple(_row(desk, tie, lines, names) for tie in desk.capped(list(found.ties), ROWS, "ties of two parties"))
    return Ties(rows=rows, drawing=_drawing(found, names))


def _row(desk: Desk, tie: Tie, lines: dict[str, Relation], names: dict[str, str]) -> TieRow:
    told = [lines[key] for key in tie.lines]
    acts = Counter(each.type.capitalize() for each in told)
    first = max(told, key=lambda each: (len({span.report for span in each.spans}), each.basis == "told", each.id))
    return TieRow(
        agent=names[tie.agent],
        patient=names[tie.patient],
        acts=tuple(sorted(acts.items(), key=lambda each: (-each[1], each[0]))),
        kind=tie.classes[0][0],
        words=desk.words(first.spans[0]),
        reports=len({span.report for each in told for span in each.spans}),
    )


def _name(desk: Desk, key: str) -> str:
    entity = desk.entity(key)
    return entity.name if entity else desk.side(key)


def _drawing(found: Network, names: dict[str, str]) -> Markup:
    """Parties on a circle as plain SVG; conflict is dashed, and wider lines are told more often."""
    if not found.ties:
        return Markup()
    places = {key: _place(n, len(found.parties)) for n, key in enumerate(found.parties)}
    most = max(len(tie.lines) for tie in found.ties)
    drawn = [_line(tie, places, most) for tie in found.ties] + [
        _party(names[key], places[key]) for key in found.parties
    ]
    told = "; ".join(f"{names[tie.agent]} to {names[tie.patient]}: {len(tie.lines)}" for tie in found.ties[:ROWS])
    return Markup(
        '<svg class="chart network" role="img" viewBox="-{m} 0 {w} {h}" aria-labelledby="network-t network-d" '
        'xmlns="http://www.w3.org/2000/svg"><title id="network-t">{title}</title>'
        '<desc id="network-d">{desc}</desc>{body}</svg>'
    ).format(
        m=int(MARGIN),
        w=int(SIDE + 2 * MARGIN),
        h=int(SIDE),
        title=f"{len(found.parties)} parties and what they did to each other",
        desc=visible(told + "."),
        body=Markup("").join(drawn),
    )


def _place(n: int, count: int) -> tuple[float, float]:
    turn = 2 * math.pi * n / count - math.pi / 2
    return MIDDLE + REACH * math.cos(turn), MIDDLE + REACH * math.sin(turn)


def _line(tie: Tie, places: dict[str, tuple[float, float]], most: int) -> Markup:
    """A bent line that thins towards none; its arrow points at the patient."""
    (x, y), (to_x, to_y) = places[tie.agent], places[tie.patient]
    mid_x, mid_y = (x + to_x) / 2 - BEND * (to_y - y), (y + to_y) / 2 + BEND * (to_x - x)
    away = math.hypot(to_x - mid_x, to_y - mid_y) or 1.0
    tip_x, tip_y = to_x - (to_x - mid_x) / away * 2 * DOT, to_y - (to_y - mid_y) / away * 2 * DOT
    left, up = (tip_x - mid_x) / away * DOT, (tip_y - mid_y) / away * DOT
    dash = ' stroke-dasharray="5 4"' if tie.classes[0][0] in CONFLICT else ""
    width = 1.0 + (WIDEST - 1.0) * (len(tie.lines) - 1) / max(1, most - 1)
    return Markup(  # noqa: S704 numbers only
        f'<path d="M{x:.1f} {y:.1f}Q{mid_x:.1f} {mid_y:.1f} {tip_x:.1f} {tip_y:.1f}" fill="none" stroke="currentColor" '
        f'stroke-width="{width:.1f}" stroke-opacity="0.55"{dash}/>'
        f'<path d="M{tip_x + left:.1f} {tip_y + up:.1f}L{tip_x - up:.1f} {tip_y + left:.1f}'
        f'L{tip_x + up:.1f} {tip_y - left:.1f}Z" fill="currentColor"/>'
    )


def _party(name: str, place: tuple[float, float]) -> Markup:
    x, y = place
    end = "middle" if abs(x - MIDDLE) < REACH / 3 else "start" if x > MIDDLE else "end"
    shift = 0.0 if end == "middle" else 2 * DOT if end == "start" else -2 * DOT
    down = 0.0 if end != "middle" else -2 * DOT if y < MIDDLE else 3.5 * DOT
    label = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
    return Markup(
        '<circle cx="{x}" cy="{y}" r="{r}" fill="currentColor"/>'
        '<text x="{tx}" y="{ty}" text-anchor="{end}" dominant-baseline="middle" font-size="13">{label}</text>'
    ).format(
        x=f"{x:.1f}", y=f"{y:.1f}", r=DOT, tx=f"{x + shift:.1f}", ty=f"{y + down:.1f}", end=end, label=visible(label)
    )  # fmt: skip
