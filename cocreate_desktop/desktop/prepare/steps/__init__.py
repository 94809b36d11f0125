"""The settings of a chosen step, one module a kind. A kind without a module has none beside its title, question and minutes."""
