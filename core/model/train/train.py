#!/usr/bin/env python3
"""Trains one network and writes its weights: a teacher from the base model, or a student from its teachers.

    train.py teacher --seed 1 --out teacher-1.npz
    train.py student --teachers teacher-1.npz teacher-2.npz --layers 6 --step 0.6 --piece-step 0.8 --out student.npz
    train.py student --begin student.npz --teachers … --seed 2 --out student-again.npz

Reads what prepare.py made (--data). Every epoch leaves a checkpoint beside the output, from which the
same command goes on. One process takes one thread (--threads): two networks side by side use two cores better than one
after the other. A GPU is used where PyTorch finds one. The same command on the same processor and version of PyTorch
gives the same weights, interrupted or not.
"""
import argparse
import os
import pickle
import time

import numpy as np
import torch
import torch.nn.functional as F

import data
from network import WINDOW, Network, load_base

ROOM = WINDOW - 2  # pieces of a window between its two marks
DEVICE = torch.device('cuda' if torch.cuda.is_available() else 'cpu')


class Shelf:
    """Articles as arrays of pieces, cut into windows."""

    def __init__(self, articles, pieces):
        self.articles = [self._arrays(article, pieces) for article in articles if len(article.words) > 5]
        self.begin, self.end = pieces.number['[CLS]'], pieces.number['[SEP]']

    @staticmethod
    def _arrays(article, pieces):
        rows, first, word = [], [], []
        for k, w in enumerate(article.words):
            first.append(len(rows))
            rows += pieces(w.letters)
            word += [k] * (len(rows) - first[-1])
        of = np.array(word)
        case, inside = (np.array([getattr(w, name) for w in article.words])[of] for name in ('case', 'inside'))
        return dict(rows=np.array(rows), case=case, inside=inside, word=of, first=np.array(first),
                    labels=np.array(article.labels) if article.labels else None)

    def windows(self, rng):
        return data.shuffled(((k, begin) for k, one in enumerate(self.articles)
                              for begin in data.cuts(len(one['rows']), ROOM, rng)), rng)

    def batch(self, windows):
        """Arrays of the windows: pieces, case, inside, present; then by word: first piece, labels, present, marked."""
        shape = (len(windows), WINDOW)
        rows, case, inside = (np.zeros(shape, np.int64) for _ in range(3))
        present = np.zeros(shape, bool)
        spans = []
        for b, (k, begin) in enumerate(windows):
            one = self.articles[k]
            end = min(begin + ROOM, len(one['rows']))
            size = end - begin
            rows[b, 0], rows[b, size + 1], present[b, :size + 2] = self.begin, self.end, True
            for to, name in ((rows, 'rows'), (case, 'case'), (inside, 'inside')):
                to[b, 1:size + 1] = one[name][begin:end]
            cut = one['first'][one['word'][begin]] != begin  # the window begins within a word
            spans.append((one, begin, one['word'][begin] + int(cut), one['word'][end - 1] + 1))
        longest = max(last - first for _, _, first, last in spans)
        places, labels = (np.zeros((len(windows), longest), np.int64) for _ in range(2))
        words = np.zeros((len(windows), longest), np.float32)
        for b, (one, begin, first, last) in enumerate(spans):
            places[b, :last - first] = one['first'][first:last] - begin + 1
            words[b, :last - first] = 1
            if one['labels'] is not None:
                labels[b, :last - first] = one['labels'][first:last]
                if labels[b, 0] in (2, 4, 6):
                    labels[b, 0] -= 1  # a span that the window cuts begins with it
        marked = np.array([one['labels'] is not None for one, _, _, _ in spans])
        return tuple(torch.from_numpy(array).to(DEVICE)
                     for array in (rows, case, inside, present, places, labels, words, marked))


def epoch_of(articles, unmarked, pieces, seed, epoch, restyled, per_epoch):
    """What one epoch sees: all marked articles, a share of them as another house would print them, and some unmarked."""
    rng = data.seeded(f'{seed}/{epoch}')
    chosen = articles + rng.sample(unmarked, min(per_epoch, len(unmarked)))
    shelf = Shelf([data.restyle(one, rng) if rng.random() < restyled else one for one in chosen], pieces)
    return shelf, shelf.windows(rng)


def loss_of(network, batch, teachers, share_of_gold):
    *inputs, labels, words, marked = batch
    scores = network.scores(*inputs).float()
    gold = words * marked[:, None]
    loss = 0
    if bool(marked.any()):
        chosen = marked.nonzero()[:, 0]
        loss = network.negative_log_likelihood(scores[chosen], labels[chosen], words[chosen]) / gold.sum()
    if not teachers:
        return loss
    with torch.no_grad():
        taught = sum(teacher.scores(*inputs).float() for teacher in teachers) / len(teachers)
    heat = 2.0  # Hinton et al. (2015): softened scores tell what a teacher holds for nearly right
    apart = F.kl_div(F.log_softmax(scores / heat, -1), F.log_softmax(taught / heat, -1), reduction='none',
                     log_target=True)
    return share_of_gold * loss + (apart.sum(-1) * words).sum() / words.sum() * heat * heat


@torch.no_grad()
def dev_loss(network, shelf, windows):
    network.eval()
    total = count = 0.0
    for at in range(0, len(windows), 16):
        *inputs, labels, words, _ = shelf.batch(windows[at:at + 16])
        total += float(network.negative_log_likelihood(network.scores(*inputs).float(), labels, words))
        count += float(words.sum())
    network.train()
    return total / count


