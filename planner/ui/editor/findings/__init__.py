"""What the checks say of the open post."""
