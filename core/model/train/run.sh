#!/usr/bin/env bash
# Trains the language model anew and writes core/model/english.model:
#
#     make train                 about two hours and a half on two cores with AMX; goes on where it was interrupted
#
# Needs ../shared (PolNeAR, GUM, the news bodies) and, once, PyPI. Everything in between stays in build/training:
# training.pickle, three teachers, the student twice. Delete one of them to make it and what follows from it anew.
set -euo pipefail
cd "$(dirname "$0")/../../.."
code=core/model/train work=build/training python=build/training/python/bin/python
mkdir -p $work

if [ ! -x $python ]; then
  python3 -m venv $work/python
  $python -m pip install --quiet --requirement $code/requirements.txt
fi

[ -f $work/training.pickle ] || $python $code/prepare.py --words build/native/core/model/training_words --out $work/training.pickle

teach() {
  [ -f $work/teacher-$1.npz ] || $python $code/train.py teacher --data $work/training.pickle --seed $1 --epochs 5 \
    --out $work/teacher-$1.npz > >(sed --unbuffered "s/^/teacher $1: /")
}
# Two networks side by side, a thread each, take two cores better than one after the other.
teach 1 & teach 2 & wait
teach 3

# A student goes to school twice: first with two teachers, then with all three and more unmarked texts.
step=0.8 piece_step=1.0
student="$python $code/train.py student --data $work/training.pickle --epochs 5 --rate 1.2e-4
  --step $step --piece-step $piece_step"
[ -f $work/student-1.npz ] || $student --seed 1 --unmarked 200 --out $work/student-1.npz \
  --teachers $work/teacher-1.npz $work/teacher-2.npz
[ -f $work/student.npz ] || $student --seed 2 --unmarked 400 --begin $work/student-1.npz --out $work/student.npz \
  --teachers $work/teacher-1.npz $work/teacher-2.npz $work/teacher-3.npz

$python core/model/convert.py $work/student.npz $work/training.vocabulary.txt core/model/english.model \
  --step $step --piece-step $piece_step
sha256sum core/model/english.model
