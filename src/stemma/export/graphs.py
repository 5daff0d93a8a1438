"""The stemma as a graph: DOT, GraphML, GEXF.

Nodes are texts that are there (`extant`) or lost (`hypothetical`), as Stemmaweb has it; edges run from the exemplar to its copy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from stemma.export.xml import document, legal
from stemma.model import Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A text."""

    id: str
    label: str
    #: "extant" or "hypothetical"
    kind: str
    published: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A copy made from an exemplar."""

    exemplar: str
    copy: str
    kind: str
    confidence: float


def nodes_of(trace: Trace) -> list[Node]:
    """Articles in the order of the trace, then lost texts by name."""
    found = [
        Node(id=a.id, label=legal(" – ".join(filter(None, (a.publisher, a.title))) or a.id), kind="extant",
             published=a.published.value or "", language=a.language or "")
        for a in trace.articles
    ]  # fmt: skip
    there = {node.id for node in found}
    lost = sorted({d.exemplar for d in trace.descents} - there)
    return found + [Node(id=key, label=key, kind="hypothetical", published="", language="") for key in lost]


def edges_of(trace: Trace) -> list[Edge]:
    """Sorted by copy and exemplar."""
    found = (Edge(exemplar=d.exemplar, copy=d.copy, kind=d.kind, confidence=d.confidence) for d in trace.descents)
    return sorted(found, key=lambda edge: (edge.copy, edge.exemplar))


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _dot(trace: Trace) -> Iterator[str]:
    yield 'digraph "stemma" {'
    for node in nodes_of(trace):
        yield f"  {_quoted(node.id)} [class={node.kind}, label={_quoted(node.label)}];"
    for edge in edges_of(trace):
        tail = f"[kind={_quoted(edge.kind)}, confidence={edge.confidence:.3f}]"
        yield f"  {_quoted(edge.exemplar)} -> {_quoted(edge.copy)} {tail};"
    yield "}"


def to_dot(trace: Trace) -> bytes:
    """A graph for Graphviz and Stemmaweb."""
    return ("\n".join(_dot(trace)) + "\n").encode("utf-8", "replace")


_NODE_DATA = ("label", "kind", "published", "language")


def to_graphml(trace: Trace) -> bytes:
    """GraphML."""
    root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for name in _NODE_DATA:
        ET.SubElement(
            root,
            "key",
            {"id": f"n_{name}", "for": "node", "attr.name": name if name != "kind" else "class", "attr.type": "string"},
        )
    ET.SubElement(root, "key", {"id": "e_kind", "for": "edge", "attr.name": "kind", "attr.type": "string"})
    ET.SubElement(root, "key", {"id": "e_confidence", "for": "edge", "attr.name": "confidence", "attr.type": "double"})
    graph = ET.SubElement(root, "graph", id="stemma", edgedefault="directed")
    for node in nodes_of(trace):
        made = ET.SubElement(graph, "node", id=legal(node.id))
        for name in _NODE_DATA:
            ET.SubElement(made, "data", key=f"n_{name}").text = legal(getattr(node, name))
    for edge in edges_of(trace):
        made = ET.SubElement(graph, "edge", source=legal(edge.exemplar), target=legal(edge.copy))
        ET.SubElement(made, "data", key="e_kind").text = edge.kind
        ET.SubElement(made, "data", key="e_confidence").text = f"{edge.confidence:.3f}"
    return document(root)


def to_gexf(trace: Trace) -> bytes:
    """GEXF 1.3, for Gephi."""
    root = ET.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    graph = ET.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    kinds = ET.SubElement(graph, "attributes", {"class": "node", "mode": "static"})
    for number, name in enumerate(_NODE_DATA[1:]):
        ET.SubElement(kinds, "attribute", id=str(number), title=name if name != "kind" else "class", type="string")
    ET.SubElement(
        ET.SubElement(graph, "attributes", {"class": "edge", "mode": "static"}),
        "attribute",
        id="0",
        title="kind",
        type="string",
    )
    nodes, edges = ET.SubElement(graph, "nodes"), ET.SubElement(graph, "edges")
    for node in nodes_of(trace):
        made = ET.SubElement(nodes, "node", id=legal(node.id), label=node.label)
        values = ET.SubElement(made, "attvalues")
        for number, name in enumerate(_NODE_DATA[1:]):
            ET.SubElement(values, "attvalue", {"for": str(number), "value": legal(getattr(node, name))})
    for number, edge in enumerate(edges_of(trace)):
        made = ET.SubElement(edges, "edge", id=str(number), source=legal(edge.exemplar), target=legal(edge.copy),
                             weight=f"{edge.confidence:.3f}")  # fmt: skip
        ET.SubElement(ET.SubElement(made, "attvalues"), "attvalue", {"for": "0", "value": edge.kind})
    return document(root)
