"""How well passages are filed under themes."""
