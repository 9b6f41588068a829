"""Types and formats that inbound and outbound share.

In: JSON as Teams sends it. Out: botbuilder's `Activity`, read and written by `activity` in one
pass; `addresses` of connectors that may be called, `mentions` in text and cards, `refusal` as an
HTTP answer, `metrics` for Prometheus, and `shapes`, readers of untrusted JSON.
"""
