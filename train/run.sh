#!/bin/sh
# Trains the tagger that ships and writes its files: train/run.sh [WORK_FOLDER]. Seeded; about two hours on two CPU cores.
# Needs: pip install -r train/requirements.txt, and the corpora named in README.md here under STEMMA_EVAL_DATA.
set -eu
cd "$(dirname "$0")/.."
work="${1:-build/train}"
python="${PYTHON:-python}"
export PYTHONPATH=src:.
mkdir -p "$work"
"$python" -m train.e5_weights "$work/e5"
"$python" -m train speech --encoder "$work/e5" --out "$work/speech.pt"
"$python" -m train news --encoder "$work/e5" --start "$work/speech.pt" --out "$work/news.pt"
"$python" -m train distil --encoder "$work/e5" --start "$work/news.pt" --out "$work/distil.pt"
"$python" -m train export --encoder "$work/e5" --start "$work/distil.pt" --out src/stemma/adapters/files
"$python" -m train.article_encoder "$work/e5"
