"""The page on which a proposal to balance a week is looked at and taken in part or whole."""
