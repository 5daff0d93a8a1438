import pytest

from stemma.fetch.entries import EntryKeys, aliases, identify, plain_link, shared_links


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://N.example/a?utm_source=rss&id=3#top", "https://n.example/a?id=3"),
        ("https://n.example/a?fbclid=1", "https://n.example/a"),
        ("https://n.example/a?wt_zmc=x&b=2", "https://n.example/a?b=2"),
    ],
)
def test_how_a_reader_came_is_no_part_of_a_link(one, other):
    assert plain_link(one) == plain_link(other)


def test_what_is_read_is_part_of_a_link():
    assert plain_link("https://n.example/a?id=3") != plain_link("https://n.example/a?id=4")
    assert plain_link("https://n.example/A") != plain_link("https://n.example/a")


def test_guid_comes_first_then_link_then_title():
    assert aliases(EntryKeys(guid="7", link="https://n.example/a", title="T")) == ("guid:7", "link:https://n.example/a")
    assert aliases(EntryKeys(title=" Two  words ")) == ("title:Two words",)
    assert aliases(EntryKeys(guid=" ", link="", title=None)) == ()


def known(*entries):
    return {name: number for number, keys in enumerate(entries) for name in aliases(keys)}


def test_an_entry_whose_guid_changed_is_known_by_its_link():
    before = known(EntryKeys(guid="1", link="https://n.example/a"))
    assert identify(EntryKeys(guid="2", link="http://n.example/a?utm_medium=rss"), before) == 0
    assert identify(EntryKeys(guid="1", link="https://n.example/new-slug"), before) == 0
    assert identify(EntryKeys(guid="3", link="https://n.example/b"), before) is None


def test_two_entries_with_one_title_are_two():
    before = known(EntryKeys(guid="1", link="https://n.example/a", title="Live"))
    assert identify(EntryKeys(guid="2", link="https://n.example/b", title="Live"), before) is None
    assert identify(EntryKeys(title="Live"), before) is None


def test_a_link_that_many_entries_share_tells_nothing():
    entries = [EntryKeys(guid=str(n), link="https://n.example/") for n in range(3)]
    shared = shared_links(entries)
    before = known(entries[0])
    assert identify(entries[0], before, shared) == 0
    assert identify(entries[1], before, shared) is None
