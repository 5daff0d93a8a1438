"""Speed and memory, always as a ratio to a named peer in the same run."""

import stemma  # noqa: F401 before numpy, which reads how many threads it may use when it is loaded
