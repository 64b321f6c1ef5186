"""The pane on the left: values to include or exclude, with counts that follow the other facets."""
