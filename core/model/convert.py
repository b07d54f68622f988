#!/usr/bin/env python3
"""Turns a trained network into the model file that the explainer reads.

    convert.py WEIGHTS.npz VOCABULARY.txt english.model

Takes
  WEIGHTS.npz     named arrays, float16 or float32, as a BERT encoder with a tag head has them:
                    word.weight (pieces x width), pos.weight (positions x width; token type already added in),
                    feat.weight (rows 0-3 letter case none/initial/all/mixed, 4-5 outside/inside a quotation),
                    ln.weight, ln.bias, for each layer N: layers.N.{qkv,o,f1,f2}.{weight,bias} and
                    layers.N.{ln1,ln2}.{weight,bias}, tag.{weight,bias} (7 labels), the transitions trans, start, end,
                    and bad, sbad: -10000 where a label may not follow, added to them here.
                  Any other array (the trainer's link heads) is left out.
  VOCABULARY.txt  one word piece a line, in the order of word.weight; [CLS], [SEP], [UNK] and [unused0] among them.
Gives the layout that core/encoder/model.h draws. Matrices become signed bytes with one scale a row: the largest
magnitude of the row is 127. Needs Python 3.9 or later and numpy; the same input gives the same bytes.
"""
import struct
import sys
import zlib

import numpy as np

FORMAT_VERSION = 1
HEADS = 12          # not to be seen from the shapes
WINDOW = 160        # pieces the network reads at once, the first and the last mark included
STRIDE = 80         # pieces from the start of one window to the next
PREFERENCE = (0, 0.5, 0, 0.5, 0, 0, 0)  # added to the scores of the labels: begin-source and begin-cue, set on dev
LABELS = len(PREFERENCE)


def floats(array):
    return np.ascontiguousarray(array, dtype='<f4').tobytes()


def matrix(array):
    """Rows of signed bytes, then the scales of the rows."""
    array = array.astype(np.float32)
    scales = np.maximum(np.abs(array).max(axis=1), np.float32(1e-8)) / np.float32(127)
    return np.clip(np.rint(array / scales[:, None]), -127, 127).astype(np.int8).tobytes() + floats(scales)


def convert(weights, vocabulary):
    layers = 1 + max(int(name.split('.')[1]) for name in weights if name.startswith('layers.'))
    pieces, width = weights['word.weight'].shape
    inner = weights['layers.0.f1.weight'].shape[0]
    assert len(vocabulary) == pieces and weights['tag.weight'].shape == (LABELS, width)

    words = ''.join(piece + '\n' for piece in vocabulary).encode('utf-8')
    settings = struct.pack('<8I', layers, width, HEADS, inner, pieces, WINDOW, STRIDE, len(words))
    out = [settings, floats(PREFERENCE), words, matrix(weights['word.weight']),
           matrix(weights['pos.weight'][:WINDOW]), floats(weights['feat.weight'][:6])]
    out += [floats(weights['ln.weight']), floats(weights['ln.bias'])]
    for n in range(layers):
        for part in ('qkv', 'o', 'ln1', 'f1', 'f2', 'ln2'):
            weight, bias = (weights[f'layers.{n}.{part}.{kind}'] for kind in ('weight', 'bias'))
            out += [matrix(weight) if weight.ndim == 2 else floats(weight), floats(bias)]
    out += [floats(weights['tag.weight']), floats(weights['tag.bias']),
            floats(weights['trans'].astype(np.float32) + weights['bad'].astype(np.float32)),
            floats(weights['start'].astype(np.float32) + weights['sbad'].astype(np.float32)), floats(weights['end'])]
    body = b''.join(out)

    length = 16 + len(body) + 4
    whole = b'EXPLMODL' + struct.pack('<2I', FORMAT_VERSION, length) + body
    return whole + struct.pack('<I', zlib.crc32(whole))


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    archive = np.load(sys.argv[1], allow_pickle=False)
    with open(sys.argv[2], encoding='utf-8', newline='\n') as lines:
        vocabulary = lines.read().split('\n')
    if vocabulary[-1] == '':
        vocabulary.pop()
    data = convert({name: archive[name] for name in archive.files}, vocabulary)
    with open(sys.argv[3], 'wb') as out:
        out.write(data)
    print(f'{len(data)} bytes')


if __name__ == '__main__':
    main()
