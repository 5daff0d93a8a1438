"""Whoever is quoted, named so that no frame needs to inflect the name."""

from stemma import lang
from stemma.grammar.names.noun_phrases import POSSESSIVE
from stemma.model import Hop, Statement
from stemma.report.brief.parts import Part, framed
from stemma.report.origin import language as language_name
from stemma.report.view import View
from stemma.report.wording import Wording

#: how surely a source's words are those of the one it is taken for; below, it is called as its article calls it
LINKED = 0.9
#: determiners without which a German noun names a source ("Quelle: Polizei"); behind others it may be inflected ("dem Präsidenten")
_DROPPED = {"de": frozenset(("der", "die", "das"))}
#: determiners that fit behind "source:"
_KEPT = {"fr": ("le ", "la ", "les ", "l'", "l’", "un ", "une "), "en": ("the ", "a ", "an ")}


def _bare(name: str, language: str) -> str | None:
    """A description in the brief's language as it stands behind "source:"; None where it can't stand there as it is."""
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


def named(name: str, language: str | None, wording: Wording) -> tuple[Part, ...]:
    """A source by the name that the articles give it; a description is quoted where the frame would have to inflect it."""
    part = Part(kind="name", text=name)
    if _proper(name, language):
        return (part,)
    if language == wording.language and (bare := _bare(name, wording.language)):
        return (Part(kind="name", text=bare),)
    quoted = framed(wording, "brief.quote", quote=part)
    if language == wording.language:
        return quoted
    foreign = framed(wording, "brief.in_language", language=language_name(language, wording))
    return framed(wording, "brief.noted_words", said=quoted, notes=foreign)


def _pronoun(words: str, language: str | None) -> bool:
    return words.lower() in lang.of(language).phrases.pronouns


def hop_named(view: View, hop: Hop, article: str, wording: Wording) -> tuple[Part, ...] | None:
    """One source of a chain: by a form of its name in the brief's language where there is one, else as its article has it."""
    if not hop.name:
        return None
    entity = view.entities.get(hop.entity or "")
    own = view.articles[article].language
    if hop.mention and hop.link_confidence < LINKED and not _pronoun(hop.mention.text, own):
        return named(hop.mention.text, own, wording)
    forms = entity.names if entity else {}
    for language in dict.fromkeys((wording.language, own or "")):
        if found := forms.get(language):
            chosen = sorted(found, key=lambda name: (not _fits(name, language, wording), name != hop.name))
            return named(chosen[0], language, wording)
    return named(hop.name, own, wording)


def _fits(name: str, language: str, wording: Wording) -> bool:
    """Whether a name stands in a frame as it is."""
    if POSSESSIVE.search(name):
        return False
    return _proper(name, language) or (language == wording.language and _bare(name, language) is not None)


def who(view: View, statement: Statement | None, wording: Wording) -> tuple[Part, ...] | None:
    """Who says something, the one who passes it on before the first-hand source; None where nobody is named."""
    chain = statement.attribution.chain if statement and statement.attribution else ()
    hops = [shown for hop in chain if statement and (shown := hop_named(view, hop, statement.article, wording))]
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
