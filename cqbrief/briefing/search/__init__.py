"""Finding figures, stories, charts and sentences by words, pinyin and numbers."""
