from stemma.lineage.batch import candidate_groups, trace_batch


def test_a_batch_finds_the_edges_of_a_trace(wire, reprint, short, independent):
    found = {(d.copy, d.exemplar) for d in trace_batch([wire, reprint, short, independent])}
    assert found == {("reprint", "wire"), ("short", "wire")}


def test_groups_hold_no_strangers(wire, reprint, short, independent):
    groups = candidate_groups([independent, wire, reprint, short])
    assert [sorted(a.id for a in group) for group in groups] == [["reprint", "short", "wire"]]


def test_work_can_be_spread(wire, reprint, short):
    calls = []

    def spread(function, items):
        for item in items:
            calls.append(len(item))
            yield function(item)

    assert list(trace_batch([wire, reprint, short], spread))
    assert calls == [1]


def test_an_empty_batch_has_no_edges():
    assert list(trace_batch([])) == []
