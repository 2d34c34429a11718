"""The brand's library: texts that are used again."""
