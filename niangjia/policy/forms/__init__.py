"""What a reader of the library may ask for, parsed from the address."""
