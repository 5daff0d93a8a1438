"""Stemma: who copied whom in the news, and who each statement really comes from."""

import os

__version__ = "0.1.0"

#: what tells the libraries below this package not to report home. onnxruntime reads its variable when it is first loaded, so they are
#: set before anything is imported, also for who imports the package from Python. Not the user's to switch on here: who works
#: on a leak must be able to rely on it.
_SILENT = ("ORT_DISABLE_TELEMETRY", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK")
os.environ.update(dict.fromkeys(_SILENT, "1"))

# numpy's matrices here are small: a second thread below it only waits, and doubles the processor time of a run. What a user sets stays
for _threads in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_threads, "1")
# OpenTelemetry, which the tool server's library brings, knows this word only
os.environ["OTEL_SDK_DISABLED"] = "true"
