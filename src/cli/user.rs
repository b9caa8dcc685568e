//! `guichet user`: who may sign in, and with which keys machines hand in.
//!
//! Passwords come from standard input (its first line), never from the command line, which other people of the machine can see. Without one a password is
//! made and printed once.

use super::open::{complete, configured, open, say};
use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand};
use guichet::clock::{Clock, SystemClock};
use guichet::dossier::ids::{ContactPointId, UserId};
use guichet::http::{password, secret};
use guichet::store::users::{self, MachineKey, Role, User};
use guichet::store::{Store, contact_points, queues};
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use uuid::Uuid;

/// What to do.
#[derive(Subcommand)]
pub(crate) enum Action {
    /// Adds a person.
    Add(NewUser),
    /// Gives a person another password; ends their sessions.
    Passwd {
        /// Name.
        name: String,
    },
    /// Keeps a person out; ends their sessions.
    Disable {
        /// Name.
        name: String,
    },
    /// Lets a person in again.
    Enable {
        /// Name.
        name: String,
    },
    /// Lists people and machine keys.
    List,
    /// Makes or withdraws machine keys.
    Key {
        #[command(subcommand)]
        action: KeyAction,
    },
}

/// A person to add.
#[derive(Args)]
pub(crate) struct NewUser {
    /// Name to sign in with: lower case letters, digits, dot, dash, underscore.
    name: String,
    /// counter, reviewer, supervisor, administrator or auditor.
    #[arg(long, value_parser = role)]
    role: Role,
    /// Code of the contact point; for a counter.
    #[arg(long)]
    point: Option<i32>,
}

/// What to do with machine keys.
#[derive(Subcommand)]
pub(crate) enum KeyAction {
    /// Makes a key for one contact point and prints it once.
    Add {
        /// What people call it.
        name: String,
        /// Code of the contact point that it hands in for.
        #[arg(long)]
        point: i32,
    },
    /// Withdraws a key.
    Withdraw {
        /// Its name.
        name: String,
    },
}

/// Runs one of them.
pub(crate) fn run(file: Option<&Path>, action: Action) -> ExitCode {
    complete(async {
        let opened = open(configured(file)?).await?;
        match action {
            Action::Add(new) => add(&opened.store, new).await?,
            Action::Passwd { name } => change_password(&opened.store, &name).await?,
            Action::Disable { name } => set_active(&opened.store, &name, false).await?,
            Action::Enable { name } => set_active(&opened.store, &name, true).await?,
            Action::List => list(&opened.store).await?,
            Action::Key { action: KeyAction::Add { name, point } } => add_key(&opened.store, name, point).await?,
            Action::Key { action: KeyAction::Withdraw { name } } => withdraw_key(&opened.store, &name).await?,
        }
        opened.close().await?;
        Ok(ExitCode::SUCCESS)
    })
}

fn role(name: &str) -> Result<Role, String> {
    Role::parse(name).ok_or_else(|| format!("one of {}", Role::ALL.map(Role::name).join(", ")))
}

async fn add(store: &Store, new: NewUser) -> Result<()> {
    let name = checked_name(new.name)?;
    let contact_point = match (new.role, new.point) {
        (Role::Counter, Some(code)) => Some(contact_point(store, code).await?),
        (Role::Counter, None) => bail!("a counter works at a contact point: add --point CODE"),
        (_, Some(_)) => bail!("only a counter works at a contact point"),
        (_, None) => None,
    };
    let (password, made) = read_or_make_password()?;
    let user = User {
        id: UserId::from_uuid(Uuid::now_v7()),
        name: name.clone(),
        role: new.role,
        contact_point,
        password_hash: Some(password::hash(&password)?),
        active: true,
        created_at: SystemClock.now(),
    };
    let added = users::add(&mut *store.connection().await?, &user).await;
    match added {
        Err(error) if error.violates("users_name_key") => bail!("{name} is there already"),
        added => added?,
    }
    say(format_args!("{name} added as {}", new.role.name()));
    tell_made(&password, made);
    Ok(())
}

