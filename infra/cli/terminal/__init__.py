"""What commands print: tables, articles, tags and progress in a terminal."""
