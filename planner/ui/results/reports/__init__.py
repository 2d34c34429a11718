"""Reports of a week or a campaign: seen as pages, saved as a web page or PDF, printed."""
