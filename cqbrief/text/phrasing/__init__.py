"""How each language says what is more than a translated sentence: times, numerals, the order of words.

One module for each language; `languages.PHRASINGS` finds it.
"""
