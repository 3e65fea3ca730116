"""How accurate the parser and the comparison are, measured against gold."""

from noticeparse.evaluate.gold import Corpus, load_corpus
from noticeparse.evaluate.report import Report
from noticeparse.evaluate.run import evaluate

__all__ = ["Corpus", "Report", "evaluate", "load_corpus"]
