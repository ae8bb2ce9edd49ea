"""How the reader model is made: corpora, windows with targets, the network, training, export."""
