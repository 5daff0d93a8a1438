"""The store's questions as tools of the Model Context Protocol, for assistants: over standard input and output, or mounted in the desk.

answers     what a tool gives: frozen values, with exact passages, what could not be told, and where the list goes on
shapes      a trace as such values
questions   the tools, each a question to a reader's connection
server      the tools as a server of the SDK, which is imported late: it takes seconds
"""

from stemma.web.tools.questions import Questions
from stemma.web.tools.server import Mounted, run_stdio

__all__ = ["Mounted", "Questions", "run_stdio"]
