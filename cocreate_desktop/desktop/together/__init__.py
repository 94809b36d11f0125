"""Two laptops in one hall, as the window shows it: which of them has the stage and the phones, and how one takes over."""
