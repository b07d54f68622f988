"""The smallest call from Python: python explain_article.py PROGRAM ARTICLE"""
import json
import subprocess
import sys


def explain(program, article):
    """The explanation as a dictionary; offsets index Python's strings. What is wrong with the article is an exception."""
    run = subprocess.run([program, '-'], input=article.encode(), capture_output=True)
    if run.returncode != 0:
        raise ValueError(run.stderr.decode().strip())
    return json.loads(run.stdout)


if __name__ == '__main__':
    explanation = explain(sys.argv[1], open(sys.argv[2], encoding='utf-8').read())
    text = explanation['article']['text']
    for statement in explanation['statements']:
        print(*(' … '.join(text[begin:end] for begin, end in statement[part]) for part in ('source', 'cue', 'content')),
              sep=' | ')
