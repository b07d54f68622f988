"""The tables that an archive becomes, and the rows of one explanation. README.md one folder up says what the columns mean."""
from pyspark.sql.types import (ArrayType, BooleanType, DoubleType, IntegerType, LongType, StringType, StructField,
                               StructType)


def schema(**columns):
    return StructType([StructField('article', LongType(), False)] +
                      [StructField(name, kind) for name, kind in columns.items()])


text, whole, share, truth = StringType(), IntegerType(), DoubleType(), BooleanType()

SCHEMAS = {
    'statements': schema(statement=whole, form=text, stance=text, speaker=whole, on_behalf_of=whole, source=text,
                         cue=text, content=text, begin=whole, end=whole, confidence=share),
    'claims': schema(claim=whole, text=text, voiced=truth, open=truth, status=ArrayType(text),
                     unanswered=ArrayType(whole)),
    'links': schema(claim=whole, position=text, statement=whole, relation=text, certainty=text, root=whole),
    'entities': schema(entity=whole, name=text, kind=text, description=text, party=whole, mentions=whole),
}

POSITIONS = ('affirms', 'confirms', 'denies', 'declines', 'questions', 'retracts', 'conditional', 'responds')


def words(explanation, spans):
    return ' … '.join(explanation['article']['text'][begin:end] for begin, end in spans)


def statements(article, explanation):
    for one in explanation['statements']:
        content = one['content'] or one['cue']
        yield (article, one['id'], one['form'], one['stance'], one['speaker'], one['onBehalfOf'],
               words(explanation, one['source']), words(explanation, one['cue']), words(explanation, one['content']),
               content[0][0] if content else None, content[-1][1] if content else None, float(one['confidence']))


def claims(article, explanation):
    for one in explanation['claims']:
        yield (article, one['id'], words(explanation, one['text']), one['voiced'], one['open'], one['status'],
               one['unanswered'])


def links(article, explanation):
    for claim in explanation['claims']:
        for position in POSITIONS:
            for one in claim[position]:
                yield (article, claim['id'], position, one['statement'], one['relation'], one['certainty'], one['root'])


def entities(article, explanation):
    for one in explanation['entities']:
        yield (article, one['id'], one['name'], one['kind'], one['description'], one['party'], len(one['mentions']))


ROWS = {'statements': statements, 'claims': claims, 'links': links, 'entities': entities}
