"""The main job with a memory: articles are read once, kept, and told of in the stories that they touch."""
