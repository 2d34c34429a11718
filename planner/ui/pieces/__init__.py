"""What several parts of the window are made of: fields, lists, dialogs, and what they do."""
