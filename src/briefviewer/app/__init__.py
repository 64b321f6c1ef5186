"""The application between store and screen: what may be asked, and the only thing that changes."""
