window.YTD.tweets.part0 = [
 {"tweet": {"id_str": "1", "created_at": "Tue Apr 12 16:39:44 +0000 2022", "full_text": "Hej &amp; hå", "lang": "sv", "entities": {"urls": [{"url": "https://t.co/a", "expanded_url": "https://b.example"}]}, "extended_entities": {"media": [{"type": "photo", "media_url_https": "https://p.example/1.png"}]}, "edit_info": {"edit": {"initialTweetId": "9"}}}},
 {"tweet": {"id": 2, "created_at": "2023-01-01T10:00:00Z", "text": "RT @svt: Nu sn…", "in_reply_to_user_id_str": "12"}}
]
