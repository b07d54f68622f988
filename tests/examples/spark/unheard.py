"""Who is accused and not heard, by outlet: a question to the tables of explain_archive.py.

    python unheard.py tables

A claim's `unanswered` are the parties that it accuses and of whom the article carries no answer. Shown are counts, and for each
outlet the accused who went unheard most often; the program misses and errs (the project's README says how often), so a count is
where to begin reading, not a finding.
"""
import argparse

from pyspark.sql import SparkSession, Window
from pyspark.sql.functions import col, count_distinct, explode, row_number


def explained(spark, folder):
    return spark.read.parquet(f'{folder}/articles').where('answer is not null').na.fill('unknown', ['outlet'])


def unheard(spark, folder):
    """In how many articles of an outlet somebody is accused and not heard."""
    claims = spark.read.parquet(f'{folder}/claims').select('article', explode('unanswered').alias('entity'))
    entities = spark.read.parquet(f'{folder}/entities').select('article', 'entity', 'name')
    return (claims.join(entities, ['article', 'entity'])
            .join(explained(spark, folder).select('article', 'outlet'), 'article')
            .groupBy('outlet', 'name').agg(count_distinct('article').alias('articles')))


def by_outlet(spark, folder, most=3):
    """For each outlet its articles, and those whom it left unheard in most of them."""
    sizes = explained(spark, folder).groupBy('outlet').count().withColumnRenamed('count', 'of')
    place = row_number().over(Window.partitionBy('outlet').orderBy(col('articles').desc(), col('name')))
    return (unheard(spark, folder).withColumn('place', place).where(col('place') <= most)
            .join(sizes, 'outlet').orderBy('outlet', 'place'))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('tables')
    options = parser.parse_args()
    spark = SparkSession.builder.appName('unheard').getOrCreate()
    print('outlet\tarticles\taccused and not heard\tin articles')
    for row in by_outlet(spark, options.tables).collect():
        print(row.outlet, row.of, row.name, row.articles, sep='\t')
    spark.stop()


if __name__ == '__main__':
    main()
