"""The composition roots: the only modules that know all parts, each closing them in reverse order."""
