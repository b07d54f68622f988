#!/usr/bin/env bash
# Trains the language model anew and writes core/model/english.model:
#
#     make train                 about an hour and a quarter on two cores with AMX; goes on where it was interrupted
#
# Needs ../shared (PolNeAR, GUM, the news bodies) and, once, PyPI. Everything in between stays in build/training:
# training.pickle, two teachers, the student. Delete one of them to make it and what follows from it anew.
set -euo pipefail
cd "$(dirname "$0")/../../.."
code=core/model/train work=build/training python=build/training/python/bin/python
mkdir -p $work

if [ ! -x $python ]; then
  python3 -m venv $work/python
  $python -m pip install --quiet --requirement $code/requirements.txt
fi

[ -f $work/training.pickle ] || $python $code/prepare.py --words build/native/core/model/training_words --out $work/training.pickle

# Two networks side by side, a thread each, take two cores better than one after the other.
for seed in 1 2; do
  [ -f $work/teacher-$seed.npz ] || $python $code/train.py teacher --data $work/training.pickle --seed $seed --epochs 5 \
    --out $work/teacher-$seed.npz > >(sed "s/^/teacher $seed: /") &
done
wait

step=0.8 piece_step=1.0
[ -f $work/student.npz ] || $python $code/train.py student --data $work/training.pickle --out $work/student.npz \
  --teachers $work/teacher-1.npz $work/teacher-2.npz --layers 6 --epochs 5 --rate 1.2e-4 --unmarked 200 \
  --step $step --piece-step $piece_step

$python core/model/convert.py $work/student.npz $work/training.vocabulary.txt core/model/english.model \
  --step $step --piece-step $piece_step
sha256sum core/model/english.model
