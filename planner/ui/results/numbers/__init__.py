"""The table in which numbers of posts, accounts and campaigns are typed."""
