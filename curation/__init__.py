"""The tim kurasi: rounds, visits, assistance, development. Empty until the register stands."""
