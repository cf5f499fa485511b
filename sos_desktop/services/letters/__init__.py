"""Letters, one-pagers and agendas: what they say, whether they can be made, making them."""
