"""Pages under /usaha/ and /pemilik/."""