def load_network(path):
    with np.load(path) as arrays:
        names = arrays.files
        layers = 1 + max(int(name.split('.')[1]) for name in names if name.startswith('layers.'))
        network = Network(arrays['word.weight'].shape[0], layers)
        network.load_state_dict({name: torch.from_numpy(arrays[name].astype(np.float32)) for name in names})
    return network


def begin_network(arguments, kept, base_path, teachers):
    """A network begins as --begin says; without it a student as the first teacher, or as some of its layers, and a
    teacher as the base model."""
    if arguments.begin:
        return load_network(arguments.begin)
    network = Network(len(kept), arguments.layers)
    if teachers:
        state = teachers[0].state_dict()
        depth = len(teachers[0].layers)
        chosen = [round(k * (depth - 1) / max(1, arguments.layers - 1)) for k in range(arguments.layers)]
        layers = {f'layers.{k}.{name.split(".", 2)[2]}': value for k, number in enumerate(chosen)
                  for name, value in state.items() if name.startswith(f'layers.{number}.')}
        state = {name: value for name, value in state.items() if not name.startswith('layers.')} | layers
        with torch.no_grad():
            for name in ('trans', 'start', 'end'):  # their scores are averaged, so are their transitions
                state[name] = sum(teacher.state_dict()[name] for teacher in teachers) / len(teachers)
        network.load_state_dict(state)
    else:
        from safetensors.torch import load_file
        base = {name.removeprefix('bert.'): value for name, value in load_file(base_path).items()}
        load_base(network, base, kept, range(arguments.layers))
    return network


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('kind', choices=('teacher', 'student'))
    parser.add_argument('--data', default='training.pickle')
    parser.add_argument('--out', required=True)
    parser.add_argument('--teachers', nargs='*', default=[])
    parser.add_argument('--begin', help='weights to go on from, for a second course')
    parser.add_argument('--layers', type=int, default=6)
    parser.add_argument('--epochs', type=int, default=6)
    parser.add_argument('--rate', type=float, default=1.5e-4, help='learning rate; the heads take four times that')
    parser.add_argument('--batch', type=int, default=12)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--restyled', type=float, default=0.3, help='share of articles printed as another house would')
    parser.add_argument('--unmarked', type=int, default=0, help='articles without marks an epoch, for students')
    parser.add_argument('--gold', type=float, default=0.5, help='weight of the marks beside the teachers')
    parser.add_argument('--step', type=float, default=0.0, help='distance of two values of a weight, in spreads of its row')
    parser.add_argument('--piece-step', type=float, default=0.0)
    parser.add_argument('--threads', type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)

    with open(arguments.data, 'rb') as file:
        prepared = pickle.load(file)
    pieces = data.Pieces(prepared['vocabulary'])
    teachers = [load_network(path).to(DEVICE).eval() for path in arguments.teachers]
    network = begin_network(arguments, prepared['kept'], prepared['base'], teachers).to(DEVICE)
    network.round_weights(arguments.step, arguments.piece_step)

    pretrained = ('word', 'pos', 'ln', 'layers')
    encoder = [value for name, value in network.named_parameters() if name.split('.')[0] in pretrained]
    heads = [value for name, value in network.named_parameters() if name.split('.')[0] not in pretrained]
    groups = [dict(params=encoder, base=arguments.rate), dict(params=heads, base=4 * arguments.rate)]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    dev = Shelf(prepared['dev'], pieces)
    dev_windows = dev.windows(data.seeded(0))
    unmarked = prepared['unmarked'] if arguments.unmarked else []
    checkpoint, epoch = arguments.out + '.checkpoint', 0
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint, weights_only=True, map_location=DEVICE)
        network.load_state_dict(saved['network'])
        optimizer.load_state_dict(saved['optimizer'])
        epoch = saved['epoch']
    began, run = time.time(), 0
    for epoch in range(epoch, arguments.epochs):
        torch.manual_seed(1000 * arguments.seed + epoch)  # the same whether the run was interrupted or not
        network.train()
        shelf, windows = epoch_of(prepared['train'], unmarked, pieces, arguments.seed, epoch, arguments.restyled,
                                  arguments.unmarked)
        steps = len(windows) // arguments.batch
        total, warm, sum_of_losses = steps * arguments.epochs, steps * arguments.epochs // 10, 0.0
        for step in range(steps):
            now = epoch * steps + step
            factor = min((now + 1) / max(1, warm), max(0.0, (total - now) / (total - warm)))
            for group in optimizer.param_groups:
                group['lr'] = group['base'] * factor
            batch = shelf.batch(windows[step * arguments.batch:(step + 1) * arguments.batch])
            loss = loss_of(network, batch, teachers, arguments.gold)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0, foreach=True)
            optimizer.step()
            sum_of_losses, run = sum_of_losses + float(loss.detach()), run + 1
            if step % 50 == 49:
                each = (time.time() - began) / run
                print(f'epoch {epoch + 1}/{arguments.epochs} step {step + 1}/{steps} '
                      f'loss {sum_of_losses / (step + 1):.4f}, {each:.2f} s a step, '
                      f'{each * (total - now - 1) / 60:.0f} min left', flush=True)
        print(f'epoch {epoch + 1} dev loss {dev_loss(network, dev, dev_windows):.4f}', flush=True)
        state = dict(network=network.state_dict(), optimizer=optimizer.state_dict(), epoch=epoch + 1)
        torch.save(state, checkpoint + '.new')
        os.replace(checkpoint + '.new', checkpoint)
    np.savez(arguments.out, **{name: value.cpu().numpy() for name, value in network.state_dict().items()})
    print(f'wrote {arguments.out}')


if __name__ == '__main__':
    main()
