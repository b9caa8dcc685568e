// How contact points stand, as a supervisor asks: whose devices hold dossiers for too long, who has fallen silent, who was never heard of.
import type { Pulse } from "../../shared/api/model";

const HOUR = 3_600_000;

/** After how long a dossier on a device is told as late, milliseconds: a mobile agency is back by the evening. */
export const LATE = 24 * HOUR;

/** Since when a contact point may be silent, milliseconds; the supervisor chooses. */
export const SILENCES = [4 * HOUR, 24 * HOUR, 72 * HOUR, 168 * HOUR] as const;

/** The groups of the screen; a contact point is in the first that fits. */
export const GROUPS = ["holding", "silent", "never", "well"] as const;
export type Group = (typeof GROUPS)[number];

/** When the contact point was last heard of, by a dossier or by a device; nothing where it never was. */
export function heard({ last_dossier_at, last_seen_at }: Pick<Pulse, "last_dossier_at" | "last_seen_at">): number | null {
  const moments = [last_dossier_at, last_seen_at].flatMap((at) => (at ? [Date.parse(at)] : []));
  return moments.length === 0 ? null : Math.max(...moments);
}

/** For how long the oldest dossier has waited on its devices, milliseconds; nothing where none waits. */
export const waited = ({ oldest_at }: Pick<Pulse, "oldest_at">, now: number): number | null => (oldest_at ? Math.max(0, now - Date.parse(oldest_at)) : null);

/** Where a contact point belongs. One that holds dossiers is not counted as silent as well: the dossiers are what must come. */
export function group(point: Pick<Pulse, "last_dossier_at" | "last_seen_at" | "waiting_dossiers" | "oldest_at">, silence: number, now: number): Group {
  if (point.waiting_dossiers > 0) return "holding";
  const last = heard(point);
  if (last === null) return "never";
  return now - last > silence ? "silent" : "well";
}

/** All contact points by their group, each as the service ordered them; the silent ones, longest first. */
export function grouped(points: readonly Pulse[], silence: number, now: number): Record<Group, Pulse[]> {
  const all: Record<Group, Pulse[]> = { holding: [], silent: [], never: [], well: [] };
  for (const point of points) all[group(point, silence, now)].push(point);
  return all;
}
