"""What the program needs of the operating system; free of Qt."""
