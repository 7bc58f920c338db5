"""The register itself: owners, businesses, places, activities, identifiers."""
