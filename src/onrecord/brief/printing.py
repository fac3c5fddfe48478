"""The brief as one HTML file: no remote file, and a policy that lets only its own style and script run."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.brief import wording
from onrecord.brief.chart import shape
from onrecord.brief.marks import isolated, visible
from onrecord.brief.nouns import Page
from onrecord.brief.page import page
from onrecord.store.views import StoryView

SCATTERED = 2_000  # words in several pieces that are marked without script; each costs a rule of style


def html(view: StoryView) -> str:
    """A story's brief as one HTML document, with every word it shows a span of a report."""
    laid_out = page(view)
    style = _asset("style.css") + _pieces(laid_out)
    script = _asset("script.js")
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            page=laid_out,
            style=Markup(style),  # noqa: S704 the project's own file and anchors
            script=Markup(script),  # noqa: S704 the project's own file
            policy=_policy(style, script),
        )
    )


def _pieces(laid_out: Page) -> str:
    """Rules that mark words in several pieces, all of them at once, where no script runs."""
    rules = (
        f':root:has([id="{a}"]:target) [data-of="{a}"]{{background:var(--mark);color:var(--mark-ink)}}'
        for a in laid_out.scattered[:SCATTERED]
    )
    return "\n".join(rules)


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    """A source expression of the policy: the hash of what stands between the tags."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _asset(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=visible,
    )
    environment.globals.update(
        word=wording.word, count=wording.count, listed=wording.listed, vocabulary=wording.vocabulary()
    )
    environment.globals["shape"] = lambda number: Markup(shape(number, 7, 7))  # noqa: S704 numbers only
    environment.filters["iso"] = isolated
    return environment
