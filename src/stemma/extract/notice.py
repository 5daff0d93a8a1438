"""What an outlet says about how an article was made.

A notice speaks of the text that it stands in; an article *about* pictures that a machine made is none.
"""

import re
from dataclasses import fields
from functools import cache, lru_cache

from stemma import lang
from stemma.lang import LANGUAGES
from stemma.lang.notices import NoticeSigns
from stemma.model import Notice
from stemma.text.normalise import squeezed

#: words; a longer block is an article, not a notice on one
_LONGEST = 70
#: words; what needs no word for the text is a label
_LONGEST_LABEL = 16
#: code points from the beginning of a block in which the text is named: notices come to the point
_SELF_WITHIN = 160
KINDS = tuple(field.name for field in fields(NoticeSigns))


@lru_cache(maxsize=4096)
def notices_in(block: str) -> tuple[Notice, ...]:
    """The notices that a block makes, each kind once; empty for prose."""
    words = len(block.split())
    if words > _LONGEST:
        return ()
    lowered = squeezed(block).casefold().replace("’", "'")
    bare = lowered.lstrip(" ([*-–—•")
    for language in LANGUAGES:
        kinds = _kinds(lowered, bare, language, label=words <= _LONGEST_LABEL)
        if kinds:
            return tuple(Notice(kind=kind, text=squeezed(block)) for kind in kinds)  # type: ignore[arg-type]
    return ()


def _kinds(lowered: str, bare: str, language: str, *, label: bool) -> list[str]:
    signs = _signs(language)
    of_itself = _selves(language).search(lowered[:_SELF_WITHIN]) is not None
    kinds = [kind for kind in KINDS if of_itself and signs[kind] and signs[kind].search(lowered)]
    alone = _alone(language)
    kinds += [kind for kind in KINDS if label and kind not in kinds and alone[kind].match(bare)]
    return kinds


def publisher_in(notice: str) -> str | None:
    """The outlet that a notice speaks for: "Example Daily staff may not have edited …"."""
    text = squeezed(notice)
    for language in LANGUAGES:
        for pattern in lang.of(language).notices.publisher:
            match = re.search(pattern, text, re.IGNORECASE)
            if match:
                # an outlet's motto follows its name after a dash; small words before it belong to the sentence
                name = re.split(r"\s+[–—|-]\s+", match["publisher"].strip(" ,–—-"))[0]
                name = re.sub(r"\A(?:(?!(?:the|die|der|das|le|la|les)\b)[a-zß-öø-ÿ]\S*\s+)+", "", name).strip()
                if name[:1].isupper():
                    return name
    return None


@cache
def _selves(language: str) -> re.Pattern[str]:
    return _any(lang.of(language).notices.selves)


@cache
def _signs(language: str) -> dict[str, re.Pattern[str]]:
    return {kind: _any(getattr(lang.of(language).notices, kind)) for kind in KINDS}


@cache
def _alone(language: str) -> dict[str, re.Pattern[str]]:
    return {kind: _any(getattr(lang.of(language).notices.alone, kind)) for kind in KINDS}


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all; one that never matches for none."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) if patterns else r"(?!)")
