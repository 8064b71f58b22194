"""How other programs of the same user drive the window: commands, answers, links. No Qt, no sockets."""
