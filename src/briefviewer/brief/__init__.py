"""The packet: what is said (``compose``) as plain values (``model``), how it is set (``render``), and its proof.

No clock, no disk but the font cache, no settings: the day is a field of the brief, so equal input gives equal bytes.
"""
