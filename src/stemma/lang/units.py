"""Units of measure and currencies: the names of a language and the symbols all share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """Names to codes: UCUM, ISO 4217, `percent` or `percentage_point`. `a|b` lists variants, spaces join tokens."""

    #: lower case, any of them may follow a number
    names: dict[str, str]
    #: stand before a number ($, EUR)
    before: dict[str, str]
    #: case counts (MW is no mW)
    symbols: dict[str, str]
    #: words between a number and its unit (38 millions d'euros)
    links: tuple[str, ...] = ()
    #: words after a length that make it an age
    old: tuple[str, ...] = ()
    #: what adds half a unit behind it (deux heures et demie)
    halves: tuple[str, ...] = ()


def _variants(table: dict[str, str]) -> dict[str, str]:
    return {name: code for names, code in table.items() for name in names.split("|")}


def written_units(own: Units, shared: Units) -> Units:
    """The units of a language and those that all share, with variants `a|b` as entries of their own."""
    return Units(
        names=_variants(shared.names) | _variants(own.names),
        before=_variants(shared.before) | _variants(own.before),
        symbols=_variants(shared.symbols) | _variants(own.symbols),
        links=own.links,
        old=own.old,
        halves=own.halves,
    )
