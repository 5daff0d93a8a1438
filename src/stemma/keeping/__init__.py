"""The main job with a memory: articles are read once, kept, and told of in the stories that they touch."""

from stemma.keeping.adding import Added, add
from stemma.keeping.again import read_again
from stemma.keeping.relating import relate_all, relate_new
from stemma.keeping.traces import trace_of_story

__all__ = ["Added", "add", "read_again", "relate_all", "relate_new", "trace_of_story"]
