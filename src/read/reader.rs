//! Everything that reading needs, loaded once: templates, networks, grammars, the decoder's program and limits.

use super::cells::CellClassifier;
use super::decode::Limits;
use super::grammar::Grammar;
use super::models::{ModelError, Models};
use super::stage_clock::StageClock;
use super::template::{TemplateError, Templates, ValueType};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Key letters of the nomenclature that stand on papers whether or not the tariff list prices them (NGAP; domain.md 4.3).
const NGAP_LETTERS: [&str; 20] = ["C", "CS", "V", "VS", "CNPSY", "K", "KC", "KE", "Z", "ZN", "B", "P", "D", "SF", "AMM", "AMI", "AMK", "AMO", "AMY", "APM"];

/// Why reading cannot start: the installation is incomplete. Give up, and tell who installs.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// No folder with models was found.
    #[error("no models folder here, beside the program or above it (looked for models/templates); run `make setup`, or set GUICHET_MODELS")]
    NoModels,
    /// A template cannot be used.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A network cannot be used.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The program does not know its own path, so it cannot start decoding children.
    #[error("the program's own path is unknown: {0}")]
    Program(std::io::Error),
}

/// What may stand in the fields of the form.
pub struct Grammars {
    date: Grammar,
    amount: Grammar,
    count: Grammar,
    cotation: Grammar,
    icd10: Grammar,
    digits: Grammar,
    code: Grammar,
    /// Nine digits, with or without blanks.
    pub inpe: Grammar,
}

impl Grammars {
    fn new(key_letters: &[String]) -> Self {
        let mut letters: Vec<&str> = NGAP_LETTERS.iter().copied().chain(key_letters.iter().map(String::as_str)).collect();
        letters.sort_unstable();
        letters.dedup();
        Self {
            date: Grammar::date(2000..=2099),
            amount: Grammar::amount(),
            count: Grammar::count(),
            cotation: Grammar::cotation(letters),
            icd10: Grammar::icd10(),
            digits: Grammar::digits(1..=12),
            code: Grammar::reference(1..=12),
            inpe: Grammar::digits(9..=9),
        }
    }

    /// The grammar of a kind of value; `None` for free text.
    pub const fn for_type(&self, value_type: ValueType) -> Option<&Grammar> {
        match value_type {
            ValueType::Date => Some(&self.date),
            ValueType::Amount => Some(&self.amount),
            ValueType::Count => Some(&self.count),
            ValueType::Cotation => Some(&self.cotation),
            ValueType::Icd10 => Some(&self.icd10),
            ValueType::Digits => Some(&self.digits),
            ValueType::Code => Some(&self.code),
            ValueType::Inpe => Some(&self.inpe),
            ValueType::Name | ValueType::Address | ValueType::Place | ValueType::Text | ValueType::Ink => None,
        }
    }
}

/// The tools of one worker; another, who reads at the same time, loads his own.
pub struct Reader {
    /// Known forms.
    pub templates: Arc<Templates>,
    /// Line readers and text finder.
    pub models: Models,
    /// Reader of boxed characters.
    pub cells: CellClassifier,
    /// What may stand in fields.
    pub grammars: Arc<Grammars>,
    /// Bounds of the decoding child.
    pub limits: Limits,
    /// This very program, which is its own decoding child.
    pub program: PathBuf,
    /// Where the time goes.
    pub clock: StageClock,
}

impl Reader {
    /// Loads everything from `models` (or where `find_models` finds it). `key_letters`: those of the tariff list.
    ///
    /// # Errors
    /// [`LoadError`]: the installation is incomplete.
    pub fn load(models: Option<&Path>, key_letters: &[String]) -> Result<Self, LoadError> {
        let program = std::env::current_exe().map_err(LoadError::Program)?;
        let folder = models.map(Path::to_owned).or_else(|| find_models(&program)).ok_or(LoadError::NoModels)?;
        let models = Models::load(&folder.join("cache"))?;
        Ok(Self {
            templates: Arc::new(Templates::load(&folder.join("templates"))?),
            cells: CellClassifier::load(&models.runtime)?,
            models,
            grammars: Arc::new(Grammars::new(key_letters)),
            limits: Limits::default(),
            program,
            clock: StageClock::default(),
        })
    }

    /// Which models and templates made a reading.
    pub fn version(&self) -> String {
        format!("guichet-{}+{}+{}", env!("CARGO_PKG_VERSION"), self.models.version(), self.cells.version())
    }
}

/// The models folder: `models` in the working directory, or beside the program or one of the folders above it.
fn find_models(program: &Path) -> Option<PathBuf> {
    let above = program.ancestors().skip(1).map(|folder| folder.join("models"));
    std::iter::once(PathBuf::from("models")).chain(above).find(|folder| folder.join("templates").is_dir())
}
