"""Pages under /impor/."""
