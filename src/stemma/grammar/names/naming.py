"""The proper name in a mention, and whether it is surely a person's."""

from collections.abc import Iterator, Sequence

from stemma import lang
from stemma.grammar.names.noun_phrases import Phrase, complement_of
from stemma.grammar.names.offices import Office, offices
from stemma.grammar.names.people import given_run, is_proper, run_of
from stemma.lang.countries import countries_in, countries_named, is_demonym

#: words before the name in an apposition: "les laboratoires Marl"
_LONGEST_LEAD = 2


def name_of(phrase: Phrase) -> tuple[tuple[str, ...], bool]:
    """The name, and whether it is surely a person's."""
    given = given_run(phrase.words, phrase.language)
    if given and not _is_of_another(phrase, given):
        return given, True
    apposed = next(_apposed(phrase), ((), False))
    if apposed[0]:
        return apposed
    titled = _titled(phrase)
    if titled:
        return titled, True
    office = phrase.office
    if office is None:
        bare = _bare(phrase)
        demonym = len(bare) == 1 and phrase.words[0] != bare[0] and is_demonym(bare[0], phrase.language)
        return () if demonym else bare, False
    behind = _behind(phrase, office)
    return behind, bool(behind) and office.kind == "person"


def _is_of_another(phrase: Phrase, name: tuple[str, ...]) -> bool:
    """Whether a name belongs to a complement: "l'entourage de la ministre Anna Kell", "eine Sprecherin der Ministerin Anna Kell"."""
    office = phrase.office
    begin = phrase.words.index(name[0])
    if office is None or office.begin > begin or office.begin > complement_of(phrase.lowered, phrase.language):
        return False
    between = offices(phrase.lowered[office.end : begin], phrase.language)
    return office.kind != "person" or any(other.kind == "person" for other in between)


def _apposed(phrase: Phrase) -> Iterator[tuple[tuple[str, ...], bool]]:
    """A name behind a comma or in quotation marks: "the dealer, Anton Marl", "das Portal „Preisfuchs“"."""
    if phrase.office is None and _bare(phrase):
        return
    for part in phrase.beside:
        given = given_run(part, phrase.language)
        lead = next((at for at, word in enumerate(part) if is_proper(word, phrase.language)), len(part))
        run = given or run_of(part, lead, phrase.language)
        opened = lead == 0 or part[0].lower() in lang.of(phrase.language).phrases.determiners
        if run and (given or (opened and lead <= _LONGEST_LEAD and lead + len(run) == len(part))):
            yield run, bool(given) or (phrase.office is not None and phrase.office.kind == "person")


def _titled(phrase: Phrase) -> tuple[str, ...]:
    titles = lang.of(phrase.language).roles.titles
    for at, word in enumerate(phrase.lowered[:-1]):
        if word in titles or f"{word}." in titles:
            run = run_of(phrase.words, at + 1, phrase.language)
            known = {
                place for o in offices([w.lower() for w in run], phrase.language) for place in range(o.begin, o.end)
            }
            if run and 0 not in known:
                return run
    return ()


def _behind(phrase: Phrase, office: Office) -> tuple[str, ...]:
    """The name right behind the office, adjectives in small letters skipped ("le procureur adjoint Marl")."""
    table = lang.of(phrase.language).phrases
    at = office.end
    while (
        at < len(phrase.words)
        and phrase.words[at][:1].islower()
        and phrase.lowered[at] not in (table.links | table.complements | table.determiners | table.stops)
    ):
        at += 1
    run = run_of(phrase.words, at, phrase.language)
    known = {place for o in offices([w.lower() for w in run], phrase.language) for place in range(o.begin, o.end)}
    nouns = office.kind == "person" or table.noun_capitals
    return tuple(word for place, word in enumerate(run) if not (nouns and place in known))


def _bare(phrase: Phrase) -> tuple[str, ...]:
    """A name without an office. Behind an article German nouns are capitalised too: there it takes two words or capitals."""
    table, words = lang.of(phrase.language).phrases, phrase.words
    if not words:
        return ()
    opened = phrase.lowered[0] in table.determiners or phrase.lowered[0].endswith(("'", "’"))
    begin = next((at for at, word in enumerate(words) if is_proper(word, phrase.language)), len(words))
    run = run_of(words, begin, phrase.language)
    while len(run) > 1 and run[0].endswith("s") and countries_in(run[0], phrase.language) and not opened:
        run = run[1:]
    if len(run) == 1 and table.noun_capitals and not countries_named(run[0], phrase.language):  # "Lissabons"
        bare = run[0].removesuffix("s")
        run = (bare,) if countries_named(bare, phrase.language) else run
    if begin > opened and not _foreign(run):  # "the late German newspaper", "lokale Fischer"
        return ()
    if opened and table.noun_capitals and not (phrase.quoted or _foreign(run)):
        return ()
    if _narrows(phrase, begin + len(run)):
        return ()
    return run


def _narrows(phrase: Phrase, end: int) -> bool:
    """Whether a noun in small letters stands behind a name, and the name only tells which: "Marl residents"."""
    table = lang.of(phrase.language).phrases
    if table.noun_capitals or table.head_first or end >= len(phrase.words):
        return False
    word = phrase.words[end]
    return word.isalpha() and word.islower() and word not in table.links | table.complements | table.stops


def _foreign(run: Sequence[str]) -> bool:
    """Whether a run of capitalised words can't be a German noun: several words, or an acronym."""
    return len(run) > 1 or any(len(word) > 1 and word.isupper() for word in run)
