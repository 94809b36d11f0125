"""The wire between laptops and the central hub, and what the hub shows of its projects in a browser."""
