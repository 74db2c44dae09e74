"""An action that cannot be done says so in one sentence."""


class Refused(Exception):
    """The action was not done and nothing was changed; ``str()`` is one translated sentence for the person."""
