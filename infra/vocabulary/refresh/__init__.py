"""Office holders as Wikidata has them today, compared with ours and written after a look."""
