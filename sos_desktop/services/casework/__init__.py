"""Cases and everything due in them."""
