import random

from tests.store.kills import kill_adders, kill_migrations


def test_nothing_acknowledged_is_lost_when_a_writer_is_killed(tmp_path):
    _, hits = kill_adders(tmp_path, 5, random.Random(5))
    assert hits >= 1


def test_a_migration_that_is_killed_leaves_a_whole_store(tmp_path):
    kill_migrations(tmp_path, 2, random.Random())
