# SPDX-License-Identifier: Apache-2.0
"""PDF of an HTML page that may refer to nothing outside itself: print.py IN.html OUT.pdf"""
import sys

import weasyprint


def refuse(url, *_):
    """The page holds all it needs; whatever else it names must not be fetched, from nowhere."""
    if url.startswith("data:"):
        return weasyprint.default_url_fetcher(url)
    raise ValueError("the report refers to " + url)


weasyprint.HTML(filename=sys.argv[1], url_fetcher=refuse).write_pdf(sys.argv[2])
