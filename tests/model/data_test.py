"""The trainer's reading of articles: labels, pieces, house styles. Standard library alone; the training itself needs
PyTorch and is not part of the tests."""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', '..', 'core', 'model', 'train'))
import data  # noqa: E402

SPECIAL = ['[PAD]', '[unused0]', '[UNK]', '[CLS]', '[SEP]']


def words(line):
    """'“It is late,” Orlo said.' → [[begin, end, letters, case, inside], …] as words.cpp gives them."""
    found, inside = [], 0
    for match in data.re.finditer(r'\w+|[^\w\s]|\n', line):
        mark = match.group()
        inside = 1 if mark == '“' else inside
        found.append([match.start(), match.end(), mark.lower(), int(mark[0].isupper()), inside])
        inside = 0 if mark == '”' else inside
    return found


def article(line, labels):
    return data.Article('a', tuple(data.Word(*w[2:]) for w in words(line)), tuple(labels))


class Labels(unittest.TestCase):
    def test_a_span_begins_and_goes_on(self):
        line = 'Orlo Kest said it is late.'
        marked = [{'source': [(0, 9)], 'cue': [(10, 14)], 'content': [(15, 26)]}]
        self.assertEqual(data.label(words(line), marked, data.places(line, line)), [1, 2, 3, 5, 6, 6, 6])

    def test_white_space_that_intake_takes_out_moves_nothing(self):
        original, reading = 'Orlo   said\n\n\nit is late.', 'Orlo said\nit is late.'
        marked = [{'source': [(0, 4)], 'cue': [(7, 11)], 'content': [(14, 25)]}]
        self.assertEqual(data.label(words(reading), marked, data.places(original, reading)), [1, 3, 0, 5, 6, 6, 6])

    def test_of_two_spans_that_overlap_the_first_keeps_its_words(self):
        line = 'Orlo said Mara denied it.'
        marked = [{'source': [(0, 4)], 'cue': [(5, 9)], 'content': [(10, 25)]},
                  {'source': [(10, 14)], 'cue': [(15, 21)], 'content': [(22, 24)]}]
        self.assertEqual(data.label(words(line), marked, data.places(line, line)), [1, 3, 5, 6, 6, 6])


class Pieces(unittest.TestCase):
    pieces = data.Pieces(SPECIAL + ['kes', '##tish', 'kest', '##i', '##sh'])

    def test_the_longest_piece_comes_first(self):
        self.assertEqual([self.pieces.vocabulary[row] for row in self.pieces('kestish')], ['kest', '##i', '##sh'])

    def test_a_word_that_the_pieces_cannot_make_up_is_unknown(self):
        for word in ('veld', '', 'kes' * 40):
            self.assertEqual(self.pieces(word), (self.pieces.number['[UNK]'],))

    def test_the_end_of_a_block_has_a_piece_of_its_own(self):
        self.assertEqual(self.pieces('\n'), (self.pieces.number['[unused0]'],))

    def test_the_vocabulary_keeps_what_is_used_most_and_every_ascii_character(self):
        base = SPECIAL + ['a', '##a', 'late', 'early', 'once']
        texts = [article('late early late once early late', [])]
        self.assertEqual(data.choose_vocabulary(base, texts, 8), SPECIAL + ['a', '##a', 'late'])
        self.assertEqual(data.choose_vocabulary(base, texts, 99), SPECIAL + ['a', '##a', 'late', 'early'])


class Styles(unittest.TestCase):
    line = '“It is late,” Orlo said.\n“Very late,” said Mara.'
    labels = [5, 6, 6, 6, 6, 6, 1, 3, 0, 0, 5, 6, 6, 6, 6, 3, 1, 0]

    def test_every_style_keeps_a_label_a_word_and_whole_spans(self):
        seen = set()
        for seed in range(200):
            styled = data.restyle(article(self.line, self.labels), data.seeded(seed))
            self.assertEqual(len(styled.words), len(styled.labels))
            for before, here in zip((0,) + styled.labels, styled.labels):
                if here in (2, 4, 6):
                    self.assertIn(before, (here, here - 1))
            seen.add(styled.words)
        self.assertGreater(len(seen), 6)

    def test_a_quotation_that_lost_its_closing_mark_runs_to_the_end_of_its_paragraph(self):
        styles = (data.restyle(article(self.line, self.labels), data.seeded(seed)) for seed in range(200))
        lost = next(one for one in styles if {'“', '”'} & {w.letters for w in one.words} == {'“'})
        self.assertEqual([w.inside for w in lost.words][:8], [1] * 8)

    def test_an_article_without_labels_stays_without(self):
        self.assertEqual(data.restyle(article(self.line, []), data.seeded(1)).labels, ())


class Windows(unittest.TestCase):
    def test_they_cover_every_piece_but_for_a_few_at_the_beginning(self):
        for length in (1, 158, 159, 400, 1000):
            for seed in range(20):
                begins = data.cuts(length, 158, data.seeded(seed))
                covered = {k for begin in begins for k in range(begin, min(begin + 158, length))}
                self.assertLessEqual(set(range(158 // 4, length)), covered, (length, seed, begins))


if __name__ == '__main__':
    unittest.main()
