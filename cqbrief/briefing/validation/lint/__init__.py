"""Style rules: what a careful editor of statistical reports would question."""
