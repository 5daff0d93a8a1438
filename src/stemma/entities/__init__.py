"""Who is who over the articles of a story."""
