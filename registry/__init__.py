"""What PLeK knows, and the rules by which it may change. Knows no Teams, no cards, no SQL."""
