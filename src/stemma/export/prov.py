"""W3C PROV (Recommendations of 2013): who was derived from whom, as PROV-JSON and PROV-N.

A copy's descent is a derivation; a revision is a `prov:Revision`, and a text of an agency or a lost exemplar is a
`prov:PrimarySource` for its copies. Publishers are agents that articles are attributed to.
"""

import re
from typing import Any

import msgspec

from stemma.model import Descent, Trace

PREFIXES = {"stemma": "urn:stemma:"}
_NOT_LOCAL = re.compile(r"[^A-Za-z0-9_\-]")
_TYPES = {"revision": "prov:Revision"}


def _name(key: str) -> str:
    """An id as a qualified name; what names may not hold is written as its code point, so that no two become one."""
    return "stemma:" + _NOT_LOCAL.sub(lambda match: f"_{ord(match[0]):x}_", key)


def _type_of(descent: Descent) -> str:
    return "prov:PrimarySource" if descent.exemplar.startswith("lost:") else _TYPES.get(descent.kind, "prov:Quotation")


def _document(trace: Trace) -> dict[str, Any]:
    entities: dict[str, Any] = {}
    agents: dict[str, Any] = {}
    attributed: dict[str, Any] = {}
    for article in trace.articles:
        facts = {"prov:label": article.title, "stemma:uri": article.uri, "stemma:published": article.published.value,
                 "stemma:language": article.language}  # fmt: skip
        entities[_name(article.id)] = {key: value for key, value in facts.items() if value}
        if article.publisher:
            agent = _name(f"publisher-{article.publisher}")
            agents[agent] = {
                "prov:label": article.publisher,
                "prov:type": {"$": "prov:Organization", "type": "prov:QUALIFIED_NAME"},
            }
            attributed[f"_:at{len(attributed)}"] = {"prov:entity": _name(article.id), "prov:agent": agent}
    derived: dict[str, Any] = {}
    for number, descent in enumerate(sorted(trace.descents, key=lambda d: (d.copy, d.exemplar))):
        entities.setdefault(_name(descent.exemplar), {"prov:label": descent.exemplar, "stemma:class": "hypothetical"})
        derived[f"_:d{number}"] = {
            "prov:generatedEntity": _name(descent.copy),
            "prov:usedEntity": _name(descent.exemplar),
            "prov:type": {"$": _type_of(descent), "type": "prov:QUALIFIED_NAME"},
            "stemma:kind": descent.kind,
            "stemma:confidence": {"$": f"{descent.confidence:.3f}", "type": "xsd:double"},
        }
    parts = {"entity": entities, "agent": agents, "wasAttributedTo": attributed, "wasDerivedFrom": derived}
    return {"prefix": PREFIXES, **{name: part for name, part in parts.items() if part}}


def to_prov_json(trace: Trace) -> bytes:
    """The document as PROV-JSON (W3C Member Submission)."""
    return msgspec.json.format(msgspec.json.encode(_document(trace)), indent=1) + b"\n"


def _literal(value: Any) -> str:  # noqa: ANN401 a value of the document
    if isinstance(value, dict):
        if value["type"] == "prov:QUALIFIED_NAME":
            return f"'{value['$']}'"
        return f'"{value["$"]}" %% {value["type"]}'
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"""{text}"""' if "\n" in text or "\r" in text else f'"{text}"'


def _attributes(facts: dict[str, Any], leave: tuple[str, ...] = ()) -> str:
    said = [f"{key}={_literal(value)}" for key, value in facts.items() if key not in leave]
    return f", [{', '.join(said)}]" if said else ""


def to_prov_n(trace: Trace) -> bytes:
    """The document as PROV-N."""
    made = _document(trace)
    lines = ["document", *(f"  prefix {prefix} <{uri}>" for prefix, uri in PREFIXES.items())]
    lines += [f"  entity({key}{_attributes(facts)})" for key, facts in made.get("entity", {}).items()]
    lines += [f"  agent({key}{_attributes(facts)})" for key, facts in made.get("agent", {}).items()]
    lines += [
        f"  wasAttributedTo({one['prov:entity']}, {one['prov:agent']})"
        for one in made.get("wasAttributedTo", {}).values()
    ]
    ends = ("prov:generatedEntity", "prov:usedEntity")
    lines += [
        f"  wasDerivedFrom({one[ends[0]]}, {one[ends[1]]}, -, -, -{_attributes(one, ends)})"
        for one in made.get("wasDerivedFrom", {}).values()
    ]
    return ("\n".join([*lines, "endDocument"]) + "\n").encode("utf-8", "replace")
