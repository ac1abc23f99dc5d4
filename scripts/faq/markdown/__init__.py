"""What authors write, parsed once into nodes, and nodes written as HTML, plain text or Markdown."""
