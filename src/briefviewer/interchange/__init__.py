"""Other people's formats, out and in, each with a report of what it could not carry."""
