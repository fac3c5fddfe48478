"""Every error that onrecord raises on purpose, as one tree. Messages are for people: what, where, what to do next.

OnrecordError
├── ReportError        a file or line that cannot be read as a report
├── ManifestError      a manifest that cannot be used
├── OptionError        an option or argument with an unusable value
├── ModelError         a model that is missing or damaged
├── RecordError        a database that cannot be used
│   ├── ForeignDatabase   it is not a record
│   ├── NewerDatabase     a later version of onrecord wrote it
│   └── BusyDatabase      it is locked, read-only, or its disk is full
└── UnknownId          an id, or the beginning of one, that names nothing or several things
"""


class OnrecordError(Exception):
    """The root of the tree; its text is one line that a person can act on."""


class ReportError(OnrecordError):
    """A file, line or stream that cannot be read as a report."""


class ManifestError(OnrecordError):
    """A manifest that cannot be used."""


class OptionError(OnrecordError):
    """An option or argument with an unusable value."""


class ModelError(OnrecordError):
    """A language model that is missing or damaged."""


class RecordError(OnrecordError):
    """A database that cannot be used as a record."""


class ForeignDatabase(RecordError):
    """A file that is not a record of onrecord's."""


class NewerDatabase(RecordError):
    """A record written by a later version of onrecord."""


class BusyDatabase(RecordError):
    """A record that is locked, read-only, or on a full disk."""


class UnknownId(OnrecordError):
    """An id, or the beginning of one, that names nothing or several things."""
