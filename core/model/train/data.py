"""From annotated articles to what the network learns from: word pieces, and a label a word.

The words come from the product's own rooms (words.cpp), so that training sees what use will see. Everything here is a
value: an `Article` is made once and never changed.
"""
import gzip
import json
import os
import random
import re
import subprocess
import tarfile
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

ROLES = ('source', 'cue', 'content')
LABELS = ('O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content')  # the order of encoder::Label
SPECIAL = ('[PAD]', '[unused0]', '[UNK]', '[CLS]', '[SEP]')
BLOCK_END = '[unused0]'
LONGEST_WORD = 100  # letters; as in core/encoder/wordpieces.cpp


@dataclass(frozen=True)
class Word:
    letters: str  # lower-cased, without accents; '\n' between two blocks
    case: int     # 0 none, 1 initial, 2 all, 3 mixed
    inside: int   # 1 between quotation marks


@dataclass(frozen=True)
class Article:
    name: str
    words: tuple   # of Word
    labels: tuple  # one a word, positions in LABELS; empty for an article that nobody has marked


# ---- reading -------------------------------------------------------------------------------------------------------

def read_words(texts, tool):
    """{name: text} → {name: (reading text, [[begin, end, letters, case, inside], …])}."""
    lines = ''.join(json.dumps({'id': name, 'text': text}) + '\n' for name, text in texts.items())
    done = subprocess.run([tool], input=lines, capture_output=True, text=True, check=True).stdout
    answers = map(json.loads, done.splitlines())
    return {one['id']: (one['text'], one['words']) for one in answers if 'words' in one}


def read_standoff(path):
    """[{role: [(begin, end), …]}, …] of a brat file of PolNeAR, attributions without content left out."""
    spans, events = {}, []
    with open(path, encoding='utf-8', newline='\n') as lines:
        for line in lines:
            fields = line.rstrip('\n').split('\t')
            if len(fields) < 2:
                continue  # the rest of a span's text that holds a line break
            if fields[0].startswith('T'):
                where = fields[1].split(' ', 1)[1]
                spans[fields[0]] = [tuple(map(int, one.split())) for one in where.split(';')]
            elif fields[0].startswith('E'):
                events.append(fields[1])
    attributions = []
    for event in events:
        one = {role: [] for role in ROLES}
        for part in event.split():
            role, name = part.split(':')
            role = re.sub(r'\d+$', '', role).lower()
            if role in one:
                one[role] += spans.get(name, [])
        if one['content']:
            attributions.append(one)
    return attributions


def places(original, reading):
    """For each code point of `original` (and its end) where it stands in `reading`: the same text but for white space,
    or the places of the words that agree."""
    at, j = [], 0
    for c in original:
        while j < len(reading) and reading[j].isspace():
            j += 1
        at.append(j)
        if not c.isspace() and j < len(reading):
            if reading[j] == c:
                j += 1
            else:
                back = reading.find(c, j, j + 400)
                j = back + 1 if back >= 0 else j
                at[-1] = j - 1 if back >= 0 else j
    return at + [len(reading)]


def label(words, attributions, at):
    """One label a word. Of two spans that overlap the one read first keeps its words."""
    labels = [0] * len(words)
    begins, ends = [w[0] for w in words], [w[1] for w in words]
    for attribution in attributions:
        for r, role in enumerate(ROLES):
            for begin, end in sorted(set(attribution[role])):
                first = bisect_right(ends, at[begin])
                last = bisect_left(begins, at[end - 1] + 1) - 1
                while first <= last and words[first][2] == '\n':
                    first += 1
                while first <= last and words[last][2] == '\n':
                    last -= 1
                if first > last or any(labels[first:last + 1]):
                    continue
                labels[first] = 1 + 2 * r
                for w in range(first + 1, last + 1):
                    labels[w] = 2 + 2 * r
    return labels


def read_polnear(folder, tool):
    """All articles of a part of PolNeAR; the alphabetically first annotator where there are several."""
    names = sorted(name[:-4] for name in os.listdir(f'{folder}/text'))
    files = {}
    for file in sorted(os.listdir(f'{folder}/attributions')):
        stem = file[:-4]
        name = stem if stem in names else re.sub(r'_[0-9a-f]{4}$', '', stem)
        files.setdefault(name, file)
    texts = {}
    for name in names:
        with open(f'{folder}/text/{name}.txt', encoding='utf-8', newline='') as file:
            texts[name] = file.read()
    articles = []
    for name, (reading, words) in read_words(texts, tool).items():
        marked = read_standoff(f'{folder}/attributions/{files[name]}')
        labels = label(words, marked, places(texts[name], reading))
        articles.append(Article(name, tuple(Word(*w[2:]) for w in words), tuple(labels)))
    return articles


def read_unmarked(texts, tool):
    read = read_words(texts, tool)
    return [Article(name, tuple(Word(*w[2:]) for w in words), ()) for name, (_, words) in read.items()]


