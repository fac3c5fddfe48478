"""What a record's file says that it is, and the version of its layout, which `schema` gives in full."""

FORMAT = "onrecord record"
VERSION = 5
