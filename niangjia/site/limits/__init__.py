"""How often one person, or one address, may ask: the numbers (`table`), the count, the answer 429."""
