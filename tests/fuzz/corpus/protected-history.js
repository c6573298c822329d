window.YTD.protected_history.part0 = [{"protectedHistory": {"protectedAt": "2022-12-01T00:00:00.000Z", "action": "Protect"}}]
