"""The start page, made of panels that the other apps serve."""
