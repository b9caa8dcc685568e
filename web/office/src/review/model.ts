// The review of one dossier as plain values: which field is next, what is typed, what is said of it. Every act gives a new `Review`.
import type { Band, Correction, DossierDetail, FieldDetail, Keying, Place } from "../../../shared/api/model";
import { byPlaceOnForm, field, keysToAdd, type Field, type Section } from "../../../shared/form/catalog";
import { editable, typed, type Fault } from "../../../shared/form/value";

/** What the reviewer has said of a field; `open` where nothing yet. */
export type Said = "open" | Correction["status"];

/** One field under review. */
export interface Entry {
  field: Field;
  /** Where it stands: index of the page, place on its upright picture. */
  page: number | null;
  place: Place | null;
  band: Band | null;
  /** The machine's value and its other candidates, in the contract's form; the machine's first. */
  candidates: readonly string[];
  /** Whether the first candidate is the machine's own value. */
  hasMachineValue: boolean;
  /** What stands in the input. */
  text: string;
  said: Said;
  /** Whether the server has what is said. */
  saved: boolean;
}

export interface Review {
  entries: readonly Entry[];
  /** Index of the field under the cursor; -1 where a dossier has none. */
  active: number;
  /** Fields left by Enter, last one last: Shift+Enter goes back along them. */
  trail: readonly number[];
}

/** What a browser keeps of a review that is not yet saved, by field key. */
export type Draft = Record<string, { text: string; said: Said }>;

/** Whether a person must still say something of this field before the dossier may be accepted. */
export const isDoubtful = (entry: Entry): boolean => entry.said === "open" && entry.field.needed && entry.band !== "sure";

export const doubtfulCount = (review: Review): number => review.entries.filter(isDoubtful).length;

/** Starts, or goes on with, the review of a dossier: every field read, unread, or named by a finding. What is kept from this person is not there. */
export function begin(dossier: DossierDetail, draft: Draft = {}): Review {
  const read = new Map(dossier.fields.map((detail) => [detail.key, detail]));
  const differing = new Map((dossier.keying?.differences ?? []).map((two) => [two.key, two]));
  const wanted = new Set([...read.keys(), ...dossier.unread, ...dossier.findings_full.flatMap((finding) => finding.fields), ...differing.keys(), ...Object.keys(draft)]);
  const keys = [...wanted].filter((key) => read.get(key)?.masked !== true).sort(byPlaceOnForm);
  const entries = keys.map((key) => restored(undecided(entry(key, read.get(key), dossier.unread.includes(key)), differing.get(key)), draft[key]));
  const first = entries.findIndex(isDoubtful);
  return { entries, active: first >= 0 ? first : entries.length > 0 ? 0 : -1, trail: [] };
}

/** The page on which a review begins. */
export function firstPage(dossier: DossierDetail): number {
  const { entries, active } = begin(dossier);
  return entries[active]?.page ?? 0;
}

/** Whether this dossier is keyed blind by a second person. */
export const isBlind = (dossier: DossierDetail): boolean => dossier.keying?.stage === "second";

/** A field in which two people differ: empty, with what both keyed one key away, until a third decides. */
function undecided(entry: Entry, two: Keying["differences"][number] | undefined): Entry {
  if (two === undefined) return entry;
  const candidates = [two.first, two.second].filter((value): value is string => value !== null && value !== undefined);
  return { ...entry, band: "type", candidates: [...new Set(candidates)], hasMachineValue: false, text: "", said: "open", saved: true, field: { ...entry.field, needed: true } };
}

function entry(key: string, detail: FieldDetail | undefined, unread: boolean): Entry {
  const known = field(key);
  const machine = detail?.machine_value ?? null;
  const candidates = [...new Set([...(machine === null ? [] : [machine]), ...(detail?.alternatives.map((other) => other.value) ?? [])])];
  const said: Said = detail === undefined || detail.status === "machine" ? "open" : detail.status;
  // A field that nobody read and nobody misses is there to be filled, but asks for nothing.
  const band = detail?.band ?? (unread || detail !== undefined ? "type" : "sure");
  const value = said === "corrected" || said === "confirmed" ? (detail?.value ?? null) : said === "open" && band !== "type" ? machine : null;
  return {
    field: { ...known, needed: detail?.needed ?? known.needed },
    page: detail?.page ?? null,
    place: detail?.place ?? null,
    band,
    candidates,
    hasMachineValue: machine !== null,
    text: value === null ? "" : editable(value, known.kind),
    said,
    saved: true,
  };
}

function restored(entry: Entry, kept: Draft[string] | undefined): Entry {
  return kept === undefined || (kept.text === entry.text && kept.said === entry.said) ? entry : { ...entry, ...kept, saved: kept.said === "open" };
}

const replaced = (review: Review, at: number, change: Partial<Entry>): Review => ({
  ...review,
  entries: review.entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry)),
});

