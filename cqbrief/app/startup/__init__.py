"""Measures that make the program start sooner, each with what it gains."""
