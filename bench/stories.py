"""Stories at scale: a made-up stream clustered at once, and one article added to it.

Seconds are of processor time, which a busy machine does not stretch, and beside them those of the clock. The peer is brute force with the same evidence: every pair of a sample compared, scaled to all pairs. Vectors and anchors are made
up (clusters of unit vectors around random centres, names drawn from a long-tailed list), since encoding is not what is measured.
"""

import time

import numpy as np

from stemma.ports import Vectors
from stemma.stories.anchors import background_of
from stemma.stories.batch import clustering_of
from stemma.stories.evidence import Scale
from stemma.stories.features import Features
from stemma.stories.scoring import log_odds
from stemma.stories.stream import StoryStream

ARTICLES = 100_000
#: mean articles a story; sizes are geometric, so that some stories have a hundred
STORY_SIZE = 8
#: days that the stream spans
SPAN = 90
WIDTH = 896
NAMES = 200_000
#: names an article holds
HELD = 15
#: share of a vector that is its article's own; pairs of one story then have a cosine of about .7
OWN = 0.65
#: articles of the sample that brute force compares
SAMPLE = 1500
ADDED = 300


def made_up(count: int, seed: int = 7) -> tuple[list[Features], Vectors, list[int]]:
    """Features, vectors and the true story of each article."""
    random = np.random.default_rng(seed)
    sizes = random.geometric(1 / STORY_SIZE, size=count)
    story = np.repeat(np.arange(count), sizes)[:count]
    centres = random.standard_normal((story[-1] + 1, WIDTH)).astype(np.float32)
    common = random.standard_normal(WIDTH).astype(np.float32)
    vectors = 0.7 * common + centres[story] + OWN * random.standard_normal((count, WIDTH)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    born = random.uniform(0, SPAN, size=story[-1] + 1)
    days = born[story] + random.exponential(1.5, size=count)
    pools = [random.zipf(1.3, size=2 * HELD) % NAMES for _ in range(story[-1] + 1)]
    features = [
        Features(
            id=f"a{n}",
            title="",
            anchors=frozenset(f"n{name}" for name in random.choice(pools[story[n]], size=HELD)),
            day=float(days[n]),
        )
        for n in range(count)
    ]
    return features, vectors, story.tolist()


def brute_force(features: list[Features], vectors: Vectors) -> float:
    """Seconds that weighing all pairs of all articles would take, from a sample."""
    scale = Scale(background=background_of(f.anchors for f in features[:SAMPLE]))
    pairs = np.stack(np.triu_indices(SAMPLE, k=1), axis=1)
    started = time.process_time()
    log_odds(pairs, features[:SAMPLE], vectors[:SAMPLE], scale)
    return (time.process_time() - started) * (len(features) / SAMPLE) ** 2


def main() -> None:
    """Print the table."""
    features, vectors, truth = made_up(ARTICLES + ADDED)
    batch, rest = features[:ARTICLES], features[ARTICLES:]
    started, clock = time.process_time(), time.perf_counter()
    found = clustering_of(batch, vectors[:ARTICLES])
    whole, whole_clock = time.process_time() - started, time.perf_counter() - clock
    groups = found.groups(0.5)
    stream = StoryStream.of(found, threshold=0.5)
    times, clocks = [], []
    for n, article in enumerate(rest, start=ARTICLES):
        started, clock = time.process_time(), time.perf_counter()
        stream.add(article, vectors[n])
        times.append(time.process_time() - started)
        clocks.append(time.perf_counter() - clock)
    mixed = sum(len({truth[int(key[1:])] for key in group}) > 1 for group in groups)
    print(f"{ARTICLES} articles, {len(set(truth[:ARTICLES]))} true stories: {len(groups)} found, {mixed} mixed")
    peer = brute_force(features, vectors)
    each, slow = float(np.median(times)), float(np.quantile(times, 0.99))
    print("| step | seconds | of the clock | brute force | ratio |\n| --- | ---: | ---: | ---: | ---: |")
    print(f"| cluster all | {whole:.1f} | {whole_clock:.1f} | {peer:.0f} | {whole / peer:.4f} |")
    print(
        f"| add one, median | {each:.4f} | {np.median(clocks):.4f} | {2 * peer / ARTICLES:.3f} | {each * ARTICLES / peer / 2:.4f} |"
    )
    print(f"| add one, 99 of 100 below | {slow:.4f} | {np.quantile(clocks, 0.99):.4f} | | |")
