"""Whose material a text uses, and whose pictures: credit lines, signatures, picture credits."""

import re
from functools import cache, lru_cache

from stemma.extract.names import alternatives, credit_for, names_in, reads_as_name, sounds_like_agency, words
from stemma.lang.agencies import agency_named, is_outlet
from stemma.model import Credit
from stemma.text.normalise import squeezed

#: words; a longer block is prose
_LONGEST = 30
#: words; the credit of a picture is a name or two
_LONGEST_PHOTO = 16
#: code points
_LONGEST_SIGNATURE = 60

_TRAILING_BRACKET = re.compile(rf"\s*[(\[]([^()\[\]\n]{{2,{_LONGEST_SIGNATURE}}})[)\]]\.?\Z")
_TRAILING_SLASH = re.compile(r"(?<=[.!?”“»\"])\s*[/–—]\s*([\w.]{2,12}(?:\s?[/-]\s?[\w.]{2,12}){0,4})\Z")
_ACRONYM = re.compile(r"[A-ZÄÖÜÉ]{2,4}")
_SENTENCE_END = re.compile(r"(?<=[.!?…”“»\"])\s+(?=[^\W\d_a-zß-öø-ÿ(©])")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\A[(\[]?(?:©|\(c\)|{alternatives('openings')})(?!\w)\s*:?\s*", re.IGNORECASE)


@cache
def _with() -> re.Pattern[str]:
    # "Outlet with Agency": the outlet's own words joined to an agency's
    return re.compile(
        r"\A(?P<outlet>.{2,50}?)\s+(?:(?P<by>mit|with|avec)|et|und|and)\s+(?P<rest>\S.{1,60})\Z", re.IGNORECASE
    )


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"\A(?P<names>.{{2,160}}?),?\s+(?:{alternatives('closings')})\.?\Z", re.IGNORECASE)


@cache
def _translator() -> re.Pattern[str]:
    # "translation: our staff", "(traduction : la rédaction)", "aus dem Englischen von …": says who translated, not whose text it is
    return re.compile(
        rf"[;,(–-]?\s*(?<!\w)(?:{alternatives('translating')}|{alternatives('desks')})(?!\w)[^;()]*\)?", re.IGNORECASE
    )


@cache
def _translated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('translating')})(?!\w)", re.IGNORECASE)


#: blocks whose reading is kept: the menus of an outlet come again on each of its pages
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def credit_line(block: str, agencies: frozenset[str] = frozenset()) -> tuple[Credit, ...]:
    """The makers that a block names if it does nothing else; empty for prose and picture credits.

    `agencies` are names, in small letters, that the article shows elsewhere to be agencies, as its dateline does.
    """
    text = squeezed(block).strip(" *•–—-")
    if not text or len(text.split()) > _LONGEST or is_photo_credit(text):
        return ()
    if closing := _closing().match(text):
        return _credits(closing["names"], text, agencies)
    bare = text.strip("()[]")
    if opening := _opening().match(bare):
        rest = bare[opening.end() :]
        agencies = agencies | _supplied(opening.group(), rest)
        found = _credits(rest, text, agencies) or _credits(_translator().sub(" ", rest), text, agencies)
        if found and (bare[opening.end() - 1 : opening.end()] in ": '’" or bare.startswith("©")):
            return _unless_prose(found, bare, opening.group())
    return _signature_line(bare, text, agencies)


def _supplied(opening: str, rest: str) -> frozenset[str]:
    """One-word names after an opening that only agencies follow."""
    if opening.strip(" :([").casefold() not in {phrase.strip(" :") for phrase in words("supplying")}:
        return frozenset()
    return frozenset(name.casefold() for name in names_in(rest) if " " not in name and not is_outlet(name))


def _unless_prose(found: tuple[Credit, ...], bare: str, opening: str) -> tuple[Credit, ...]:
    """A bare "With" or "From" needs an agency or an outlet; a name alone is a beginning of prose or a heading."""
    weak = " " not in opening.strip() and opening.strip()[-1:].isalpha()
    if weak and all(credit.kind != "agency" for credit in found):
        return ()
    return found if not bare.endswith(("!", "?")) else ()


def _signature_line(bare: str, text: str, agencies: frozenset[str]) -> tuple[Credit, ...]:
    """A line of nothing but agencies: "dpa/jk", "AFP, Reuters", "Nordpost mit dpa", "Agency; translation: staff"."""
    without = _translator().sub(" ", bare).strip(" ,;.()")
    parts = [part for part in re.split(r"\s*[/;,+|]\s*|\s+[–—-]\s+", without) if part]
    if _translated().search(bare) and (names := names_in(without)) and len(parts) <= 2:
        # what a desk translated came from an agency
        return tuple(
            credit_for(name, text, agencies | {name.casefold()} if " " not in name else agencies) for name in names
        )
    known = [part for part in parts if _is_agency(part, agencies)]
    if known and all(part in known or _is_initials(part) or reads_as_name(part) for part in parts):
        return tuple(credit_for(part, text, agencies) for part in known)
    joined = _with().match(bare)
    if joined and reads_as_name(joined["outlet"]):
        rest = names_in(joined["rest"])
        if rest and any(_is_agency(name, agencies) or (joined["by"] and _ACRONYM.fullmatch(name)) for name in rest):
            return tuple(credit_for(name, text, agencies) for name in rest)
    return ()


def _is_agency(name: str, agencies: frozenset[str]) -> bool:
    return (
        name.casefold() in agencies
        or agency_named(name) is not None
        or (reads_as_name(name) and sounds_like_agency(name))
    )


