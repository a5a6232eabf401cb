"""An officer drafts a local policy document by a form, tries it, and a second person publishes it."""