def news_bodies(path):
    """The articles of the Fake News Challenge: news that nobody has marked, for a student to learn from its teachers."""
    with gzip.open(path, 'rt', encoding='utf-8') as file:
        return {f'news-{name}': text for name, text in json.load(file).items() if len(text) > 400}


def sentences_of_gum(path):
    with tarfile.open(path) as archive:
        for member in sorted(archive.getnames()):
            if member.endswith('.conllu'):
                for line in archive.extractfile(member).read().decode('utf-8').splitlines():
                    if line.startswith('# text = '):
                        yield line[9:]


# ---- pieces --------------------------------------------------------------------------------------------------------

class Pieces:
    """Words to rows of the embeddings: the longest piece first, as core/encoder/wordpieces.cpp does it."""

    def __init__(self, vocabulary):
        self.vocabulary = list(vocabulary)
        self.number = {piece: k for k, piece in enumerate(vocabulary)}
        self.known = {}

    def __call__(self, letters):
        if letters not in self.known:
            self.known[letters] = self._split(letters)
        return self.known[letters]

    def _split(self, letters):
        if letters == '\n':
            return (self.number[BLOCK_END],)
        unknown = (self.number['[UNK]'],)
        if not letters or len(letters) > LONGEST_WORD:
            return unknown
        rows, begin = [], 0
        while begin < len(letters):
            for end in range(len(letters), begin, -1):
                row = self.number.get(('##' if begin else '') + letters[begin:end])
                if row is not None:
                    break
            else:
                return unknown
            rows.append(row)
            begin = end
        return tuple(rows)


def choose_vocabulary(base, articles, size):
    """The `size` pieces of the base vocabulary that these articles use most, each at least twice, in the base's order.
    Every single ASCII character stays, at a word's beginning and within it, so that any word in ASCII has pieces."""
    whole, counts = Pieces(base), Counter()
    for article in articles:
        for word in article.words:
            counts.update(whole(word.letters))
    single = {k for k, piece in enumerate(base)
              if piece in SPECIAL or (piece.isascii() and len(piece.removeprefix('##')) == 1)}
    # of pieces used as often, those of the lower number: the base vocabulary has the more common ones first
    ranked = sorted((k for k in counts if k not in single and counts[k] > 1), key=lambda k: (-counts[k], k))
    return [base[k] for k in sorted(single | set(ranked[:max(0, size - len(single))]))]


# ---- house styles --------------------------------------------------------------------------------------------------

def restyle(article, rng):
    """The article as another house would print it: its words and labels, with other quotation marks or breaks.
    PolNeAR's papers close every quotation and break every paragraph; pasted text often does not."""
    style = rng.choice(('opening marks only', 'single marks', 'angle marks', 'no breaks', 'small letters', 'headline'))
    words, labels = list(article.words), list(article.labels) or [0] * len(article.words)
    kept = range(len(words))
    if style == 'opening marks only':  # a closing mark is lost at the end of a paragraph now and then
        kept = [k for k in kept if not (words[k].letters == '”' and rng.random() < 0.5)]
    elif style == 'no breaks':
        kept = [k for k in kept if not (words[k].letters == '\n' and rng.random() < 0.5)]
    elif style in ('single marks', 'angle marks'):
        marks = dict(zip('“”', '‘’' if style == 'single marks' else '«»'))
        words = [Word(marks.get(w.letters, w.letters), w.case, 0) for w in words]
    elif style == 'small letters':
        words = [Word(w.letters, 0, w.inside) for w in words]
    elif style == 'headline':  # each word of a few paragraphs begins with a capital
        chosen = False
        for k, word in enumerate(words):
            if word.letters == '\n':
                chosen = rng.random() < 0.2
            elif chosen and word.case == 0 and len(word.letters) > 3 and word.letters.isalpha():
                words[k] = Word(word.letters, 1, word.inside)
    out, out_labels, inside = [], [], 0
    for k in kept:
        word, here = words[k], inside
        if word.letters == '\n':
            here = inside = 0
        elif word.letters == '“':
            here = inside = 1
        elif word.letters == '”':
            inside = 0
        out.append(Word(word.letters, word.case, here))
        # a span whose first word is gone begins with the next
        begun = labels[k] in (2, 4, 6) and (not out_labels or out_labels[-1] not in (labels[k], labels[k] - 1))
        out_labels.append(labels[k] - 1 if begun else labels[k])
    return Article(article.name, tuple(out), tuple(out_labels) if article.labels else ())


def shuffled(items, rng):
    items = list(items)
    rng.shuffle(items)
    return items


def cuts(length, room, rng):
    """Begins of windows over `length` pieces, at a random offset. They cover every piece, but for a quarter of a window
    at most at the beginning, and another one each time."""
    if length <= room:
        return [0]
    offset = rng.randrange(room // 2)
    first = [0] if offset > room // 4 else []
    return first + [min(begin, length - room) for begin in range(offset, length, room)]


def seeded(seed):
    return random.Random(seed)
