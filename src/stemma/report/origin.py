"""What an article says of its own origin, in words: when it was put out, and the signs of where it comes from."""

from stemma.model import Article
from stemma.report.moments import moment_words
from stemma.report.view import one_line
from stemma.report.wording import Wording

#: code points shown of a title, of a photo credit, and of a sign of translation; signs shown
TITLE, PHOTO, SIGN, SIGNS = 90, 40, 30, 3


def published(article: Article, wording: Wording) -> str:
    """The date with how sure it is; seconds are of no use to a reader."""
    value = article.published.value
    if value is None:
        return wording("moment.unknown")
    shown = moment_words(value, wording)
    sure = article.published.certainty in ("given", "metadata")
    return shown if sure else wording("moment.inferred", when=shown)


def headline(article: Article) -> str:
    """The title, or the first words of a text without one."""
    return one_line(article.title or article.text, TITLE)


def language(code: str | None, wording: Wording) -> str:
    """A language by its name where the interface has one, else by its code."""
    key = f"language.{code or 'unknown'}"
    return wording(key) if key in wording.entries else str(code)


def signals(article: Article, wording: Wording) -> str:
    """Dateline, credits, notices and signs of translation, in one line; empty when the article says nothing of it."""
    parts = [wording("origin.dateline", place=article.dateline.place)] if article.dateline else []
    parts += [wording("origin.credit", name=credit.agency or credit.name) for credit in article.credits]
    parts += sorted({wording(f"notice.{notice.kind}") for notice in article.notices})
    parts += [
        wording("origin.photo", name=one_line(caption.credit, PHOTO)) for caption in article.captions if caption.credit
    ]
    if article.translation and article.translation.translated:
        signs = (wording("quote.words", words=one_line(s.text, SIGN)) for s in article.translation.evidence[:SIGNS])
        source = language(article.translation.from_, wording)
        parts.append(wording("origin.translated", language=source, signs=", ".join(signs)))
    return "; ".join(dict.fromkeys(parts))
