"""The timeline as numbers: what stands where, in device-independent pixels, settled before anybody paints.

``scene.build`` makes one frozen ``Scene`` from columns; ``drawing.draw`` turns it into a few plain shapes. The window,
the pictures and the packet paint those shapes and decide nothing. There is no Qt here, and no object per event except
for what is drawn singly.
"""
