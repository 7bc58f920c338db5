"""Template tags: numbers and dates as Indonesians write them, form controls in the look."""
