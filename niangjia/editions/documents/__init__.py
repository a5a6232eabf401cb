"""What leaves an edition on paper: the official papers, the quota table, the leader's picture."""
