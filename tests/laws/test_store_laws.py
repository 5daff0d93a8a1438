"""store(load(x)) == x for all that a store keeps."""

from dataclasses import fields
from types import UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Article, Claim, Descent, Entity, Findings, Page, Rejection, Story, TimelineEvent
from stemma.store.codec import decode, encode
from stemma.store.journal import ToldChange
from stemma.store.notes import Note

#: any text that UTF-8 can carry
TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
ATOMS = {
    str: TEXT,
    int: st.integers(-(2**63), 2**63),
    bool: st.booleans(),
    bytes: st.just(b""),
    type(None): st.none(),
    float: st.floats(allow_nan=False, allow_infinity=False),
}


def values(kind):
    """Any value of a type of the model."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in ATOMS:
        return ATOMS[kind]
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of(*map(values, inner))
    if origin is tuple:
        many = inner[-1] is Ellipsis
        return st.lists(values(inner[0]), max_size=2).map(tuple) if many else st.tuples(*map(values, inner))
    if origin is dict:
        return st.dictionaries(values(inner[0]), values(inner[1]), max_size=2)
    hints = get_type_hints(kind)
    return st.builds(kind, **{f.name: values(hints[f.name]) for f in fields(kind)})


@given(
    st.one_of(
        *map(
            values, (Article, Claim, Descent, Entity, Findings, Page, Rejection, Story, TimelineEvent, Note, ToldChange)
        )
    )
)
def test_what_is_kept_comes_back(value):
    packed = encode(value)
    assert decode(packed, type(value)) == value
    assert encode(decode(packed, type(value))) == packed
