"""The network as it is trained: a BERT encoder, a tag head and a linear-chain CRF over seven labels a word.

The encoder is that of Devlin et al. (2019) with the sizes of MiniLM (Wang et al., 2020); the CRF is that of Lafferty et
al. (2001). Matrix products run in bfloat16, everything else in 32-bit floats.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from data import LABELS

WIDTH, HEADS, INNER, WINDOW = 384, 12, 1536, 160
FORBIDDEN = -1e4


class Dropout(nn.Module):
    """Dropout whose masks are slices of one pool: drawing random numbers costs more than a matrix product here."""
    pool = None

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training or self.share == 0:
            return x
        if Dropout.pool is None:
            Dropout.pool = (torch.rand(1 << 24, device=x.device) >= self.share).to(torch.bfloat16) / (1 - self.share)
        begin = int(torch.randint(Dropout.pool.numel() - x.numel(), ()))
        return x * Dropout.pool[begin:begin + x.numel()].view(x.shape)


class Rounded(torch.autograd.Function):
    """Weights as the model file will hold them; the gradient passes as if nothing was rounded (Bengio et al., 2013)."""

    @staticmethod
    def forward(ctx, weight, step):
        return torch.round(weight / step).clamp_(-127, 127).mul_(step)

    @staticmethod
    def backward(ctx, gradient):
        return gradient, None


class Linear(nn.Linear):
    """`step`: in what part of a row's spread its weights are rounded; 0 leaves them as they are."""
    step = 0.0

    def forward(self, x):
        weight = self.weight
        if self.step:
            weight = Rounded.apply(weight, row_steps(weight, self.step))
        return F.linear(x, weight.to(torch.bfloat16), self.bias.to(torch.bfloat16))


