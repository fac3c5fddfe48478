"""The brief as Markdown: the same lines in the same order, each with a footnote for where its words stand."""

import re

from onrecord.brief import wording
from onrecord.brief.marks import BIDI, visible
from onrecord.brief.nouns import (
    Chart,
    ClaimCard,
    Context,
    Group,
    Happening,
    Page,
    ProspectLine,
    ReportCard,
    StatementLine,
    Voice,
    Words,
)
from onrecord.brief.page import page
from onrecord.store.views import StoryView

# Signs that mean something to Markdown, or would begin HTML; a backslash before each makes it plain.
SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&$#]")
# Marks that open a quotation, as a text brings them.
OPENING = ("“", '"', "«", "„")
# An address in running text, which many readers make a link of by themselves: its scheme is parted from the rest.
SCHEME = re.compile(r"(?<=\w)://")


def markdown(view: StoryView) -> str:
    """A story's brief as Markdown, ended by a line feed."""
    return _Print(page(view)).text()


def plain(text: str) -> str:
    """Foreign text in one line that Markdown shows as it is."""
    line = " ".join(str(visible(text)).split())
    line = "".join("\ufffd" if sign in BIDI else sign for sign in line)
    return SCHEME.sub(r":\\/\\/", SPECIAL.sub(r"\\\g<0>", line))


