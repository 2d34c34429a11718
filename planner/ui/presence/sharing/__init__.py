"""The tab "Share links": a page and a text as link, button and QR code for each network."""
