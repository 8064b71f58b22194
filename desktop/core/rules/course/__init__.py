"""Where the call is: its stage, the situations that break in, and the evidence for both."""
