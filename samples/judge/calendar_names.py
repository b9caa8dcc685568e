"""Months and weekdays as everybody writes them."""
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
WEEK = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
