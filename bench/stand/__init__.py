"""What the measurements stand on: how a figure is told, an evening that is served, phones, and the bare references."""
