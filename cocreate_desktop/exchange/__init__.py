"""Files of other systems in and out, and rounds as files. Knows neither window nor storage; works through services."""
