"""Source documents: their paragraphs, the quotes found in them, and the numerals they hold."""
