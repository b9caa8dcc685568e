"""The vocabularies that stand in folders of their own, the oldest first: what each declares under the same names."""
from importlib import import_module

FOLDERS = ("fresh", "street", "town", "quarter", "coast", "harbour", "valley", "meadow", "orchard", "lagoon", "prairie")
FORMS = {half: import_module(f"{half}.forms") for half in FOLDERS}


def declared(name: str) -> dict[str, object]:
    """What the forms of each vocabulary call `name`."""
    return {half: getattr(forms, name) for half, forms in FORMS.items()}


def everybody() -> set[str]:
    """The labels that the writers of the vocabularies hold for what everybody prints."""
    return set().union(*(getattr(import_module(f"{half}.words"), "EVERYBODY", ()) for half in FOLDERS))


def words() -> dict[str, object]:
    """The words of each vocabulary."""
    return {half: getattr(import_module(f"{half}.words"), half.upper()) for half in FOLDERS}
