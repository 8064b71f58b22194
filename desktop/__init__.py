"""陪听 Peiting: a coach that listens in on every call and speaks up while it is still going."""

__version__ = "0.1.0"
