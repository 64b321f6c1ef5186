"""The timeline on a screen, in a picture and on a page: paints what ``briefviewer.timeline`` settled."""
