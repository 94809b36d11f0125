"""Words that are spelt wrong get a wavy line, in fields whose form says ``spelling``; their menu says what may be meant."""
