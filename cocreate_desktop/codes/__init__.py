"""Bit patterns and codes without a drawing library: QR codes, typed voting codes, Wi-Fi codes. Any adapter may use them."""
