"""The plan on paper: a picture of the calendar and a list of what is planned, as pages of Qt."""
