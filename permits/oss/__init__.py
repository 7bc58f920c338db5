"""From OSS Excel exports to register rows, and back."""
