from stemma.report.marks import pieces


def test_pieces_joined_are_the_text(small_trace):
    for article in small_trace.articles:
        assert "".join(piece.text for piece in pieces(small_trace, article)) == article.text