/** What stood in the input before anyone typed. */
function untouched(entry: Entry): string {
  return entry.hasMachineValue && entry.band !== "type" ? editable(entry.candidates[0]!, entry.field.kind) : "";
}

/** Whether something was typed that nothing has been said of. */
export const isPending = (entry: Entry): boolean => entry.said === "open" && entry.text !== untouched(entry);

/** Takes what was typed into the active field for said, where it has the field's form: leaving a field must not lose it. */
export function settle(review: Review): Review {
  const entry = review.entries[review.active];
  if (entry === undefined || !isPending(entry)) return review;
  const change = answer(entry);
  return change === null ? review : replaced(review, review.active, change);
}

function answer(entry: Entry): Partial<Entry> | null {
  const value = check(entry);
  if (!value.ok) return null;
  const said: Said = entry.hasMachineValue && value.value === entry.candidates[0] ? "confirmed" : "corrected";
  return { said, text: editable(value.value, entry.field.kind), saved: false };
}

/** Puts the cursor into a field; what was typed in the one left counts. */
export const activate = (review: Review, at: number): Review => (at >= 0 && at < review.entries.length && at !== review.active ? { ...settle(review), active: at } : review);

/** The first field that keeps the dossier from being accepted: in doubt, or with typed text that has not its form. */
export const firstOpen = (review: Review): number => review.entries.findIndex((entry) => isDoubtful(entry) || isPending(entry));

/** Takes what is typed; what was said of the field before no longer holds. */
export function write(review: Review, text: string): Review {
  const entry = review.entries[review.active];
  return entry === undefined || entry.text === text ? review : replaced(review, review.active, { text, said: "open", saved: true });
}

/** What the typed text is worth. */
export const check = (entry: Entry): ReturnType<typeof typed> => typed(entry.text, entry.field.kind);

/** Confirms or corrects the active field by what stands in its input, and goes to the next that needs a person. */
export function confirm(review: Review): { review: Review; fault: Fault | null } {
  const entry = review.entries[review.active];
  if (entry === undefined) return { review, fault: null };
  if (entry.said !== "open") return { review: forward(review), fault: null };
  const value = check(entry);
  const change = answer(entry);
  if (!value.ok || change === null) {
    // An empty field that nobody needs may be walked over.
    const fault = value.ok ? null : value.fault;
    return fault === "empty" && !isDoubtful(entry) && !isPending(entry) ? { review: forward(review), fault: null } : { review, fault };
  }
  return { review: forward(replaced(review, review.active, change)), fault: null };
}

/** Says that the active field is illegible, blank or not of this dossier, and goes on. */
export function mark(review: Review, said: "illegible" | "blank" | "not_applicable"): Review {
  return review.active < 0 ? review : forward(replaced(review, review.active, { said, text: "", saved: false }));
}

/** To the next field that needs a person, round the end to the beginning; stays where none is left. */
function forward(review: Review): Review {
  const order = review.entries.map((_, index) => (review.active + 1 + index) % review.entries.length);
  const next = order.find((index) => isDoubtful(review.entries[index]!));
  return next === undefined || next === review.active ? review : { ...review, active: next, trail: [...review.trail, review.active] };
}

/** Back to the field left last, reopened with what was typed there. */
export function back(review: Review): Review {
  const last = review.trail.at(-1);
  const to = last ?? Math.max(review.active - 1, 0);
  const entry = review.entries[to];
  if (entry === undefined) return review;
  return replaced({ ...settle(review), active: to, trail: review.trail.slice(0, -1) }, to, { said: "open", saved: true });
}

/** Puts the next (1) or previous (-1) candidate into the input. */
export function candidate(review: Review, step: 1 | -1): Review {
  const entry = review.entries[review.active];
  if (entry === undefined || entry.candidates.length === 0) return review;
  const value = check(entry);
  const now = value.ok ? entry.candidates.indexOf(value.value) : -1;
  const count = entry.candidates.length;
  const next = now < 0 ? (step > 0 ? 0 : count - 1) : (now + step + count) % count;
  return write(review, editable(entry.candidates[next]!, entry.field.kind));
}

/** Puts values that a person chose from the registry into their fields, as typed: each is still to be confirmed by a look at the paper, but for the active one's own. */
export function takeOver(review: Review, values: Readonly<Record<string, string>>): Review {
  const entries = review.entries.map((entry) => {
    const value = values[entry.field.key];
    return value === undefined || entry.said !== "open" || !isDoubtful(entry) ? entry : { ...entry, text: editable(value, entry.field.kind), saved: true };
  });
  const active = review.entries[review.active]?.field.key;
  const own = active === undefined ? undefined : values[active];
  const taken = { ...review, entries };
  return own === undefined ? taken : write(taken, editable(own, taken.entries[review.active]!.field.kind));
}

