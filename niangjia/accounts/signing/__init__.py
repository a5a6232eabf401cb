"""How people prove who they are: passwords, second factor, lock-out, sessions, and what is told of them."""
