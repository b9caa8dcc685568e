//! Who may use whom (ARCHITECTURE.md). Parses every source file and collects the `x` of every `crate::x`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// Each module, and the modules it may name.
const MAY_USE: &[(&str, &[&str])] = &[
    ("dossier", &[]),
    ("clock", &[]),
    ("config", &[]),
    ("telemetry", &["config"]),
    ("registry", &["dossier"]),
    ("read", &["dossier"]),
    ("extract", &["dossier", "read", "registry"]),
    ("validate", &["dossier", "extract", "registry"]),
    ("route", &["dossier", "extract", "validate"]),
    // Types of the stages, as rows.
    ("store", &["dossier", "registry", "review"]),
    ("review", &["clock", "dossier", "extract", "registry", "route", "store", "validate"]),
    // Of `read`, the bounded decoder only.
    ("intake", &["clock", "dossier", "read", "store"]),
    ("work", &["clock", "dossier", "extract", "read", "registry", "route", "store", "validate"]),
    ("evaluate", &["dossier", "extract", "registry", "route", "validate"]),
    ("http", &["clock", "config", "dossier", "intake", "review", "store", "telemetry"]),
];

/// The names after `crate::`, in paths and in nested `use` trees.
#[derive(Default)]
struct CrateNames(BTreeSet<String>);

impl CrateNames {
    fn add_heads(&mut self, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => drop(self.0.insert(path.ident.to_string())),
            syn::UseTree::Name(name) => drop(self.0.insert(name.ident.to_string())),
            syn::UseTree::Rename(rename) => drop(self.0.insert(rename.ident.to_string())),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_heads(tree)),
            syn::UseTree::Glob(_) => {}
        }
    }
}

impl<'ast> Visit<'ast> for CrateNames {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        // Unit tests may build what they need from anywhere.
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if let syn::UseTree::Path(path) = &item.tree
            && path.ident == "crate"
        {
            self.add_heads(&path.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments = path.segments.iter();
        if segments.next().is_some_and(|first| first.ident == "crate")
            && let Some(second) = segments.next()
        {
            self.0.insert(second.ident.to_string());
        }
        visit::visit_path(self, path);
    }
}

fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| sources(&path)).filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

fn used_by(source: &str) -> BTreeSet<String> {
    let mut names = CrateNames::default();
    names.visit_file(&syn::parse_file(source).unwrap());
    names.0
}

#[test]
fn every_module_uses_only_those_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut offences = Vec::new();
    for item in syn::parse_file(&fs::read_to_string(root.join("lib.rs")).unwrap()).unwrap().items {
        let syn::Item::Mod(module) = item else { continue };
        let module = module.ident.to_string();
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            offences.push(format!("{module} is not in the list: say whom it may use, here and in ARCHITECTURE.md"));
            continue;
        };
        let file = root.join(format!("{module}.rs"));
        let start = if file.exists() { file } else { root.join(&module) };
        for source in sources(&start) {
            let used = used_by(&fs::read_to_string(&source).unwrap());
            let wrong = used.iter().filter(|name| **name != module && !allowed.contains(&name.as_str()));
            offences.extend(wrong.map(|name| format!("{} names {name}", source.strip_prefix(&root).unwrap().display())));
        }
    }
    assert_eq!(offences, Vec::<String>::new());
}

#[test]
fn offenders_are_seen() {
    let used = used_by("use crate::{store::x, work as y}; fn f() -> crate::http::Z { crate::read::g() } mod tests { use crate::review; }");
    assert_eq!(used.into_iter().collect::<Vec<_>>(), ["http", "read", "store", "work"]);
}

#[test]
fn sql_stands_in_the_store_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let outside = sources(&root).into_iter().filter(|path| !path.starts_with(root.join("store")));
    let offences: Vec<_> = outside.filter(|path| fs::read_to_string(path).unwrap().contains("sqlx::query")).collect();
    assert_eq!(offences, Vec::<PathBuf>::new());
}
