import random

from tests.hostile.kills import kill

#: exit codes: as documented, or as the system gives them to a process that is ended before it can say so; done in time is 0
CODES = {"SIGINT": {130, 0, -2}, "SIGTERM": {143, 0, -15}, "SIGKILL": {-9, 0}, "SIGPIPE": {0, 141, -13}}


def test_a_command_that_is_ended_leaves_nothing_half_and_nothing_at_work(tmp_path):
    done = kill(tmp_path, 4, random.Random(12))
    # one that is ended while Python starts ends as Python does
    assert [one for one in done if one[2] not in CODES[one[1]] | {1}] == []
