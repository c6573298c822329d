window.YTD.account.part0 = [{"account": {"accountId": "12", "username": "kim", "createdAt": "2009-01-14T04:54:58.000Z"}}]
