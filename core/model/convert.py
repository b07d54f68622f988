#!/usr/bin/env python3
"""Turns a trained network into the model file that the explainer reads.

    convert.py WEIGHTS.npz VOCABULARY.txt english.model [--step 0.8] [--piece-step 1.0] [--stride 136]

Takes
  WEIGHTS.npz     named arrays, float16 or float32, as a BERT encoder with a tag head has them:
                    word.weight (pieces x width), pos.weight (positions x width; token type already added in),
                    feat.weight (rows 0-3 letter case none/initial/all/mixed, 4-5 outside/inside a quotation),
                    ln.weight, ln.bias, for each layer N: layers.N.{qkv,o,f1,f2}.{weight,bias} and
                    layers.N.{ln1,ln2}.{weight,bias}, tag.{weight,bias} (7 labels), the transitions trans, start, end,
                    and bad, sbad: -10000 where a label may not follow, added to them here.
                  Any other array is left out.
  VOCABULARY.txt  one word piece a line, in the order of word.weight; [CLS], [SEP], [UNK] and [unused0] among them.
  --step          the distance of two values that a weight of the layers can take, in spreads (root mean squares) of its
                  row; --piece-step the same of the pieces. As the network was trained; 0 keeps 8 bits a weight.
Gives the layout that core/encoder/model.h draws. A row's largest weight is never cut off: it has at most 127 steps.
Needs Python 3.9 or later and numpy; the same input gives the same bytes.
"""
import argparse
import os
import struct
import sys
import zlib

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'train'))
from entropy_coding import encode  # noqa: E402

FORMAT_VERSION = 3
HEADS = 12          # not to be seen from the shapes
WINDOW = 160        # pieces the network reads at once, the first and the last mark included
STRIDE = 136        # pieces from the start of one window to the next; set on dev
PREFERENCE = (0, 0.7, 0, 0.7, 0, 0, 0)  # added to the scores of the labels: begin-source and begin-cue, set on dev
LABELS = len(PREFERENCE)


def floats(array):
    return np.ascontiguousarray(array, dtype='<f4').tobytes()


def matrix(array, step=0.0):
    """Whole numbers of steps, then what a step is in each row."""
    array = array.astype(np.float32)
    steps = np.maximum(np.abs(array).max(axis=1) / np.float32(127), np.sqrt((array ** 2).mean(axis=1)) * np.float32(step))
    bits = (np.maximum(steps, np.float32(1e-8)).view(np.uint32) + 0x8000) >> 16  # the nearest bfloat16, or the next
    steps = (bits << 16).astype(np.uint32).view(np.float32)
    return encode(np.clip(np.rint(array / steps[:, None]), -127, 127)) + bits.astype('<u2').tobytes()


def layers_of(weights, step):
    """The layers one after the other, and how many they are."""
    count = 1 + max(int(name.split('.')[1]) for name in weights if name.startswith('layers.'))
    out = []
    for n in range(count):
        for part in ('qkv', 'o', 'ln1', 'f1', 'f2', 'ln2'):
            weight, bias = (weights[f'layers.{n}.{part}.{kind}'] for kind in ('weight', 'bias'))
            out += [matrix(weight, step) if weight.ndim == 2 else floats(weight), floats(bias)]
    return b''.join(out), count


def whole_file(body):
    """The body between head and checksum."""
    whole = b'EXPLMODL' + struct.pack('<2I', FORMAT_VERSION, 16 + len(body) + 4) + body
    return whole + struct.pack('<I', zlib.crc32(whole))


def convert(weights, vocabulary, step, piece_step, stride):
    layers, count = layers_of(weights, step)
    pieces, width = weights['word.weight'].shape
    inner = weights['layers.0.f1.weight'].shape[0]
    assert len(vocabulary) == pieces and weights['tag.weight'].shape == (LABELS, width)

    words = ''.join(piece + '\n' for piece in vocabulary).encode('utf-8')
    settings = struct.pack('<8I', count, width, HEADS, inner, pieces, WINDOW, stride, len(words))
    out = [settings, floats(PREFERENCE), words, matrix(weights['word.weight'], piece_step),
           matrix(weights['pos.weight'][:WINDOW]), floats(weights['feat.weight'][:6])]
    out += [floats(weights['ln.weight']), floats(weights['ln.bias']), layers]
    out += [floats(weights['tag.weight']), floats(weights['tag.bias']),
            floats(weights['trans'].astype(np.float32) + weights['bad'].astype(np.float32)),
            floats(weights['start'].astype(np.float32) + weights['sbad'].astype(np.float32)), floats(weights['end']),
            struct.pack('<7I', *[0] * 7)]  # no reader of disputes yet: add_disputes.py puts it there
    return whole_file(b''.join(out))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weights')
    parser.add_argument('vocabulary')
    parser.add_argument('out')
    parser.add_argument('--step', type=float, default=0.0)
    parser.add_argument('--piece-step', type=float, default=0.0)
    parser.add_argument('--stride', type=int, default=STRIDE)
    arguments = parser.parse_args()
    archive = np.load(arguments.weights, allow_pickle=False)
    with open(arguments.vocabulary, encoding='utf-8', newline='\n') as lines:
        vocabulary = lines.read().split('\n')
    if vocabulary[-1] == '':
        vocabulary.pop()
    data = convert({name: archive[name] for name in archive.files}, vocabulary, arguments.step, arguments.piece_step,
                   arguments.stride)
    with open(arguments.out, 'wb') as out:
        out.write(data)
    print(f'{len(data)} bytes')


if __name__ == '__main__':
    main()
