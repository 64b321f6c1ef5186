"""The window: Qt lives here and nowhere else. Widgets show values and report wishes; rules about events live below."""
