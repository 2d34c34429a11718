"""The tab of campaigns: a list, and the page of one with its goal, money, posts and results."""
