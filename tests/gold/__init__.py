"""Hand-made gold for the example story, and the scores that findings get on it."""
