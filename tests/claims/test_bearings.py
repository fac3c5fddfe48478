"""What is read of a unit beside its signs: who is for a claim, and who against."""

import numpy as np

from onrecord.claims import stances
from onrecord.claims.meanings import SURE, Meanings
from onrecord.claims.page import Unit
from onrecord.claims.profile import Profile
from onrecord.claims.wording import Wording
from onrecord.reading.meaning.nouns import ALONE, BEARING, TOGETHER
from onrecord.spans import Span


def profiled(name: str, start: int) -> Profile:
    """A unit of nobody known, with no sign of what it does."""
    said = Wording(concepts={"dam": 1.0}, names=(), denied=frozenset(), negated=False)
    unit = Unit(id=name, span=Span(f"r{start}", start, start + 5), wording=said)
    return Profile(unit=unit, side=None, mood="assert", concepts={}, names={}, weight=1.0, words=name)


def meant(rows: dict[str, tuple[float, float]]) -> Meanings:
    """Of each unit the first number that tells something beside another's, and its log odds of denying."""
    bearings = np.zeros((len(rows), BEARING), np.float32)
    bearings[:, 0] = [together for together, _ in rows.values()]
    bearings[:, TOGETHER + ALONE.index("denies")] = [denies for _, denies in rows.values()]
    none = np.zeros((len(rows), 384), np.float32)
    return Meanings(row={key: n for n, key in enumerate(rows)}, own=none, around=none, bearings=bearings)


def test_who_reads_as_a_denial_and_the_other_way_than_others_denies() -> None:
    profiles = {name: profiled(name, at) for at, name in enumerate(("one", "two", "three"))}
    units = [profile.unit for profile in profiles.values()]
    assert not stances.against(units, profiles)
    assert not stances.against(units, profiles, meant(dict.fromkeys(profiles, (2.0, -SURE))))
    told = meant({"one": (3.0, -SURE), "two": (-3.0, SURE), "three": (3.0, -SURE)})
    assert stances.against(units, profiles, told) == {"two"}


def test_units_without_a_bearing_read_as_nothing() -> None:
    none = np.zeros((1, 384), np.float32)
    assert Meanings(row={"one": 0}, own=none, around=none, bearings=np.zeros((1, 0), np.float32)).reads(["one"]) == {}


def test_what_one_report_alone_tells_on_two_sides_takes_an_outright_denial() -> None:
    one = [profiled("one", 1), profiled("two", 1)]
    two = [profiled("one", 1), profiled("two", 2)]
    told = meant({"one": (3.0, -SURE), "two": (-3.0, SURE)})
    for ordered, denying in ((one, set()), (two, {"two"})):
        profiles = {profile.unit.id: profile for profile in ordered}
        assert stances.against([profile.unit for profile in ordered], profiles, told) == denying
