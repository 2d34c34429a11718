"""Evenweek: plan a balanced posting calendar offline."""

VERSION = "0.1.0"
