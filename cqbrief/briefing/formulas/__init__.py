"""Arithmetic on figures: formulas, amounts with intervals and dimensions, and the ledger of sums."""
