"""Cells of a CSV table that no spreadsheet takes for a formula."""

# A cell that begins so is run as a formula by common spreadsheets (OWASP, "CSV Injection").
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(value: str, *, raw: bool = False) -> str:
    """A cell's text, with an apostrophe before what a spreadsheet would run; `raw` leaves it as it is."""
    return "'" + value if not raw and value.startswith(_LIVE) else value
