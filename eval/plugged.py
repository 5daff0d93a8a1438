"""What each stage costs the claims: gold dev with one stage's gold in the place of its findings, beside all ours and all gold.

A stage whose gold lifts a score costs that much; the next step is chosen by the largest.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from eval.annotated import shipped_tagger
from eval.claims import Told, judge, scores, told
from eval.score import Score
from eval.system_claims import Found, found_in, judge_found
from stemma.adapters.sentence_encoder import SentenceEncoder

#: stories of a quick run
_QUICK = 2
#: measures that are printed, of those of the task `claims`
_MEASURES = ("bcubed", "roots", "independent_sources", "denials_f1", "difference_kinds", "timeline_f1")

Plug = Callable[[Told, Found], Found]


def _ours(_: Told, found: Found) -> Found:
    return found


def _lineage(story: Told, found: Found) -> Found:
    """Who copied whom as gold has it."""
    entities, findings, _ = found
    return entities, findings, story.descents


def _times(story: Told, found: Found) -> Found:
    """Times and their values as gold has them."""
    entities, findings, descents = found
    return entities, {key: replace(one, times=story.findings[key].times) for key, one in findings.items()}, descents


def _reading(story: Told, found: Found) -> Found:
    """Statements, figures, mentions and entities as gold has them; times and lineage ours."""
    _, findings, descents = found
    return (
        story.entities,
        {key: replace(one, times=findings[key].times) for key, one in story.findings.items()},
        descents,
    )


PLUGS: Mapping[str, Plug] = {"ours": _ours, "lineage": _lineage, "times": _times, "reading": _reading}


def run(*, quick: bool) -> tuple[Score, ...]:
    """For each stage the claims' scores with its gold, and last with the gold of all."""
    encoder, tagger = SentenceEncoder(cache_limit=100_000), shipped_tagger()
    chosen = told("dev", encoder=encoder)[: _QUICK if quick else None]
    found = [found_in(story, encoder, tagger) for story in chosen]
    judged = {
        name: [judge_found(story, plug(story, one), encoder) for story, one in zip(chosen, found, strict=True)]
        for name, plug in PLUGS.items()
    }
    judged["all"] = [judge(story, encoder) for story in chosen]
    return tuple(
        Score(key=f"plugged.{name}.{measure}", value=score.value, over=score.over)
        for name, each in judged.items()
        for score in scores(each, name)
        if (measure := score.key.rpartition(".")[2]) in _MEASURES
    )
