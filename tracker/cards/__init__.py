"""Small views of one commitment and of the dashboard, for other people's pages: to embed, and as pictures of links."""
