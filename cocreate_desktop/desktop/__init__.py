"""The facilitator's window and the stage; the only package that imports PySide6."""
