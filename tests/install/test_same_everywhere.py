"""The same articles make the same bytes under other kernels of numpy and OpenBLAS, threads, locale, time zone and hash seed.

Other kernels of onnxruntime can't be asked for; what it gives is held by digests (tests/adapters/test_same_bits.py).
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import stemma

TEXTS = {
    "wire.txt": """Two barges adrift on the Lenne

HARTSMOUTH (TAG) - Two barges broke loose on Sunday night and damaged 14 boats, the port authority said. "Nobody was on board", harbour master Ola Brandt told reporters. The owner denied that the ropes had been worn.

Some 60 firefighters were out until 4 a.m., according to the fire service.
""",
    "kurier.txt": """Zwei Kähne treiben auf der Lenne

Zwei Lastkähne haben sich in der Nacht zum Montag losgerissen und 14 Boote beschädigt, teilte die Hafenbehörde mit. „Niemand war an Bord“, sagte Hafenmeister Ola Brandt. Der Eigner bestritt, dass die Seile verschlissen gewesen seien.
""",
    "gazette.txt": """Deux barges à la dérive

Deux barges ont rompu leurs amarres dimanche soir et endommagé 12 bateaux, selon les autorités du port. Une soixantaine de pompiers sont intervenus, ont indiqué les secours.
""",
}
PLAIN = {"OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}
OTHER = {
    "OPENBLAS_CORETYPE": "Nehalem",
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 X86_V3 AVX512_ICL AVX512_SPR AVX512_SKX AVX512F AVX2 FMA3 F16C ASIMDDP ASIMDFHM SVE",
    "OPENBLAS_NUM_THREADS": "4",
    "PYTHONHASHSEED": "77",
    "PYTHONWARNINGS": "ignore",
    "TZ": "Asia/Kathmandu",
    "LC_ALL": "de_DE.UTF-8",
}
#: numpy refuses to turn off what it was built with, or does not know
NAMES_REFUSED = "NPY_DISABLE_CPU_FEATURES"


def traced(folder, environment):
    kept = {k: v for k, v in os.environ.items() if k not in {*PLAIN, *OTHER}}
    kept |= {"PYTHONPATH": str(Path(stemma.__file__).parents[1]), **environment}
    command = [sys.executable, "-m", "stemma", "trace", str(folder), "--json", "--quiet"]
    return subprocess.run(command, env=kept, capture_output=True, check=False)


@pytest.fixture
def folder(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_trace_has_the_same_bytes_under_other_kernels(folder):
    plain, other = traced(folder, PLAIN), traced(folder, OTHER)
    if other.returncode and NAMES_REFUSED in other.stderr.decode():
        other = traced(folder, {k: v for k, v in OTHER.items() if k != NAMES_REFUSED})
    assert plain.returncode == 0, plain.stderr
    assert b"Ola Brandt" in plain.stdout
    assert other.stdout == plain.stdout
