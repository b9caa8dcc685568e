"""Print runs of the form: each half has its own."""
from dataclasses import replace

import form

_RUNS = {
    "fit": {"blue": form.RUNS["blue"], "green": form.RUNS["green"], "black": form.RUNS["black"], "steel": form.PrintRun("#2b579a", "#dbe5f3", "sans", 1.0, 1.0, (0.1, 0.2)),
            "slate": form.PrintRun("#16365c", "#dde6f2", "narrow", 1.2, 1.0)},
    "judge": {"plum": form.RUNS["plum"], "teal": form.RUNS["teal"], "grey": form.RUNS["grey"], "royal": form.PrintRun("#3348a8", "#e8ebf8", "condensed", 0.85, 1.05, (-0.3, 0.1)),
              "ink": form.PrintRun("#0d0d0d", "#f2f2f2", "sans", 1.35, 0.95, (0.3, -0.2)), "pale": form.PrintRun("#5f86b3", "#eef3f9", "narrow", 0.8, 1.1)},
    "fresh": {"petrol": form.PrintRun("#1f5f73", "#e4f0f2", "sans", 1.1, 0.92, (0.1, -0.3)), "brick": form.PrintRun("#8c3a2b", "#f7ebe7", "narrow", 1.0, 1.04, (-0.2, 0.2)),
              "olive": form.PrintRun("#4f5d2f", "#eef0e4", "condensed", 1.05, 0.96, (0.2, 0.3)), "indigo": form.PrintRun("#43398a", "#ecebf6", "sans", 0.9, 1.06, (-0.1, -0.1)),
              "night": form.PrintRun("#1a2433", "#ffffff", "condensed", 1.25, 1.0, (0.3, 0.0)), "sky": form.PrintRun("#3f7cae", "#eaf3fa", "narrow", 0.88, 1.12, (-0.3, -0.2))},
    "street": {"press": form.PrintRun("#1c5d99", "#e3edf6", "sans", 1.02, 1.02, (0.1, -0.1)), "office": form.PrintRun("#2b2b2b", "#ffffff", "narrow", 0.96, 1.05, (-0.2, 0.1)), "bottle": form.PrintRun("#1b6349", "#e2efe9", "sans", 1.12, 0.94, (0.3, 0.0)),
               "marine": form.PrintRun("#1a3a6b", "#dfe7f2", "condensed", 1.08, 0.98, (-0.1, 0.2)), "worn": form.PrintRun("#6a7f98", "#f3f6f9", "sans", 0.82, 1.03, (0.2, 0.3)), "toner": form.PrintRun("#111111", "#e9e9e9", "condensed", 1.3, 0.92, (0.0, -0.2))},
    "town": {"harbour": form.PrintRun("#25608a", "#e6eff5", "sans", 1.0, 1.04, (-0.1, 0.1)), "pine": form.PrintRun("#2c5a45", "#e5efe9", "narrow", 1.14, 1.0, (0.2, -0.3)), "graphite": form.PrintRun("#383838", "#f6f6f6", "sans", 0.9, 0.95, (0.1, 0.2)),
             "claret": form.PrintRun("#6f2233", "#f5e9ec", "condensed", 1.1, 1.03, (-0.3, 0.0)), "violet": form.PrintRun("#4d4590", "#ebeaf5", "narrow", 1.02, 1.08, (0.0, 0.3)), "copy": form.PrintRun("#1a1a1a", "#ededed", "sans", 1.24, 0.97, (0.2, 0.1))},
    "quarter": {"atlantic": form.PrintRun("#1e5786", "#e1ebf4", "sans", 1.06, 0.98, (0.2, 0.1)), "cedar": form.PrintRun("#35604f", "#e8f1ec", "condensed", 1.02, 1.05, (-0.2, -0.2)), "slab": form.PrintRun("#2f3237", "#f4f4f5", "narrow", 1.08, 0.96, (0.1, -0.3)),
                "plumage": form.PrintRun("#5b2f5f", "#f2eaf3", "sans", 0.94, 1.07, (-0.1, 0.3)), "azure": form.PrintRun("#3a78b5", "#eef5fb", "narrow", 0.9, 1.02, (0.3, -0.1)), "proofed": form.PrintRun("#151515", "#efefef", "condensed", 1.2, 0.93, (-0.3, 0.2))},
    "coast": {"pier": form.PrintRun("#1e5a8e", "#e4eef6", "sans", 1.04, 1.03, (-0.2, -0.1)), "argan": form.PrintRun("#3f6140", "#e8f0e6", "sans", 0.94, 0.96, (0.2, 0.2)), "slab": form.PrintRun("#2e3236", "#f4f4f5", "condensed", 1.12, 1.01, (0.0, 0.3)),
              "medina": form.PrintRun("#7c2f2c", "#f7eae8", "narrow", 1.06, 1.05, (0.3, -0.2)), "dusk": form.PrintRun("#3c4a86", "#e9ecf6", "condensed", 0.89, 1.09, (-0.3, 0.1)), "faint": form.PrintRun("#5d6a72", "#f2f5f6", "sans", 0.86, 0.99, (0.1, -0.3))},
    "harbour": {"quay": form.PrintRun("#1b4f80", "#e3ecf5", "sans", 1.03, 1.01, (0.1, 0.2)), "olive grove": form.PrintRun("#4a6a3c", "#ebf1e6", "narrow", 1.04, 0.97, (-0.2, 0.1)), "anchor": form.PrintRun("#26292e", "#f3f3f3", "sans", 1.15, 1.04, (0.2, -0.2)),
                "saffron": form.PrintRun("#93521f", "#f8efe6", "condensed", 0.96, 1.06, (-0.1, -0.3)), "tide": form.PrintRun("#1d6f74", "#e5f2f2", "condensed", 1.07, 0.95, (0.3, 0.1)), "washed": form.PrintRun("#6678a0", "#f1f3f8", "narrow", 0.87, 1.03, (-0.3, 0.2))},
    "valley": {"river": form.PrintRun("#23648c", "#e3eef4", "sans", 1.08, 1.01, (0.1, 0.2)), "grove": form.PrintRun("#56622f", "#eff2e3", "condensed", 0.97, 1.04, (-0.2, -0.1)), "clay": form.PrintRun("#8b4a33", "#f8ece6", "sans", 0.92, 1.06, (0.3, 0.1)),
               "saffron": form.PrintRun("#96701f", "#f9f2df", "narrow", 1.1, 0.97, (-0.1, 0.3)), "carbon": form.PrintRun("#1f2124", "#ececed", "condensed", 1.18, 0.95, (0.2, -0.2)), "washed": form.PrintRun("#6b84a6", "#f1f5fa", "narrow", 0.84, 1.07, (-0.3, 0.0))},
    "meadow": {"brook": form.PrintRun("#2a5f93", "#e5eef6", "sans", 1.05, 1.0, (0.2, -0.1)), "clover": form.PrintRun("#2f6b45", "#e6f1e9", "condensed", 1.0, 1.03, (-0.1, 0.2)), "soot": form.PrintRun("#242424", "#f1f1f1", "narrow", 1.12, 0.98, (0.1, 0.1)),
               "poppy": form.PrintRun("#84303a", "#f7e9eb", "sans", 0.95, 1.05, (-0.2, -0.3)), "lavender": form.PrintRun("#57508f", "#edebf6", "condensed", 1.1, 0.96, (0.3, 0.2)), "faded": form.PrintRun("#64809c", "#f2f5f9", "sans", 0.85, 1.04, (-0.3, 0.1))},
    "orchard": {"lake": form.PrintRun("#205f8b", "#e2edf5", "condensed", 1.03, 1.02, (-0.1, -0.2)), "leaf": form.PrintRun("#3d6a2e", "#eaf2e5", "sans", 0.98, 0.97, (0.2, 0.1)), "stamp": form.PrintRun("#1d1d20", "#efefef", "narrow", 1.15, 1.01, (0.1, 0.2)),
                "plum": form.PrintRun("#6d2c4e", "#f5e9ef", "narrow", 1.04, 1.05, (0.3, -0.1)), "stone": form.PrintRun("#4b5563", "#f0f2f5", "sans", 1.1, 0.94, (-0.3, 0.3)), "blurred": form.PrintRun("#7089a8", "#f3f6fa", "condensed", 0.86, 1.06, (-0.2, -0.3))},
    "lagoon": {"shore": form.PrintRun("#1d5f7e", "#e2eef3", "sans", 1.04, 1.02, (0.1, -0.2)), "reed": form.PrintRun("#4b6b35", "#edf2e6", "narrow", 1.06, 0.98, (-0.2, 0.2)), "basalt": form.PrintRun("#222629", "#f0f1f1", "condensed", 1.14, 1.03, (0.2, 0.1)),
               "coral": form.PrintRun("#8a3a3f", "#f8eaea", "sans", 0.96, 1.04, (-0.1, -0.3)), "dusk blue": form.PrintRun("#41518c", "#eaedf6", "condensed", 1.02, 0.96, (0.3, 0.2)), "bleached": form.PrintRun("#6c8799", "#f2f6f8", "narrow", 0.86, 1.05, (-0.3, 0.0))},
    "prairie": {"horizon": form.PrintRun("#22649a", "#e4edf5", "narrow", 1.05, 1.01, (0.2, 0.1)), "grass": form.PrintRun("#356a3a", "#e8f2e8", "condensed", 1.01, 1.04, (-0.2, -0.1)), "charred": form.PrintRun("#1a1b1e", "#eeeeee", "sans", 1.2, 0.97, (0.1, -0.2)),
                "thistle": form.PrintRun("#6a3b74", "#f3ecf5", "sans", 0.97, 1.06, (-0.1, 0.3)), "rust": form.PrintRun("#8f4526", "#f8ede6", "condensed", 1.09, 0.95, (0.3, -0.1)), "sunned": form.PrintRun("#7590ab", "#f4f7fa", "sans", 0.84, 1.02, (-0.3, 0.2))},
}
RUNS = {half: {name: replace(run, on_edge=True) for name, run in runs.items()} for half, runs in _RUNS.items()}
RUNS["proof"] = RUNS["judge"]
