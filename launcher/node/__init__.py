"""One node of Kubernetes on this machine, in a network of its own, out of programs that were built or are Debian's."""
