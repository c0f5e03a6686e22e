"""How values are written in forms, by language, where Django's own way would have to be guessed at."""
