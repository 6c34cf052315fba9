"""The demonstration: an operation of many countries, played through the gateway by its people."""
