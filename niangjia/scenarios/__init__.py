"""What-if: another document, threshold or wage against the plan of today, and the best use of few posts."""
