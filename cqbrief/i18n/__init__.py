"""The interface's languages: marked messages, their translation, and which language is spoken. Free of Qt."""
