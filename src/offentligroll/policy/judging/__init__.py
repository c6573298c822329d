"""What a policy concludes from what is known, and what comes with it: days, open questions, details."""
