"""What users have, to pages: the only code that opens their files. Reads, and never writes where they lie."""

from stemma.intake.paths import Input, find_files, inputs_of, read_inputs
from stemma.intake.reading import link_refused, read_given, read_packed

__all__ = ["Input", "find_files", "inputs_of", "link_refused", "read_given", "read_inputs", "read_packed"]
