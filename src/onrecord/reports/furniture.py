"""Page furniture told by a line alone: its words, or a shape that no sentence has.

Lines whose place or neighbours decide are left to `edges`.
"""

import functools
import re

from onrecord.reports.lines import Line, bare, shape
from onrecord.reports.vocabulary import furniture

# A count before or behind a label: "Comments (12)", "5 Shares", "1.2K views".
_COUNT = re.compile(r"^[(\[]?\d[\d,.]{0,9}[kKmM]?[)\]]?\s+|\s*[:|-]?\s*[(\[]?\d[\d,.]{0,9}[kKmM]?[)\]]?$")
_CLOCK = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:\s?[/|-]\s?(?:\d{1,2}:)?\d{1,2}:\d\d)?")
_COUNTER = re.compile(
    r"[(\[]?(?:(?:list|slide|image|photo|page|item)\s)?\d{1,5}\s?(?:/|of)\s?\d{1,5}[^\s\w]?\w?[)\]]?(?:\s(?:characters|words|photos|images))?",
    re.I,
)
# A heading of a chronicle: "1936", "1921-1923".
_YEARS = re.compile(r"(?:1\d|20)\d\d(?:\s?[-–—]\s?(?:1\d|20)?\d\d)?")
_AGO = re.compile(
    r"(?:updated:?\s|published:?\s|posted:?\s)?(?:about\s)?\d{1,3}\+?[\s-](?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?)"
    r"\s(?:read|ago|listen|watch|video)\.?",
    re.I,
)
_TALLY = re.compile(
    r"\d[\d,.]{0,9}\s?[km]?\+?\s(?:comments?|shares?|views?|likes?|replies|reactions|votes?|reads?)", re.I
)
_LINK_ONLY = re.compile(r"(?:https?://|www\.)\S+|[\w-]{1,63}(?:\.[\w-]{1,63}){1,3}/\S*", re.I)
_MAIL_ONLY = re.compile(r"[\w.+-]{1,64}@[\w.-]{3,120}|@\w{2,30}")
_FOLLOW = re.compile(
    r"follow (?:him |her |us |\S+ \S+ |\S+ \S+ \S+ )?(?:on|at) (?:x|twitter|facebook|instagram)\b.{0,60}", re.I
)
_FILE_NAME = re.compile(r"[\w-]{1,80}\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|pdf|docx?)", re.I)
_ELEMENT = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>")
_CODE = re.compile(r"\bfunction\s?\(|\b(?:window|document)\.\w+\s?[=.(\[]|[{;]\s?\}|^\s?var\s\w+\s?=")
_SEPARATOR = re.compile(r"\s[|•·»>›‹/]\s|[|•·»›]")
_JOINED = re.compile(r"[a-z][A-Z][a-z]")
_THING = re.compile(r"(?:\S+\s){0,4}(?:logo|badge|icon|avatar|thumbnail|banner)", re.I)


def furniture_sign(line: Line) -> str | None:
    """The sign by which a line is page furniture, in words for people; None when it shows none."""
    return _sign(line.text[:1000])


@functools.lru_cache(maxsize=8192)
def _sign(text: str) -> str | None:
    return _label_sign(text) or _shape_sign(text) or _opening_sign(text) or _notice_sign(text)


def is_section(text: str) -> bool:
    """Whether a line is the name of a section or of a kind of report."""
    return bare(text) in furniture().sections


def _label_sign(text: str) -> str | None:
    seen = shape(text)
    if seen.words > 9 or seen.quoted:
        return None
    key = bare(text)
    known = furniture().labels
    if seen.ended and seen.words <= 2 and not text.endswith(("...", "…")):
        return None
    if key in known or _COUNT.sub("", key).strip(" :|-") in known:
        return "widget or menu label"
    words = key.replace(",", " ").replace("|", " ").replace("/", " ").split()
    if len(words) >= 2 and all(word in furniture().networks for word in words):
        return "share bar"
    return None


def _shape_sign(text: str) -> str | None:
    core = text.strip("-–—*•·|()[] ")
    if _CLOCK.fullmatch(core):
        return "play-time counter"
    if _COUNTER.fullmatch(core) or _TALLY.fullmatch(core):
        return "counter"
    if not any(map(str.isalpha, text)):
        return None if _YEARS.fullmatch(core) else "no words"
    if _AGO.fullmatch(core):
        return "reading time"
    if _FOLLOW.fullmatch(core):
        return "line of a writer's handle"
    if _LINK_ONLY.fullmatch(core):
        return "bare link"
    if _MAIL_ONLY.fullmatch(core):
        return "e-mail address or handle"
    if _FILE_NAME.fullmatch(core) or _THING.fullmatch(core):
        return "name of a picture or logo"
    return _odd_sign(text)


def _odd_sign(text: str) -> str | None:
    """Menus, labels that ran together, and code."""
    seen = shape(text)
    bare_of_tags = _ELEMENT.sub(" ", text)
    if _CODE.search(text) or (bare_of_tags != text and shape(bare_of_tags).words < 6):
        return "markup or code"
    if seen.ended or seen.words > 60:
        return None
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    if len(parts) >= 3 and all(len(part.split()) <= 4 for part in parts):
        return "menu line"
    if seen.words <= 12 and len(_JOINED.findall(text)) >= 3:
        return "labels run together"
    return None


def _opening_sign(text: str) -> str | None:
    seen = shape(text)
    if seen.quoted:
        return None
    key = bare(text) if text[0] not in "(©" else text[:400].lower()
    for opening in furniture().openings:
        if seen.words <= opening.words and key.startswith(opening.phrases):
            return opening.sign
    return None


def _notice_sign(text: str) -> str | None:
    seen = shape(text)
    if seen.quoted or seen.words > 80:
        return None
    key = text.lower()
    words = furniture()
    strong = sum(phrase in key for phrase in words.notices)
    sure = strong >= 2 or any(phrase in key for phrase in words.sure_notices)
    if sure or (strong and seen.words <= 25 and not seen.ended):
        return "footer or sign-in line"
    weak = 0 if strong or seen.words > 40 else sum(phrase in key for phrase in words.weak_notices)
    return "footer or sign-in line" if weak >= 3 else None
