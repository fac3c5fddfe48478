"""Which code gathers stories, so that what other code gathered is gathered anew when reports are next added."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from sqlalchemy import Connection, delete, select, update

from onrecord.spans import content_id
from onrecord.store import schema, writer

_CODE = ("gather.py", "gathered.py", "applied.py", "spans.py", "judgements.py")
_FOLDERS = ("claims", "copies", "figures", "people", "prospects", "relations", "stories", "timeline")


def renew_release(connection: Connection, fingerprint: str) -> None:
    """Mark every story to be gathered again, where other code, or findings of another fingerprint, made it."""
    now = release(fingerprint)
    row = schema.meta.c.key == "release"
    if connection.execute(select(schema.meta.c.value).where(row)).scalar_one() == now:
        return
    connection.execute(update(schema.meta).where(row).values(value=now))
    connection.execute(delete(schema.memory))
    writer.mark(connection, connection.execute(select(schema.reports.c.id)).scalars().all())


@cache
def release(fingerprint: str) -> str:
    """Hash of the code that gathers, its data, and the fingerprint of what it gathers."""
    root = files("onrecord")
    sources = [root / name for name in _CODE] + [root / name for name in _FOLDERS]
    return content_id("g", fingerprint, *(part for source in sources for part in _contents(source)))


def _contents(source: Traversable) -> list[str]:
    if source.is_file():
        return [source.name, source.read_bytes().hex()]
    if not source.is_dir() or source.name == "__pycache__":
        return []
    inside = sorted(source.iterdir(), key=lambda each: each.name)
    return [part for each in inside for part in _contents(each)]
