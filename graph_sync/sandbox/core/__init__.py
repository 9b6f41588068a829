"""The core of the local Graph: state, time, and what every resource needs.

In: calls (`call.ApiCall`). Out: changes of `state.TenantState`, and events in simulated time.

Public parts: `tenant.Tenant` (state, clock and lags together), `state`, `clock`, `routes` (path →
function), `odata` and `filters`, `errors` (Graph's codes), `seed`, `callbacks` (HTTP to others).
"""