async fn change_password(store: &Store, name: &str) -> Result<()> {
    let user = find(store, name).await?;
    let (password, made) = read_or_make_password()?;
    users::set_password(&mut *store.connection().await?, user.id, &password::hash(&password)?).await?;
    say(format_args!("{name} has another password; open sessions end"));
    tell_made(&password, made);
    Ok(())
}

async fn set_active(store: &Store, name: &str, active: bool) -> Result<()> {
    let user = find(store, name).await?;
    let mut tx = store.begin().await?;
    users::set_active(&mut tx, user.id, active).await?;
    if !active {
        queues::free(&mut tx, user.id, &[], None, SystemClock.now()).await?;
    }
    tx.commit().await?;
    say(format_args!("{name} may {} sign in", if active { "now" } else { "no longer" }));
    Ok(())
}

async fn list(store: &Store) -> Result<()> {
    let mut db = store.connection().await?;
    let points = contact_points::all(&mut db).await?;
    let code = |id: ContactPointId| points.iter().find(|point| point.id == id).map_or(String::new(), |point| format!("{:04}", point.code));
    for user in users::all(&mut db).await? {
        let point = user.contact_point.map(code).unwrap_or_default();
        say(format_args!("{:<24} {:<14} {point:<6} {}", user.name, user.role.name(), if user.active { "" } else { "disabled" }));
    }
    for key in users::keys(&mut db).await? {
        say(format_args!(
            "{:<24} {:<14} {:<6} {}",
            key.name,
            "machine key",
            code(key.contact_point),
            if key.withdrawn_at.is_some() { "withdrawn" } else { "" }
        ));
    }
    Ok(())
}

async fn add_key(store: &Store, name: String, point: i32) -> Result<()> {
    let name = checked_name(name)?;
    let contact_point = contact_point(store, point).await?;
    let key = secret::new("gk_")?;
    let row = MachineKey { id: UserId::from_uuid(Uuid::now_v7()), name: name.clone(), contact_point, created_at: SystemClock.now(), withdrawn_at: None };
    match users::add_key(&mut *store.connection().await?, &row, secret::hash(&key)).await {
        Err(error) if error.violates("machine_keys_name_key") => bail!("a key {name} is there already"),
        added => added?,
    }
    say(format_args!("key {name} for contact point {point:04}; it is shown only now:\n{key}"));
    Ok(())
}

async fn withdraw_key(store: &Store, name: &str) -> Result<()> {
    let withdrawn = users::withdraw_key(&mut *store.connection().await?, name, SystemClock.now()).await;
    withdrawn.with_context(|| format!("there is no key {name} that still opens anything"))?;
    say(format_args!("key {name} opens nothing any more"));
    Ok(())
}

async fn find(store: &Store, name: &str) -> Result<User> {
    users::by_name(&mut *store.connection().await?, name).await?.ok_or_else(|| anyhow!("there is no {name}"))
}

async fn contact_point(store: &Store, code: i32) -> Result<ContactPointId> {
    let points = contact_points::all(&mut *store.connection().await?).await?;
    points.into_iter().find(|point| point.code == code).map(|point| point.id).ok_or_else(|| anyhow!("there is no contact point {code:04}"))
}

fn checked_name(name: String) -> Result<String> {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-_".contains(&b);
    let good = (2..=40).contains(&name.len()) && name.bytes().all(fits) && name.starts_with(|c: char| c.is_ascii_alphanumeric());
    if good { Ok(name) } else { Err(anyhow!("a name has 2 to 40 lower case letters, digits, dots, dashes or underscores, and begins with a letter or digit")) }
}

/// The first line of standard input; a new one where nobody pipes any in. Says whether it was made.
fn read_or_make_password() -> Result<(String, bool)> {
    let stdin = std::io::stdin();
    let mut line = String::new();
    if !stdin.is_terminal() {
        stdin.read_line(&mut line)?;
    }
    let typed = line.trim_end_matches(['\r', '\n']);
    if typed.is_empty() {
        return Ok((secret::new("")?[..20].to_owned(), true));
    }
    if typed.chars().count() < password::SHORTEST {
        bail!("a password has at least {} characters", password::SHORTEST);
    }
    Ok((typed.to_owned(), false))
}

fn tell_made(password: &str, made: bool) {
    if made {
        say(format_args!("password, shown only now: {password}"));
    }
}
