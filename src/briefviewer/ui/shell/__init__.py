"""The frame around the panes: bars, actions, wiring, and what the whole window remembers."""
