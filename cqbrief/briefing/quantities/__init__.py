"""Numbers as reports print them, read out of running text."""
