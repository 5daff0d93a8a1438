"""Templates to bytes. Whatever is put in is escaped; what steers a reader's eye in silence is made visible."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from stemma.report.visible import visible
from stemma.report.wording import INTERFACE
from stemma.web.routes import Ask

if TYPE_CHECKING:
    from jinja2 import Environment

#: the pages that every page leads to: path, and key of its name
PLACES = (
    ("/", "desk.stories"), ("/changes", "desk.changes"), ("/search", "desk.search"), ("/add", "desk.add"),
    ("/feeds", "desk.feeds"), ("/notes", "desk.notes"), ("/rejections", "desk.rejections"), ("/about", "desk.about"),
)  # fmt: skip
#: how a language calls itself
NAMES = {"en": "English", "de": "Deutsch", "fr": "Français"}


@cache
def _environment() -> "Environment":
    from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound

    class Shipped(BaseLoader):
        def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
            del environment
            file = files("stemma.web").joinpath("templates", template)
            if not file.is_file():
                raise TemplateNotFound(template)
            return file.read_text("utf-8"), template, None

    made = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, loader=Shipped()
    )
    made.finalize = visible
    return made


def render(template: str, ask: Ask, **values: object) -> bytes:
    """A page, or a part of one."""
    made = (
        _environment()
        .get_template(template)
        .render(
            ask=ask,
            w=ask.words,
            places=PLACES,
            languages={code: NAMES[code] for code in INTERFACE},
            link=link,
            **values,
        )
    )
    return made.encode("utf-8", "replace")


def link(ask: Ask, changed: Mapping[str, str] | None = None) -> str:
    """The address of the same page with some of its query changed; an empty value leaves it out."""
    from urllib.parse import quote, urlencode

    query = {name: value for name, value in {**ask.query, **(changed or {})}.items() if value}
    return quote(ask.path) + ("?" + urlencode(query) if query else "")
