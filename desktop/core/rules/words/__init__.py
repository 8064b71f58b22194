"""What must not be said, or not like this: forbidden phrases, slips of wording, secrets."""
