window.YTD.twitter_circle_tweet.part0 = [{"tweet": {"id_str": "3", "created_at": "2023-01-01T10:00:00Z", "full_text": "Till er"}}]
