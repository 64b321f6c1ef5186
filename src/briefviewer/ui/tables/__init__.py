"""Taking tables of other people's into a store: what is seen of one before, during and after."""
