"""How the weights of the reasons are found: from labelled texts and staff decisions to ``lexicon/weights.toml``.

``labelled`` says what people judged, ``samples`` what the reader saw there, ``fit`` weighs it, ``reliability`` says how
far the confidence can be trusted, ``weights_file`` keeps the result.
"""
