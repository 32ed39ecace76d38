"""HTML and XML to trees and to plain text."""
