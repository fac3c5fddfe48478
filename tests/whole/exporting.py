"""A record as one string: two records with the same one show the same."""

from onrecord import exports
from onrecord.record import Record


def exported(record: Record) -> str:
    """Every line of both exports."""
    tables = [f"{name}\n{''.join(lines)}" for name, lines in exports.csv_tables(record)]
    return "\n".join([*exports.jsonl(record), *tables])
