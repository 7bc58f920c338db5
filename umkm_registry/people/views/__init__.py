"""Pages under /pengguna/ and the one-time link."""
