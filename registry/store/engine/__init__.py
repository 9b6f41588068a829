"""The two databases: connecting, one transaction at a time, and their errors in our words.

`connection` is what the rest of the store sees of either; what a driver says about locks, keys and
disks becomes a `StoreError` or a refusal here.
"""
