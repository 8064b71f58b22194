"""What the agent owes the customer in a call: the checklist, apologies, answers, kept promises."""
