"""Explains an archive on a Spark cluster: lines {"id", "text" or "html"} in, Parquet tables out.

    python explain_archive.py --master spark://HOST:7077 --explain /opt/explain/explain articles.jsonl tables

The program and its model must lie at the same path on every machine. The answers are written before the tables are made of
them: what a cluster took hours for is read again, not worked out again. README.md one folder up says what the tables hold.
"""
import argparse
import json
import shlex
import subprocess
from pathlib import Path

import pandas
from pyspark.sql import Row, SparkSession
from pyspark.sql.functions import col, pandas_udf

import tables

ARTICLES = ('article long, id string, outlet string, date string, error_code string, error_message string, bad_line string, '
            'answer string')


def command(explain):
    return [explain, '--jsonl']


def by_pipe(lines, explain):
    """Each line with its number and its answer. A line is a line to the program, bad or not, so that both stay in step;
    zip fails if they do not, and checkCode if the program ended with anything but 0: Spark then tries the partition again."""
    answers = lines.pipe(shlex.join(command(explain)), checkCode=True)
    return lines.zipWithIndex().zip(answers).map(lambda pair: (pair[0][1], pair[0][0], pair[1]))


def by_udf(lines, explain):
    """The same for who has a DataFrame and wants a column."""

    @pandas_udf('string')
    def explained(column: pandas.Series) -> pandas.Series:
        run = subprocess.run(command(explain), input=''.join(line + '\n' for line in column).encode(), capture_output=True)
        answers = run.stdout.decode().split('\n')[:-1]
        if run.returncode != 0 or len(answers) != len(column):
            raise RuntimeError(f'explain ended with {run.returncode} after {len(answers)} of {len(column)} articles: '
                               f'{run.stderr.decode().strip()}')
        return pandas.Series(answers)

    numbered = lines.zipWithIndex().map(lambda pair: Row(article=pair[1], line=pair[0])).toDF('article long, line string')
    return numbered.withColumn('answer', explained(col('line'))).rdd.map(tuple)


def article_row(number, line, answer):
    """What the line itself says of the article is kept beside the answer; a line that is no object says nothing."""
    try:
        about = json.loads(line)
    except (ValueError, RecursionError):
        about = None
    about = about if isinstance(about, dict) else {}
    id, outlet, date = (about[key] if isinstance(about.get(key), str) else json.dumps(about[key]) if key in about else None
                        for key in ('id', 'outlet' if 'outlet' in about else 'source', 'date'))
    given = json.loads(answer)
    error = given.get('error', {})
    return (number, id, outlet, date, error.get('code'), error.get('message'), *((line, None) if error else (None, answer)))


def table(spark, answers, name):
    make = tables.ROWS[name]
    rows = answers.rdd.flatMap(lambda row: make(row.article, json.loads(row.answer)['explanation']))
    return spark.createDataFrame(rows, tables.SCHEMAS[name])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('articles', help='a file, a folder or a pattern, wherever Spark reads from')
    parser.add_argument('tables', help='the folder that gets the tables; those of an earlier run are replaced')
    parser.add_argument('--explain', required=True, help='the program, at the same path on every machine')
    parser.add_argument('--how', choices=('pipe', 'udf'), default='pipe')
    parser.add_argument('--partition-kb', type=int, default=1024, help='of the input; 1024 are some minutes of one core')
    parser.add_argument('--master', help='default: what spark-submit says')
    options = parser.parse_args()

    builder = SparkSession.builder.appName('explain an archive')
    if options.master:
        builder = builder.master(options.master)
    # Partitions by size, not by count: an article takes as long as it is.
    size = options.partition_kb * 1024
    spark = (builder.config('spark.sql.files.maxPartitionBytes', size).config('spark.sql.files.openCostInBytes', size)
             .getOrCreate())
    spark.sparkContext.addPyFile(str(Path(__file__).with_name('tables.py')))
    lines = spark.read.text(options.articles, lineSep='\n').rdd.map(lambda row: row.value)
    explained = (by_pipe if options.how == 'pipe' else by_udf)(lines, options.explain)
    articles = explained.map(lambda row: article_row(*row)).toDF(ARTICLES)
    articles.write.mode('overwrite').parquet(f'{options.tables}/articles')

    answers = spark.read.parquet(f'{options.tables}/articles').where('answer is not null')
    for name in tables.SCHEMAS:
        table(spark, answers, name).write.mode('overwrite').parquet(f'{options.tables}/{name}')
    spark.stop()


if __name__ == '__main__':
    main()
