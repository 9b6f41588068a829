"""The Teams app package: manifest, language files and icons, and the rules they must pass."""
