"""The desk's face of each kind of step; ``face.py`` finds it. Each kind has one module and one form of the same name."""
