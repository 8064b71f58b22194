"""How it sounds: pace, silence, waits of the customer, the level of the voice, the microphone."""
