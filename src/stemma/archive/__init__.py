"""Archives of the web, to tables: what is too much for one desk and one store, read part by part on any engine.

    count    WARC → how many items it holds                                      a task a file
    read     a slice of a WARC → articles, findings, vectors, fingerprints       a task a part, kept in a folder of its own
    link     a range of fingerprints → pairs of articles that share runs         a group-by, a task a range
    trace    groups of linked articles → who copied whom                         a task some groups
    cluster  a window of time → stories in it; windows overlap and are joined    a task a window

Every stage is the pipeline's own; here is only how they are cut into tasks, and where the results lie. A task is a few bytes and leaves a
file: the engine moves nothing large, and gives the same tables whichever it is.
"""

from stemma.archive.job import Archived, archived

__all__ = ["Archived", "archived"]
