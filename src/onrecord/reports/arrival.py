"""What comes with reports on their way in: what a person gives for them, and the refusal of what is no report."""

import msgspec


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of reports that do not say it themselves; a report's own word goes before it.

    Attributes:
        outlet: who published them.
        url: the address.
        published: the day or time, ISO 8601; a month or a year counts as that interval.
        title: the headline.
    """

    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    title: str | None = None

    def over(self, other: "Given") -> "Given":
        """This, with the gaps filled from `other`."""
        return Given(
            outlet=self.outlet or other.outlet,
            url=self.url or other.url,
            published=self.published or other.published,
            title=self.title or other.title,
        )


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """Something that came in and is no report.

    Attributes:
        source: the file, with the line number where the file holds many reports ("more.jsonl:12").
        reason: one line for a person: what is wrong, and what to do next.
    """

    source: str
    reason: str
