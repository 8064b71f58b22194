"""How procedures run: steps shown and followed, waits, branches, promises, the wrong way out."""
