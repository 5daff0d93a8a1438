import re

from tests.session import in_readme, report, session


def masked(lines):
    """Confidences and bars may differ in the last digit between processors."""
    return [re.sub(r"confidence \d\.\d\d|[█▏▎▍▌▋▊▉]+", "#", line) for line in lines]


def test_the_session_in_readme_is_the_real_output():
    assert masked(in_readme()) == masked(session(report()))
