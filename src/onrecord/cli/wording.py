"""How values read to people: text that no terminal can take for a command, and days in words."""

from calendar import monthrange


def plain(text: str) -> str:
    """Text as one line, in which control and direction marks are spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def interval(earliest: str | None, latest: str | None) -> str:
    """The day; else `earliest/latest` with an open end as `..` (ISO 8601-2); "" where nothing is known."""
    if earliest is None and latest is None:
        return ""
    return earliest or "" if earliest == latest else f"{earliest or '..'}/{latest or '..'}"


def window(days: str) -> str:
    """An interval in words; a whole month or year as such (ISO 8601 reduced precision)."""
    first, slash, last = days.partition("/")
    if not slash:
        return first
    if ".." in (first, last):
        return f"until {last}" if first == ".." else f"from {first}"
    year, month = first[:4], first[5:7]
    if (first, last) == (f"{year}-01-01", f"{year}-12-31"):
        return year
    if (first, last) == (f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]}"):
        return f"{year}-{month}"
    return f"{first} to {last}"


def located(outlet: str | None, title: str | None, earliest: str | None, latest: str | None, basis: str) -> str:
    """Where words stand: outlet, title, and the day with how it is known."""
    day = window(interval(earliest, latest))
    dated = f"{day} ({basis})" if day else "undated"
    return plain(", ".join(part for part in (outlet or "outlet unknown", title or "", dated) if part))


def quoted(words: str) -> str:
    """Words in quotation marks, unless they begin with one of their own."""
    words = plain(words)
    return words if words[:1] in '“"' else f"“{words}”"
