"""A report's address in one fixed form, and the outlet that its domain stands for."""

from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from onrecord.errors import ReportError
from onrecord.reports.characters import clean_line

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ocid", "cmpid")
_LONGEST = 2000


def canonical_url(address: str | None) -> str | None:
    """The address in lower-case host, without fragment and tracking; None for what is no web address.

    Only `http` and `https` are taken, so that nothing that runs can ever stand behind a link.
    """
    line = clean_line(address, _LONGEST)
    if not line:
        return None
    try:
        parts = urlsplit(line)
        host = parts.hostname
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or " " in line:
        return None
    netloc = host if port is None else f"{host}:{port}"
    return SplitResult(parts.scheme.lower(), netloc, parts.path or "/", _kept_query(parts.query), "").geturl()


def _kept_query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=None)
    kept = [(key, value) for key, value in pairs if not key.lower().startswith(_TRACKING)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def given_url(address: str | None) -> str | None:
    """The canonical form of an address that a person or a row gives.

    Raises:
        ReportError: it is no web address.
    """
    if address is None or not address.strip():
        return None
    url = canonical_url(address)
    if url is None:
        raise ReportError(f"not a web address: {address[:80]!r}; give one that begins with https:// or leave it out")
    return url


def domain(url: str | None) -> str | None:
    """The host of an address, without `www.`; what an outlet is called when nothing better is known."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None
