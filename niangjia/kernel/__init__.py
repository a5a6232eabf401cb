"""The ground floor: figure, verdict, money, period, actor, permissions, audit, events, sheets, flows."""
