"""The pane on the right: an event, a document, the viewpoints, the list."""
