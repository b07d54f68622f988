"""Gold as gold.py reads it, from tests/scores/disputes.tsv: labels.py SET OUT.json (train, kept, fresh, random, held or more)"""
import json
import sys


def spans(field):
    return [] if field == '-' else [[int(end) for end in one.split('-')] for one in field.split(',')]


def read(path, wanted):
    gold = {}
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            if line.startswith('#'):
                continue
            name, part, weight, claim, says, against = line.rstrip('\n').split('\t')
            if part != wanted:
                continue
            disputes = gold.setdefault(name, [])
            if against == '-':
                continue  # an article without disputes
            opponents = (one.split(':') for one in against.split(' '))
            disputes.append({'claim': spans(claim), 'weight': int(weight),
                             'says_so': [{'spans': spans(one)} for one in says.split(' ') if one != '-'],
                             'against': [{'kind': kind, 'spans': spans(content), 'cue': spans(cue)}
                                         for kind, content, cue in opponents]})
    return gold


if __name__ == '__main__':
    with open(sys.argv[2], 'w', encoding='utf-8') as out:
        json.dump(read('tests/scores/disputes.tsv', sys.argv[1]), out)
