"""`deploy`: a web server's configuration: redirects, headers, caching, compressed copies."""

from __future__ import annotations

import argparse
from urllib.parse import urlsplit

from commands.console import Commands, Failure, Speech, command
from commands.content import checked_content, content_option
from faq.hosting import SERVERS, NoPlaceError, configuration, rules
from faq.hosting.policy import headers, inline_script


def add(commands: Commands) -> None:
    parser, say = command(commands, "deploy", run)
    parser.add_argument("server", choices=SERVERS, help=say("help_deploy_server"))
    content_option(parser, say)
    parser.add_argument("--domain", help=say("help_deploy_domain"))
    parser.add_argument("--path", help=say("help_deploy_path"))
    parser.add_argument("--folder", metavar="DIR", default="/srv/www", help=say("help_deploy_folder"))
    parser.add_argument("--port", type=int, default=80, help=say("help_deploy_port"))
    parser.add_argument("--log", metavar="FILE", help=say("help_deploy_log"))


def run(args: argparse.Namespace, say: Speech) -> int:
    content, _ = checked_content(args.content)
    published = urlsplit(content.agency.site_url)
    domain = args.domain or published.hostname or ""
    path = published.path if args.path is None else args.path
    sent = headers(inline_script(args.root / "overrides"))
    try:
        found = rules(content, sent, domain, path)
    except NoPlaceError as error:
        raise Failure(say(error.reason, name=error.name), 2) from None
    print(configuration(args.server, found, args.folder, say, args.port, args.log or ""), end="")
    return 0
