"""Joining takes time in step with the reports, not with their square."""

import time

from onrecord.claims import join

from .fixture import Desk

PLACES = ("mill", "quarry", "ferry", "school", "bridge", "market", "tunnel", "brewery", "library", "tannery")
DEEDS = ("burned", "flooded", "collapsed", "reopened", "vanished", "sank", "expanded", "rusted", "moved", "leaked")


def town(reports: int) -> Desk:
    """Reports of many unlike things; each thing is told by a few."""
    desk = Desk()
    mayor = desk.name("Ansel Brook", "person")
    for n in range(reports):
        number = n // 3
        thing = f"the {PLACES[number % 10]} at Quarter{number} {DEEDS[number // 10 % 10]} in heavy weather{number % 7}"
        key = desk.report(f"Outlet {n}", f"2031-01-{n % 28 + 1:02}", f"Ansel Brook said {thing}.\nNote {n} of the day.")
        desk.says(key, thing, source="Ansel Brook", by=mayor, act="confirm")
    return desk


def seconds(reports: int) -> float:
    scene = town(reports).scene()
    start = time.process_time()
    join(scene)
    return time.process_time() - start


def test_three_times_the_reports_take_no_nine_times_as_long() -> None:
    seconds(30)
    few, many = seconds(100), seconds(300)
    assert many < 8 * few + 0.2  # all pairs would be nine times the work


def flood(reports: int) -> Desk:
    """Reports that say the same few things of a few places over and over."""
    desk = Desk()
    mayor = desk.name("Ansel Brook", "person")
    for n in range(reports):
        things = [
            f"{n % 19 + 2} people died in the flood at the {PLACES[n % 5]}",
            f"the ministry had warned residents of the {PLACES[(n + 1) % 5]} about the flood",
            f"the dam above the {PLACES[(n + 2) % 5]} collapsed after heavy rain",
        ]
        text = "\n".join(f"Ansel Brook said {thing}." for thing in things)
        key = desk.report(f"Outlet {n % 9}", f"2031-01-{n % 28 + 1:02}", f"Note {n}.\n{text}")
        for thing in things:
            desk.says(key, thing, source="Ansel Brook", by=mayor)
        desk.counts(key, f"{n % 19 + 2} people", n % 19 + 2, "people")
    return desk


def test_the_same_few_things_over_and_over_take_time_in_step() -> None:
    def spent(reports: int) -> float:
        scene = flood(reports).scene()
        start = time.process_time()
        join(scene)
        return time.process_time() - start

    spent(30)
    few, many = spent(100), spent(300)
    assert many < 8 * few + 0.2  # all pairs would be nine times the work
