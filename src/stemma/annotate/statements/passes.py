"""The passes over what was read, in order: each takes an article's sayings and gives them back nearer to what its sentences show.

Each is a function of the text and the sayings alone, so that any can be left out and the loss measured (`python -m eval passes`).
"""

from collections.abc import Callable
from functools import reduce

from stemma.annotate.statements.agency import subjected
from stemma.annotate.statements.clauses import completed
from stemma.annotate.statements.denied import complemented
from stemma.annotate.statements.edges import edged, framed
from stemma.annotate.statements.governing import around
from stemma.annotate.statements.grounds import grounded
from stemma.annotate.statements.hearsay import uncredited
from stemma.annotate.statements.mood import going_on
from stemma.annotate.statements.nesting import nested
from stemma.annotate.statements.pointing import pointed
from stemma.annotate.statements.quoting import quoted
from stemma.annotate.statements.speakers import credible, outside
from stemma.annotate.statements.unfounded import founded
from stemma.annotate.statements.unread import unread
from stemma.annotate.statements.wholes import whole
from stemma.grammar.prose import Prose
from stemma.model import Sayings, Span

Pass = Callable[[Prose, Sayings], Sayings]


def ordered(_: Prose, sayings: Sayings) -> Sayings:
    """The sayings in the order of their contents."""
    return tuple(sorted(sayings, key=lambda saying: (saying.content, saying.speaker or Span(0, 0))))


PASSES: tuple[Pass, ...] = (
    # first, since all that follows compares spans: a tagger's end at words, quotation marks tell where words of others end
    edged,
    # a quotation is whole, and its frame wins over whoever is named near it; needs true edges
    quoted,
    # before clauses are widened up to a speaker, its adverbs and relative clauses have to go
    credible,
    # the clause passes look beside the cue: one frame a saying, the nearest
    framed,
    # contents and frames as the clause shows them; needs true edges and one cue each
    completed,
    # "laut X" in mid-clause leaves both halves; needs the sources that the clause passes found
    around,
    # the clause that the parse gives a verb, wherever a content was cut in it or runs on behind it
    whole,
    # what only the parse shows; needs to see all that was read, whole
    unread,
    # what is denied, and denials not read; needs whole clauses, or it would find a denial where one was read in part
    complemented,
    # sayings inside sayings; last of those that add, since what it adds is whole by itself
    nested,
    # the cue is final here: its verb says who speaks, whoever was taken for it
    subjected,
    # after all that reads a sentence by itself: whoever the next sentence names said it
    pointed,
    # the chain of sources and the ids follow reading order
    ordered,
    # a speaker inside the content shows only once the content is whole
    outside,
    # who goes on and who is nobody needs the order of all sayings and their last speakers
    uncredited,
    # only of the final frame can be said whether it grounds the source
    grounded,
    # a frame that the parse refutes gives no ground, whatever the words are
    founded,
    # whoever spoke last, by a ground that stands, goes on where the mood says so
    going_on,
)


def passed(prose: Prose, sayings: Sayings, passes: tuple[Pass, ...] = PASSES) -> Sayings:
    """The sayings after all passes."""
    return reduce(lambda found, one: one(prose, found), passes, tuple(one for one in sayings if one.content))
