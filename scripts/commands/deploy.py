"""`deploy`: print a web server's configuration: redirects, headers, caching, compressed copies.

The copies are those of `build.py site --compress best`; without them files are sent as they are.
"""

from __future__ import annotations

import argparse
from urllib.parse import urlsplit

from commands.console import Failure
from commands.content import checked_content, content_option
from faq.hosting.policy import headers, inline_script
from faq.hosting.rules import rules
from faq.hosting.servers import SERVERS, configuration


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("deploy", help="print a web server's configuration", description=__doc__)
    parser.add_argument("server", choices=SERVERS, help="the web server")
    content_option(parser)
    parser.add_argument("--domain", help="where the site is published (default: that of site_url)")
    parser.add_argument("--path", help="below which path, such as /faq/ (default: that of site_url)")
    parser.add_argument(
        "--folder",
        metavar="DIR",
        default="/srv/www",
        help="the server's folder; the site is in it below the path (default: /srv/www)",
    )
    parser.add_argument("--port", type=int, default=80, help="where the server listens (default: 80)")
    parser.add_argument("--log", metavar="FILE", help="where it writes what it was asked (nginx only)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    content, _ = checked_content(args.content)
    published = urlsplit(content.agency.site_url)
    domain = args.domain or published.hostname or ""
    path = published.path if args.path is None else args.path
    sent = headers(inline_script(args.root / "overrides"))
    try:
        found = rules(content, sent, domain, path)
    except ValueError as error:
        raise Failure(str(error), 2) from None
    print(configuration(args.server, found, args.folder, args.port, args.log or ""), end="")
    return 0
