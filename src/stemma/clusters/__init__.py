"""Things that belong together: disjoint sets, average link, log-odds as probabilities. Knows nothing of news."""
