"""The main job as two halves; they compose stages and decide nothing.

    read     Page → extract → origin → annotate → vectors → Known       one article, whatever lies beside it
    relate   Known, Known, … → lineage → stories → tell → Trace         how they hang together
    Desk     the same, going on: add, settle, tell

Between the halves stands `Known`, one article as read: what a store keeps, a page shows and a cluster passes on.
"""

from stemma.pipeline.desk import Desk, Touched
from stemma.pipeline.parts import Known, Tools
from stemma.pipeline.reading import extracted, find, read
from stemma.pipeline.relating import relate
from stemma.pipeline.telling import Told
from stemma.ports import Progress, silent

__all__ = ["Desk", "Known", "Progress", "Told", "Tools", "Touched", "extracted", "find", "read", "relate", "silent"]
