"""The only door to Microsoft Graph: authentication, spacing, batches, retries, errors."""
