"""A record in others' formats; the same bytes for the same record, whatever order its reports came in."""

from onrecord.exports.jsonl import jsonl
from onrecord.exports.tables import csv_tables

__all__ = ["csv_tables", "jsonl"]
