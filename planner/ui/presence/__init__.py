"""What is kept up: profiles, pages, share links, and posts that may come again."""
