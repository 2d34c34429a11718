"""What is tried because of an answer, and what was learnt from it."""
