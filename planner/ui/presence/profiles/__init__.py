"""The profiles of a brand's accounts: what is noted of each, and what is found in that by itself."""
