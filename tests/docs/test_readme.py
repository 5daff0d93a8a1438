from tests.session import in_readme, report, session


def test_the_session_in_readme_is_the_real_output():
    assert in_readme() == session(report())
