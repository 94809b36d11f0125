"""A proposal at the desk: its paragraphs edited in place, the notes behind them, its versions, and what people say about it."""
