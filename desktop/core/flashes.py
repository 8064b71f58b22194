"""Lines that would only flash up: shown and replaced within one moment of the call."""

from desktop.core.events import Event, PromptFollowed, PromptSaid, PromptShown


def without_flashes(events: list[Event]) -> list[Event]:
    """`events` of one moment without the lines that another line replaced at once: nobody could have read them."""
    kept: list[Event] = []
    next_prompt = ""
    for event in reversed(events):
        if isinstance(event, PromptShown | PromptFollowed) and next_prompt not in ("", event.prompt):
            continue
        if isinstance(event, PromptShown):
            next_prompt = event.prompt
        elif isinstance(event, PromptSaid):
            next_prompt = ""
        kept.append(event)
    return kept[::-1]
