"""Which names are those of news agencies, outlets and platforms, and whose government a state medium speaks for."""

from onrecord.mentions.gazetteer import Entry, lookup


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's ("AP", "Xinhua"): one whose copy others print."""
    return _is(name, "agency")


def is_outlet(name: str) -> bool:
    """Whether a name is that of a news agency or a news outlet."""
    return _is(name, "agency", "outlet")


def is_platform(name: str) -> bool:
    """Whether a name is that of a place where people post ("Telegram")."""
    return _is(name, "platform")


def state_media(name: str) -> str | None:
    """The side that a state-run agency or outlet speaks for, or None for any other name."""
    entry = lookup(name)
    return entry.side if entry is not None and entry.control == "state" else None


def canonical(name: str) -> str | None:
    """The fullest name of an agency, outlet or platform ("AP" is the Associated Press's), or None."""
    entry = lookup(name)
    return entry.name if entry is not None and _medium(entry) else None


def _is(name: str, *kinds: str) -> bool:
    entry = lookup(name)
    return entry is not None and entry.kind in kinds


def _medium(entry: Entry) -> bool:
    return entry.kind in ("agency", "outlet", "platform")
