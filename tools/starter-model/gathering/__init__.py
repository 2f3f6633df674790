"""From git snapshots of the sources to the compact files that the recipe reads."""
