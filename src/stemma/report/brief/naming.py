"""Whoever is quoted, named so that no frame needs to inflect the name."""

from stemma import lang
from stemma.model import Passage, Statement
from stemma.report.brief.parts import Part, framed
from stemma.report.brief.quoting import language_name
from stemma.report.view import View
from stemma.report.wording import Wording

#: determiners behind which a German noun stands as it does without any ("laut Polizei"); a genitive changes the noun
_DROPPED = {"de": frozenset(("der", "die", "das", "dem", "den"))}
#: determiners that fit behind "selon", "according to"
_KEPT = {"fr": ("le ", "la ", "les ", "l'", "l’", "un ", "une "), "en": ("the ", "a ", "an ")}


def _bare(name: str, language: str) -> str | None:
    """A description in the brief's language as it stands behind "according to"; None where it can't stand there as it is."""
    first, _, rest = name.partition(" ")
    if first.lower() in _DROPPED.get(language, ()) and rest and " " not in rest and rest[:1].isupper():
        return rest
    lowered = name[:1].lower() + name[1:]
    if lowered.startswith(_KEPT.get(language, ())) and _KEPT.get(language):
        return lowered
    return None


def _proper(name: str, language: str | None) -> bool:
    """Whether words are a name, not a description: no determiner or pronoun opens them, and a capital does."""
    table = lang.of(language).phrases
    first = name.replace("’", "'").split("'")[0].split(" ")[0].lower()
    return name[:1].isupper() and first not in table.determiners and first not in table.pronouns


def named(name: str, language: str | None, wording: Wording, mention: Passage | None = None) -> tuple[Part, ...]:
    """A source by the name that the articles give it; a description is quoted where the frame would have to inflect it."""
    part = Part(kind="name", text=name)
    if _proper(name, language):
        return (part,)
    if language == wording.language and (bare := _bare(name, wording.language)):
        return (Part(kind="name", text=bare),)
    if mention is not None and " ".join(mention.text.split()) == name:
        part = Part(kind="quote", text=mention.text, passage=mention)
    quoted = framed(wording, "brief.quote", quote=part)
    if language == wording.language:
        return quoted
    foreign = framed(wording, "brief.in_language", language=language_name(language, wording))
    return framed(wording, "brief.noted_words", said=quoted, notes=foreign)


def who(view: View, statement: Statement | None, wording: Wording) -> tuple[Part, ...] | None:
    """Who says something, the one who passes it on before the first-hand source; None where nobody is named."""
    chain = statement.attribution.chain if statement and statement.attribution else ()
    language = view.articles[statement.article].language if statement else None
    hops = [named(hop.name, language, wording, hop.mention) for hop in chain if hop.name]
    if not hops or not chain[-1].name:
        return None
    if len(hops) == 1:
        return hops[0]
    return framed(wording, "brief.via", outer=hops[0], root=hops[-1])


def root_of(statement: Statement | None) -> str | None:
    """What tells a first-hand source from another within a story: its entity, else its name; None where nobody is named."""
    if statement is None or statement.attribution is None:
        return None
    root = statement.attribution.root
    return root.entity or root.name


def outlet(view: View, article: str) -> Part:
    """An article by its outlet."""
    return Part(kind="name", text=view.name(article))
