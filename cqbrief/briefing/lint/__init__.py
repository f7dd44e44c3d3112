"""Rules of the trade: what a careful editor of statistical reports would question."""
