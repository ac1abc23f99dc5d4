// Filled by the reader scripts.
