"""The tables of a record, all of them, and the version of their layout.

Days and moments are ISO text, ids and names compare by code point, and nouns are JSON text, so that another database
can hold the same tables. Full-text search stands apart, in `search`.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

tables = MetaData()

meta = Table(
    "meta",
    tables,
    Column("key", Text, primary_key=True),  # format, version, release, changes
    Column("value", Text, nullable=False),
)

# What arrived.

reports = Table(
    "reports",
    tables,
    Column("id", Text, primary_key=True),
    Column("content", Text, nullable=False),  # hash of everything that study reads
    Column("text", Text, nullable=False),
    Column("outlet", Text),
    Column("url", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("body", Text, nullable=False),  # the Report without its text
)
Index("reports_url", reports.c.url)

arrivals = Table(
    "arrivals",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("hash", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

named = Table(
    "named",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("name", Text, primary_key=True),
)

# What study found in each report.

findings = Table(
    "findings",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("key", Text, nullable=False),  # hash of the report's content and the fingerprint
    Column("unread", Text),
    Column("statements", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
Index("findings_fingerprint", findings.c.fingerprint)

found = Table(
    "found",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("kind", Text, primary_key=True),  # statement, quantity, time, entity, event
    Column("id", Text, primary_key=True),
)
Index("found_id", found.c.id)

passages = Table(
    "passages",
    tables,
    Column("number", Integer, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("kind", Text, nullable=False),  # statement, sentence
    Column("statement", Text),
    Column("act", Text),
    Column("start", Integer, nullable=False),
    Column("spans", Text, nullable=False),  # JSON: [[start, end], ...]
    Column("words", Text, nullable=False),
)
Index("passages_report", passages.c.report)

# What gather found in each story.

stories = Table(
    "stories",
    tables,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("made_from", Text, nullable=False),  # hash of everything that gather reads
    Column("reports", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("body", Text, nullable=False),  # the Story
)

story_reports = Table(
    "story_reports",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("story", Text, ForeignKey("stories.id"), nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
)
Index("story_reports_story", story_reports.c.story)

lines = Table(
    "lines",
    tables,
    Column("story", Text, ForeignKey("stories.id"), primary_key=True),
    Column(
        "kind", Text, primary_key=True
    ),  # claim, member, origin, figure, moment, prospect, relation, entity, copy, given
    Column("parent", Text, primary_key=True),  # the claim of a member or an origin, else ""
    Column("id", Text, primary_key=True),
    Column("again", Integer, primary_key=True),  # how many lines before it have its id: none, where all is well
    Column("body", Text),  # the noun; nothing where its parent holds it
)
Index("lines_id", lines.c.id)

parts = Table(
    "parts",
    tables,
    Column("story", Text, ForeignKey("stories.id"), primary_key=True),
    Column("part", Text, primary_key=True),  # order (of the lines), published, entity_of, sides, doubtful, orphaned
    Column("body", Text, nullable=False),
)

voices = Table(
    "voices",
    tables,
    Column("statement", Text, primary_key=True),
    Column("story", Text, ForeignKey("stories.id"), primary_key=True),
    Column("speaker", Text),  # as the story names it
    Column("names", Text, nullable=False),  # every name of the speaker, casefolded, one a line
    Column("earliest", Text),
    Column("latest", Text),
)
Index("voices_story", voices.c.story)

revised = Table(
    "revised",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("story", Text, ForeignKey("stories.id"), nullable=False),
    Column("body", Text, nullable=False),  # Findings, where judgements or the story's dates leave others than study
)
Index("revised_story", revised.c.story)

# What is kept so that one more report costs little: all of it can be worked out again, and nothing is read off it.

memory = Table(
    "memory",
    tables,
    Column("owner", Text, primary_key=True),  # a report or story
    Column("part", Text, primary_key=True),  # card, units, chances and so on
    Column("key", Text, nullable=False),  # hash of all that it follows from
    Column("body", LargeBinary, nullable=False),
)

families = Table(
    "families",
    tables,
    Column("report", Text, primary_key=True),
    Column("key", Text, nullable=False),  # hash of its card
    Column("same", Text, nullable=False),  # hash of title and text
    Column("leader", Text, nullable=False),  # the report that stands for all with these words
    Column("part", Text, nullable=False),  # the least report of those that are compared each with each
    Column("level", Integer, nullable=False),  # how often pairs had to be more alike, for these to be no more
    Column("episode", Text, nullable=False),  # the least leader of the episode
    Column("head", Text, nullable=False),  # and of the group of episodes before kinship
)
Index("families_same", families.c.same)
Index("families_part", families.c.part)
Index("families_head", families.c.head, families.c.report)

bunches = Table(
    "bunches",
    tables,
    Column("bunch", Text, primary_key=True),  # one of its leaders: a few of one part
    Column("part", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("earliest", Integer, nullable=False),  # days between which its reports lie
    Column("latest", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),  # by which bounds above their scores are told
    Column("meanings", LargeBinary, nullable=False),  # sentence vectors of these
)
Index("bunches_part", bunches.c.part)

leading = Table(
    "leading",
    tables,
    Column("word", Text, primary_key=True),  # by which bunches are found that may hold a neighbour
    Column("bunch", Text, primary_key=True),
    sqlite_with_rowid=False,
)
Index("leading_bunch", leading.c.bunch)

telling = Table(
    "telling",
    tables,
    Column("name", Text, primary_key=True),  # that tells a group of reports from the world's other news
    Column("head", Text, primary_key=True),  # the least report of the group
    sqlite_with_rowid=False,
)
Index("telling_head", telling.c.head)

# What people decided, what is still to do, and what happened when.

judgements = Table(
    "judgements",
    tables,
    Column("sequence", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)

pending = Table(
    "pending",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
)

journal = Table(
    "journal",
    tables,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),  # report, story, standing, name, judgement, look
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
)
Index("journal_at", journal.c.at)
