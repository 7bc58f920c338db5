"""The numbers people and businesses are known by: one module a noun, each with parse, check, mask. Pure Python.

Every `parse(cell)` takes what a form or a spreadsheet cell holds (text, int, float, None) and answers
`Parsed(value, note)`: the normalised text or None, and None or one code of `notes.NOTES`. An empty cell is
`(None, None)`. No digit ever changes in silence: what cannot be read whole is refused, never repaired; the only
digits added are a lost leading zero (with a note) and the prefixes that `npwp` and `phone` document.
"""
