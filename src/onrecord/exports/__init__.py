"""A record in others' formats; the same bytes for the same record, whatever order its reports came in.

Feeds tell what changed, and so depend on when.
"""

from onrecord.exports.feeds import atom, json_feed
from onrecord.exports.jsonl import jsonl
from onrecord.exports.tables import csv_tables

__all__ = ["atom", "csv_tables", "json_feed", "jsonl"]