class _Print:
    """Prints a page once, gathering the footnotes on the way."""

    def __init__(self, laid_out: Page) -> None:
        self.page = laid_out
        self.notes: dict[str, Words] = {}

    def text(self) -> str:
        """Head, sections, footnotes."""
        sections = [
            self._head(),
            *(self._group(group) for group in self.page.groups),
            self._expected(),
            self._figures(),
            self._timeline(),
            self._said(),
            self._ties(),
            self._people(),
            self._reports(),
            self._doubtful(),
            self._left_out(),
        ]
        body = "\n\n".join(section for section in sections if section)
        return f"{body}\n\n{self._footnotes()}\n"

    def _head(self) -> str:
        facts = [self.page.reports_count, self.page.outlets_count, self.page.period]
        facts += [f"as of {self.page.as_of}"] if self.page.as_of else []
        tally = [f"{_glyph('status', key)} {n} {_title(key).lower()}" for key, n in self.page.counts]
        return "\n\n".join([f"# {plain(self.page.name)}", " · ".join(facts), *([" · ".join(tally)] if tally else [])])

    def _words(self, words: Words) -> str:
        """Words in quotation marks with their footnote."""
        key = words.anchor
        self.notes.setdefault(key, words)
        text = " […] ".join(plain(piece) for piece in words.pieces)
        return f"{_quoted(text)}[^{key}]"

    def _context(self, context: Context) -> str:
        """A sentence with the words that matter in bold, or the words alone."""
        words = context.words
        note = f"[^{self._note(words)}]"
        if not context.before and not context.after:
            return self._words(words)
        parts = ["[…] " if context.cut_before else "", _flat(context.before)]
        for n, piece in enumerate(words.pieces):
            between = context.between[n] if n < len(context.between) else ""
            parts += [f"**{plain(piece)}**", " […] " if between is None else _flat(between)]
        parts += [_flat(context.after), " […]" if context.cut_after else ""]
        return (
            f"“{''.join(parts).strip()}”{note}"
            if not context.before.startswith(OPENING)
            else "".join(parts).strip() + note
        )

    def _group(self, group: Group) -> str:
        head = f"## {_title(group.status)} ({group.count})\n\n{wording.vocabulary()['status'][group.status]['means']}"
        lines = [self._claim(claim) for claim in (*group.open, *group.folded)]
        cut = [f"- {group.cut} more are in the record and not on this page."] if group.cut else []
        return head + "\n\n" + "\n".join([*lines, *cut])

    def _claim(self, claim: ClaimCard) -> str:
        since = f" {claim.since}" if claim.since else ""
        head = (
            f"- {_glyph('status', claim.status)} **{wording.word('status', claim.status)}**{since}, {claim.origins}: "
        )
        lines = [f"{head}{self._context(claim.context)} ({plain(claim.source)}; {_ref(claim.context.words)})"]
        lines += [f"  - History: {claim.history}."] if claim.history else []
        lines.append(f"  - Rule: {plain(claim.rule)}")
        for member in claim.members:
            apart = f"; counts for nothing: {plain(member.why_not)}" if member.why_not else ""
            outlet = plain(member.context.words.ref.outlet)
            stance = f"{wording.word('purpose' if claim.purpose else 'stance', member.stance)}: {plain(member.source)}"
            lines.append(f"  - {stance} ({outlet}, {member.when}{apart}): {self._context(member.context)}")
        return "\n".join(lines)

    def _expected(self) -> str:
        if not self.page.prospects:
            return ""
        return "## What is expected\n\n" + "\n".join(self._prospect(p) for p in self.page.prospects)

    def _prospect(self, prospect: ProspectLine) -> str:
        outcome = f"{_glyph('outcome', prospect.outcome)} **{wording.word('outcome', prospect.outcome)}**"
        line = f"- {outcome}, expected {prospect.window}: {self._context(prospect.context)} ({plain(prospect.source)})"
        return "\n".join([line, *(f"  - {self._words(words)}" for words in prospect.because)])

    def _figures(self) -> str:
        charts = [*self.page.charts, *self.page.singles]
        return "## The figures\n\n" + "\n\n".join(self._series(chart) for chart in charts) if charts else ""

    def _series(self, chart: Chart) -> str:
        rows = [
            f"| {line.when} | {', '.join([self._words(line.words), *line.notes])} | {plain(line.source)} "
            f"| {plain(line.side)} | {_ref(line.words)} |"
            for line in chart.lines
        ]
        head = ["| As of | Figure | Source | Side | Report |", "|---|---|---|---|---|"]
        return f"### {plain(chart.counted)}\n\n" + "\n".join([*head, *rows])

    def _timeline(self) -> str:
        found = sorted((*self.page.happenings, *self.page.minor), key=lambda h: self.page.order.index(h.tellings[0].id))
        return "## What happened when\n\n" + "\n".join(self._happening(h) for h in found) if found else ""

    def _happening(self, happening: Happening) -> str:
        lines = []
        parted = len(happening.tellings) > 1
        if parted:
            lines.append("- The dates given differ:")
        for telling in happening.tellings:
            ahead = ", ahead when reported" if telling.ahead else ""
            indent = "  " if parted else ""
            lines.append(f"{indent}- **{telling.when}** ({telling.word}{ahead}): {self._context(telling.first)}")
            lines += [f"{indent}  - {self._context(other)}" for other in telling.others]
        return "\n".join(lines)

    def _said(self) -> str:
        found = (*self.page.voices, *self.page.voices_folded)
        return "## Who said what\n\n" + "\n\n".join(self._voice(voice) for voice in found) if found else ""

    def _voice(self, voice: Voice) -> str:
        side = f", for {plain(voice.side)}" if voice.side and voice.side != voice.name else ""
        role = f"{plain(voice.role)}\n\n" if voice.role else ""
        cut = [f"- {voice.cut} more are in the record and not on this page."] if voice.cut else []
        return f"### {plain(voice.name)}{side} ({voice.count})\n\n{role}" + "\n".join(
            [*(self._statement(line, named=voice.name) for line in voice.lines), *cut]
        )

    def _statement(self, line: StatementLine, *, named: str = "") -> str:
        """A statement; under the name of its speaker, only how the text names them is told again."""
        known = line.source.startswith(named) if named else False
        parts = [f"named as “{plain(line.printed)}”," if line.printed else ""] if known else [plain(line.source)]
        parts += [wording.word("act", line.act), line.when, f"({wording.word('kind', line.kind)})"]
        parts += [f"relayed by {plain(wording.listed(list(line.via)))}"] if line.via else []
        inside = "as told by" if line.retold else "within the words of"
        parts += [f"{inside} {plain(line.within)}"] if line.within else []
        parts += [f"[{plain(line.why_not)}]"] if line.why_not else []
        also = "".join(f"[^{self._note(words)}]" for words in line.also)
        head = " ".join(part for part in parts if part)
        tail = f" Same words in: {also}" if also else ""
        return f"- {head}: {self._context(line.context)}{tail}"

    def _note(self, words: Words) -> str:
        self.notes.setdefault(words.anchor, words)
        return words.anchor

    def _ties(self) -> str:
        if not self.page.ties.rows:
            return ""
        lines = []
        for row in self.page.ties.rows:
            acts = ", ".join(f"{act} ×{n}" if n > 1 else act for act, n in row.acts)
            told = f"{self._words(row.words)} ({_ref(row.words)})"
            lines.append(f"- **{plain(row.agent)}** to **{plain(row.patient)}**, {row.kind}: {acts}. {told}")
        return "## Who did what to whom\n\n" + "\n".join(lines)

    def _people(self) -> str:
        rows = [
            f"| {plain(p.name)} | {p.kind} | {plain('; '.join(p.roles[:3]))} "
            f"| {plain(p.side)} | {plain(p.how)} | {p.statements} |"
            for p in (*self.page.people, *self.page.people_folded)
        ]
        head = ["| Name | Kind | Roles printed | Speaks for | How known | Statements |", "|---|---|---|---|---|---|"]
        return "## The people and bodies\n\n" + "\n".join([*head, *rows]) if rows else ""

    def _reports(self) -> str:
        return "## The reports\n\n" + "\n".join(self._report(report) for report in self.page.reports)

    def _report(self, report: ReportCard) -> str:
        url = (
            f" <{report.safe_url}>"
            if report.safe_url and not set(report.safe_url) & set("<>")
            else f" {plain(report.url)}"
            if report.url
            else ""
        )
        lines = [f"{report.ref.number}. **{plain(report.ref.title)}**, {plain(report.outlet)}, {report.date}.{url}"]
        lines += [f"Not read: {plain(report.unread)}"] if report.unread else []
        lines += [f"Edited version of report {report.version_of.number}"] if report.version_of else []
        for copy in report.copies:
            share = f" ({copy.share} of its words)" if copy.share else ""
            because = f": {plain(copy.because)}" if copy.because else ""
            lines.append(f"{copy.verb.capitalize()} report {copy.ref.number}, {plain(copy.ref.outlet)}{share}{because}")
        lines += [f"{report.boilerplate} boilerplate, not read"] if report.boilerplate else []
        lines += [plain(note) for note in report.notes]
        lines += [f"No statement covers: {self._words(words)}" for words in report.uncovered]
        return "\n    - ".join(lines)

    def _doubtful(self) -> str:
        lines = [self._statement(line) for line in self.page.doubtful] + [self._claim(c) for c in self.page.unsure]
        if self.page.orphaned:
            lines.append(f"- {wording.count(self.page.orphaned, 'judgement')} without words to stand on")
        return "## Doubtful, and set apart\n\n" + "\n".join(lines) if lines else ""

    def _left_out(self) -> str:
        return (
            f"Left off this page, and kept in the record: {'; '.join(self.page.omitted)}." if self.page.omitted else ""
        )

    def _footnotes(self) -> str:
        return "\n".join(
            f"[^{key}]: Report {words.ref.number}, {_ref(words)}, “{plain(words.ref.title)}”, "
            f"characters {', '.join(f'{s.start} to {s.end}' for s in words.spans)}"
            for key, words in self.notes.items()
        )


def _glyph(table: str, key: str) -> str:
    return str(wording.vocabulary()[table][key]["glyph"])


def _title(status: str) -> str:
    return str(wording.vocabulary()["status"][status]["title"])


def _quoted(text: str) -> str:
    """Words in quotation marks, unless they bring their own."""
    return text if text.startswith(OPENING) else f"“{text}”"


def _ref(words: Words) -> str:
    return f"{plain(words.ref.outlet)}, {words.ref.day}"


def _flat(text: str) -> str:
    """Text beside marked words: in one line, with the space that parts it from them."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{plain(text)}{after}"