def _is_initials(part: str) -> bool:
    return re.fullmatch(r"[a-zäöü]{1,4}\d?", part) is not None


def _credits(names: str, text: str, agencies: frozenset[str]) -> tuple[Credit, ...]:
    found = (credit_for(name, text, agencies) for name in names_in(names))
    unique = {(credit.kind, credit.name): credit for credit in found}
    return tuple(unique.values())


def peel_signature(paragraph: str, agencies: frozenset[str] = frozenset()) -> tuple[tuple[Credit, ...], str]:
    """The agencies that sign a paragraph at its end, "(dpa)", "/ats-afp", and the paragraph without them."""
    for pattern in (_TRAILING_BRACKET, _TRAILING_SLASH):
        match = pattern.search(paragraph, max(0, len(paragraph) - _LONGEST_SIGNATURE - 8))
        if match and _introduced(paragraph[: match.start()], match.group(1)):
            continue
        if match and (credits_ := _signed(match.group(1), match.group().strip(), agencies)):
            return credits_, paragraph[: match.start()].rstrip()
    sentence = _last_sentence(paragraph)
    if sentence and (credits_ := credit_line(sentence, agencies)):
        return credits_, paragraph[: len(paragraph) - len(sentence)].rstrip()
    return (), paragraph


def _introduced(before: str, signature: str) -> bool:
    """Whether the brackets only abbreviate the name before them: "Agence France-Presse (AFP)"."""
    agency = agency_named(signature)
    return agency is not None and before.rstrip().casefold().endswith(agency.name.casefold())


def _signed(signature: str, text: str, agencies: frozenset[str]) -> tuple[Credit, ...]:
    parts = [part.strip(" .") for part in re.split(r"[/,;+]|\s-\s|(?<=[a-z])-(?=[a-z])", signature) if part.strip(" .")]
    found = [part for part in parts if agency_named(part) or part.casefold() in agencies]
    with_agency = _with().match(signature)
    if not found and with_agency and (name := with_agency["rest"].strip()) and agency_named(name):
        return (credit_for(name, text),)
    plain = all(part in found or _is_initials(part) or part.isupper() for part in parts)
    return tuple(credit_for(part, text, agencies) for part in found) if found and plain else ()


def _last_sentence(paragraph: str) -> str | None:
    cuts = [match.end() for match in _SENTENCE_END.finditer(paragraph, max(0, len(paragraph) - 240))]
    return paragraph[cuts[-1] :] if cuts else None


@cache
def _photo_opening() -> re.Pattern[str]:
    return re.compile(
        rf"\A[(\[]?(?:©\s*)?(?:{alternatives('photo')})(?:\s*\([^()]{{1,20}}\))?\s*[:©|–-]\s*(?P<credit>\S.{{0,160}}?)[)\]]?\Z",
        re.IGNORECASE,
    )


@cache
def _photo_word() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('photo')})(?!\w)", re.IGNORECASE)


@cache
def _inline_photo() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[(\[]?\s*(?:(?<!\w)(?:{alternatives('photo')})\s*(?::|©|\bby\b|\bvon\b)|©)\s*(?P<credit>[^\n]{{2,110}})\Z",
        re.IGNORECASE,
    )


def is_photo_credit(line: str) -> bool:
    """Whether a line does nothing but credit a picture."""
    return photo_credit(line) is not None


def photo_credit(line: str) -> str | None:
    """Who made the picture, from a line that says nothing else: "Foto: A. Holm", "Getty Images", "© X / Y"."""
    text = squeezed(line)
    if not text or len(text.split()) > _LONGEST_PHOTO:
        return None
    if match := _photo_opening().match(text):
        return _without_stop(match["credit"].strip(" ()[]"))
    banks = r"(?:getty|getty images|imago|imago images|picture alliance|picture-alliance|shutterstock|istock|adobe stock|unsplash|alamy|afp via getty images|epa|zuma|keystone|pixabay|depositphotos|nurphoto|pexels)"
    if re.fullmatch(
        rf"[©(]?\s*(?:[^.:!?]{{0,60}}[/,(]\s*)?{banks}(?:\s*[/,)][^.:!?]{{0,60}})?\)?", text, re.IGNORECASE
    ):
        return text.strip("()© ")
    return None


def peel_photo_credit(caption: str) -> tuple[str, str | None]:
    """A caption without the credit at its end, and the credit: "The ferry. Photo: A. Holm", "… (dpa)", "… © X"."""
    text = squeezed(caption)
    if (match := _inline_photo().search(text)) and len(match["credit"].split()) <= _LONGEST_PHOTO:
        return text[: match.start()].rstrip(" |–-("), _without_stop(match["credit"].strip(" ()[]"))
    if (match := _TRAILING_BRACKET.search(text)) and _looks_like_photo_credit(match.group(1)):
        return text[: match.start()].rstrip(), match.group(1).strip()
    return text, None


def _without_stop(credit: str) -> str:
    """A credit without the full stop of its sentence; that of an initial stays."""
    return credit if re.search(r"(?<!\w)[^\W\d_]\.\Z", credit) else credit.rstrip(".")


def _looks_like_photo_credit(bracket: str) -> bool:
    parts = [part.strip() for part in re.split(r"[/,;]|\bvia\b", bracket) if part.strip()]
    if _photo_word().fullmatch(bracket.strip()):
        return False
    named = any(agency_named(part) for part in parts) or _photo_word().search(bracket) is not None or "/" in bracket
    return named and all(reads_as_name(part) or agency_named(part) for part in parts)
