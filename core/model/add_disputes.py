#!/usr/bin/env python3
"""Puts a trained reader of disputes into the model file, in the place of one that is there.

    add_disputes.py WEIGHTS.npz english.model [--step 0.9]

Takes
  WEIGHTS.npz   as train/disputes/write.py makes it: pos, feat (6 rows), part, sign, ln, layers.N.{qkv,o,f1,f2,ln1,ln2},
                the heads kind, link, none, same (each with .weight and .bias), gate and gate_bias, settings.
  english.model a file as core/encoder/model.h draws it, format 2 or 3. Its first part stays as it is.
  --step        the distance of two values of a weight of the layers, in spreads of its row, as it was trained.
"""
import argparse
import os
import struct
import sys

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from convert import floats, layers_of, matrix, whole_file  # noqa: E402

GATE_COLUMNS = 128
STREAMS = 32


def after_matrix(file, at, rows):
    """Where the matrix that begins at `at` ends; nothing of it is decoded."""
    _, values = struct.unpack_from('<hH', file, at)
    words_at = at + 4 + 2 * values + 4 * STREAMS
    (words,) = struct.unpack_from('<I', file, words_at)
    return words_at + 4 + 2 * words + 2 * rows


def first_part(file):
    """The body of a model file up to the reader of disputes."""
    assert file[:8] == b'EXPLMODL'
    layers, width, _, inner, pieces, window, _, vocabulary = struct.unpack_from('<8I', file, 16)
    labels = 7
    at = 16 + 32 + 4 * labels + vocabulary
    for rows in (pieces, window):
        at = after_matrix(file, at, rows)
    at += 4 * (6 * width + 2 * width)
    for _ in range(layers):
        for rows, norm_behind in ((3 * width, False), (width, True), (inner, False), (width, True)):
            at = after_matrix(file, at, rows) + 4 * rows
            at += 8 * width if norm_behind else 0
    at += 4 * (labels * width + labels + labels * labels + 2 * labels)
    return file[16:at]


def disputes(weights, step):
    get = lambda name: np.asarray(weights[name], dtype=np.float32)  # noqa: E731
    layers, count = layers_of(weights, step)
    features = np.concatenate([get('feat.weight'), get('part.weight'), get('sign.weight')])
    gate = get('gate').reshape(-1, GATE_COLUMNS)
    kinds = len(get('kind.weight'))
    out = [struct.pack('<7I', count, len(get('pos.weight')), len(get('part.weight')), len(get('sign.weight')), kinds,
                       gate.size, len(get('settings'))),
           floats(get('settings')), matrix(gate), floats(get('gate_bias').reshape(1)), matrix(get('pos.weight')),
           matrix(features), floats(get('ln.weight')), floats(get('ln.bias')), layers]
    heads = ('kind', 'link', 'none', 'same')
    out += [floats(np.concatenate([get(f'{head}.weight') for head in heads])),
            floats(np.concatenate([get(f'{head}.bias') for head in heads]))]
    return b''.join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weights')
    parser.add_argument('model')
    parser.add_argument('--step', type=float, default=0.0)
    arguments = parser.parse_args()
    with open(arguments.model, 'rb') as file:
        body = first_part(file.read())
    archive = np.load(arguments.weights, allow_pickle=False)
    added = disputes({name: archive[name] for name in archive.files}, arguments.step)
    whole = whole_file(body + added)
    with open(arguments.model, 'wb') as file:
        file.write(whole)
    print(f'{len(whole)} bytes, {len(added)} of them the reader of disputes')


if __name__ == '__main__':
    main()
