// Placeholder of the skeleton; the module's first file replaces it.
