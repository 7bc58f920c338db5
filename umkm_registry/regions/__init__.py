"""Where: city, districts (kecamatan), subdistricts (kelurahan) and the names people give them."""
