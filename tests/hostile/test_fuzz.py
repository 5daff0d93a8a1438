"""A moment of `make fuzz`."""

import pytest
from hypothesis import HealthCheck, given, settings

from stemma.intake.worker import Worker
from stemma.settings import Limits
from tests.hostile.fuzz import INPUTS, SIDECARS, check, check_sidecar


@pytest.fixture(scope="module")
def worker():
    with Worker(Limits()) as one:
        yield one


@given(content=INPUTS)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_input_put_together_by_chance_breaks_anything(content, worker):
    check(content, worker)


@given(text=SIDECARS)
def test_no_sidecar_put_together_by_chance_breaks_anything(text):
    check_sidecar(text)
