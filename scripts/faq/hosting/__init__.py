"""What a web server has to know of the site: names, policy, redirects, compressed copies, configurations."""