/** Puts the machine's value back. */
export function machine(review: Review): Review {
  const entry = review.entries[review.active];
  return entry?.hasMachineValue ? write(review, editable(entry.candidates[0]!, entry.field.kind)) : review;
}

/** Adds a table's next row, or a section's fields that the machine did not list, and goes to the first of them. */
export function add(review: Review, section: Section): Review {
  const active = review.entries[review.active]?.field.key;
  const rows = Math.max(-1, ...review.entries.filter((entry) => entry.field.section === section).map((entry) => entry.field.row ?? -1)) + 1;
  const known = new Set(review.entries.map((entry) => entry.field.key));
  const fresh = keysToAdd(section, rows).filter((key) => !known.has(key));
  const entries = [...review.entries, ...fresh.map((key) => entry(key, undefined, false))].sort((a, b) => byPlaceOnForm(a.field.key, b.field.key));
  const target = fresh[0] ?? active;
  return { entries, active: entries.findIndex((entry) => entry.field.key === target), trail: [] };
}

const said = (entry: Entry): Correction | null => {
  if (entry.said === "open") return null;
  const value = entry.said === "corrected" ? check(entry) : null;
  return { key: entry.field.key, status: entry.said, value: value?.ok ? value.value : null };
};

/** Everything that is said, whether the server has it or not: what a second person hands in. */
export const allSaid = (review: Review): Correction[] => review.entries.flatMap((entry) => said(entry) ?? []);

/** What is being typed into the active field, where it has the field's form. */
export function pending(review: Review): Correction | null {
  const entry = review.entries[review.active];
  if (entry === undefined || !isPending(entry)) return null;
  const value = check(entry);
  return value.ok ? { key: entry.field.key, status: "corrected", value: value.value } : null;
}

/** Takes decisions back: every field as it was in `then`. What the server has heard of a sure field meanwhile is answered by the machine's value. */
export function rewound(now: Review, then: Review): Review {
  const before = new Map(then.entries.map((entry) => [entry.field.key, entry]));
  const entries = now.entries.map((entry) => {
    const was = before.get(entry.field.key);
    if (was === undefined || (was.said === entry.said && was.text === entry.text)) return entry;
    if (was.said !== "open") return { ...entry, text: was.text, said: was.said, saved: false };
    const heard = entry.said !== "open" && entry.saved;
    const sure = heard && !isDoubtful({ ...entry, said: "open" }) && entry.hasMachineValue;
    return { ...entry, text: was.text, said: sure ? ("confirmed" as const) : ("open" as const), saved: !sure };
  });
  // By key: rows added since stand between the others.
  const place = new Map(entries.map((entry, index) => [entry.field.key, index]));
  const placed = (index: number): number => place.get(then.entries[index]?.field.key ?? "") ?? -1;
  return { entries, active: placed(then.active), trail: then.trail.map(placed).filter((index) => index >= 0) };
}

/** Whether something was decided between two reviews, so that it can be taken back. */
export const decided = (before: Review, after: Review): boolean => {
  const known = new Map(before.entries.map((entry) => [entry.field.key, entry.said]));
  return after.entries.some((entry) => entry.said !== "open" && known.get(entry.field.key) !== entry.said);
};

/** What the server does not have yet. */
export const unsaved = (review: Review): Correction[] => review.entries.filter((entry) => !entry.saved).flatMap((entry) => said(entry) ?? []);

/** Marks as saved what was sent and has not changed since. */
export function saved(review: Review, sent: readonly Correction[]): Review {
  const known = new Map(sent.map((correction) => [correction.key, JSON.stringify(correction)]));
  return { ...review, entries: review.entries.map((entry) => (known.get(entry.field.key) === JSON.stringify(said(entry)) ? { ...entry, saved: true } : entry)) };
}

/** Takes back what was said of fields whose value the server refused; the typed text stays, and the cursor goes to the first. */
export function reopen(review: Review, keys: readonly string[]): Review {
  const entries = review.entries.map((entry) => (keys.includes(entry.field.key) ? { ...entry, said: "open" as const, saved: true } : entry));
  const first = entries.findIndex((entry) => keys.includes(entry.field.key));
  return { ...review, entries, active: first < 0 ? review.active : first };
}

/** What must survive a reload: everything said or typed that the server does not have. */
export function draft(review: Review, dossier: DossierDetail): Draft {
  const server = begin(dossier).entries;
  const before = new Map(server.map((entry) => [entry.field.key, entry]));
  const kept = review.entries.filter((entry) => {
    const was = before.get(entry.field.key);
    return was === undefined ? entry.said !== "open" || entry.text !== "" : was.text !== entry.text || was.said !== entry.said;
  });
  return Object.fromEntries(kept.map((entry) => [entry.field.key, { text: entry.text, said: entry.said }]));
}
