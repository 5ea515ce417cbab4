"""What the commands do: the one place that puts the parts together. Each takes parsed arguments and
imports what it needs when it is called."""
