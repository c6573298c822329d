"""The page in which people write policies, try them and review: one service, and what serves it.

The service (``service.py``) takes calls by name, JSON in and JSON out, and knows nothing of the web. The page
reaches it in one of two ways, through ``static/service.js``: the local server (``server.py``), or a worker in
the browser in which the library itself runs.

A feature is one module here and, where it has a page, one in ``static/``:

1. ``workbench/NAME.py`` has functions whose first argument is the ``Bench`` of ``service.py`` and whose
   others come by name from the page, and ``FEATURE``, which names them: ``"NAME/verb"``. They give what JSON
   can hold, and raise what can say itself (``FileError``, ``MessageError``) where something is wrong.
2. ``static/NAME.js`` exports ``open(main, tools, rest)``: it fills ``main``, and may give back a function
   that says whether the page may be left. ``tools`` has ``call``, ``latest``, ``say``, ``make`` and ``tell``.
3. Its words stand in ``languages/*/NAME.toml`` or ``workbench.toml``; the page has all files that
   ``FEATURE.words`` names. The title of the page is ``workbench.page.NAME``.
4. ``features.py`` lists it.
"""
