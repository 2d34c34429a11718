"""The places of the window that stand in for the calendar: campaigns, presence, results."""
