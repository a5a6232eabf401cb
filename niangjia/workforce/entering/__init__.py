"""What a clerk enters on a person's page: the forms, and what of them becomes facts."""
