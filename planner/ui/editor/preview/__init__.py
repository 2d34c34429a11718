"""The preview of a post on its channels: neutral, laid out from plain text, with nothing loaded from it."""
