"""Many articles in one run: several at once, every result kept, and only what is missing read again."""

from accord.reading.corpus.articles import SUFFIXES, articles_in
from accord.reading.corpus.run import Corpus, read_corpus, read_reports

__all__ = ["SUFFIXES", "Corpus", "articles_in", "read_corpus", "read_reports"]