def row_steps(weight, step):
    """The distance between two values that a weight can take, one a row; 127 of them reach the largest weight."""
    weight = weight.detach()
    spread = weight.pow(2).mean(1, keepdim=True).sqrt_()
    return torch.maximum(spread * step, weight.abs().amax(1, keepdim=True) / 127).clamp_min_(1e-8)


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.o, self.ln1 = Linear(WIDTH, 3 * WIDTH), Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.f1, self.f2, self.ln2 = Linear(WIDTH, INNER), Linear(INNER, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = Dropout(dropout)

    def forward(self, x, absent):
        batch, length, _ = x.shape
        qkv = self.qkv(x.to(torch.bfloat16)).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = (part.reshape(batch * HEADS, length, WIDTH // HEADS) for part in qkv)
        scores = torch.bmm(q * (1 / math.sqrt(WIDTH // HEADS)), k.transpose(1, 2))
        if absent is not None:
            scores = scores + absent
        attended = torch.bmm(scores.softmax(-1), v).view(batch, HEADS, length, WIDTH // HEADS)
        attended = attended.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.ln1(x + self.drop(self.o(attended)))
        return self.ln2(x + self.drop(self.f2(F.gelu(self.f1(x.to(torch.bfloat16))))))


class Network(nn.Module):
    def __init__(self, pieces, layers, dropout=0.1):
        super().__init__()
        self.word, self.pos, self.feat = nn.Embedding(pieces, WIDTH), nn.Embedding(WINDOW, WIDTH), nn.Embedding(6, WIDTH)
        self.ln = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.tag = nn.Linear(WIDTH, len(LABELS))
        self.drop = Dropout(dropout)
        self.trans = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.start, self.end = nn.Parameter(torch.zeros(len(LABELS))), nn.Parameter(torch.zeros(len(LABELS)))
        between, first = torch.zeros(len(LABELS), len(LABELS)), torch.zeros(len(LABELS))
        for inside in (2, 4, 6):
            first[inside] = FORBIDDEN
            for before in range(len(LABELS)):
                between[before, inside] = 0 if before in (inside, inside - 1) else FORBIDDEN
        self.register_buffer('bad', between)
        self.register_buffer('sbad', first)
        self.piece_step = 0.0
        nn.init.zeros_(self.feat.weight)

    def round_weights(self, step, piece_step):
        """From here on the network computes with rounded weights: `step` in the layers, `piece_step` in the pieces."""
        for module in self.modules():
            if isinstance(module, Linear):
                module.step = step
        self.piece_step = piece_step

    def encode(self, pieces, case, inside, present):
        """pieces, case, inside: windows × WINDOW numbers; present: which of them are there. → windows × WINDOW × WIDTH"""
        rows = self.word(pieces)
        if self.piece_step:
            flat = rows.view(-1, WIDTH)
            rows = Rounded.apply(flat, row_steps(flat, self.piece_step)).view(rows.shape)
        length = pieces.shape[1]
        x = rows + self.pos.weight[:length] + self.feat(case) + self.feat(4 + inside)
        x = self.drop(self.ln(x))
        absent = None
        if not bool(present.all()):
            absent = torch.where(present, 0.0, FORBIDDEN).to(torch.bfloat16)
            absent = absent[:, None, None, :].expand(-1, HEADS, -1, -1).reshape(-1, 1, length)
        for layer in self.layers:
            x = layer(x, absent)
        return x

    def scores(self, pieces, case, inside, present, first):
        """A score a label for the words whose first pieces are at `first` (windows × words)."""
        x = self.encode(pieces, case, inside, present)
        x = x.gather(1, first[..., None].expand(-1, -1, WIDTH))
        return self.tag(self.drop(x))

    def negative_log_likelihood(self, scores, labels, present):
        """Summed over the windows; `present` windows × words, each window's words first."""
        gold = scores.gather(2, labels[..., None])[..., 0]
        steps = self.trans[labels[:, :-1], labels[:, 1:]]
        last = present.sum(1).long() - 1
        path = (gold * present).sum() + (steps * present[:, 1:]).sum() + self.start[labels[:, 0]].sum()
        path = path + self.end[labels.gather(1, last[:, None])[:, 0]].sum()
        return self._all_paths(scores, present).sum() - path

    def _all_paths(self, scores, present):
        """Log of the sum over all paths, by products of neighbouring steps two by two: few large operations for many
        small ones."""
        count = scores.shape[-1]
        begin = scores[:, 0] + self.start + self.sbad
        steps = scores[:, 1:, None, :] + (self.trans + self.bad)
        still = torch.full((count, count), FORBIDDEN, device=scores.device).fill_diagonal_(0)
        steps = torch.where(present[:, 1:, None, None] > 0, steps, still)
        while steps.shape[1] > 1:
            if steps.shape[1] % 2:
                steps = torch.cat([steps, still.expand(steps.shape[0], 1, count, count)], 1)
            left, right = steps[:, 0::2], steps[:, 1::2]
            steps = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], -2)
        return torch.logsumexp(begin[:, :, None] + steps[:, 0] + self.end, (1, 2))


def load_base(network, base, rows, layers):
    """Embeddings and layers of a BERT in `base` (named as transformers names them); `rows`: its pieces that are kept,
    `layers`: which of its layers become ours."""
    with torch.no_grad():
        network.word.weight.copy_(base['embeddings.word_embeddings.weight'][rows])
        network.pos.weight.copy_(base['embeddings.position_embeddings.weight'][:WINDOW]
                                 + base['embeddings.token_type_embeddings.weight'][0])
        network.ln.weight.copy_(base['embeddings.LayerNorm.weight'])
        network.ln.bias.copy_(base['embeddings.LayerNorm.bias'])
        for layer, number in zip(network.layers, layers):
            prefix = f'encoder.layer.{number}.'
            for kind in ('weight', 'bias'):
                getattr(layer.qkv, kind).copy_(torch.cat(
                    [base[f'{prefix}attention.self.{part}.{kind}'] for part in ('query', 'key', 'value')]))
                for ours, theirs in (('o', 'attention.output.dense'), ('ln1', 'attention.output.LayerNorm'),
                                     ('f1', 'intermediate.dense'), ('f2', 'output.dense'), ('ln2', 'output.LayerNorm')):
                    getattr(getattr(layer, ours), kind).copy_(base[f'{prefix}{theirs}.{kind}'])
