import { expect, it } from "vitest";
import type { Pulse } from "../../shared/api/model";
import { group, grouped, heard, LATE, SILENCES, waited } from "./pulse";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const DAY = SILENCES[1];
const before = (milliseconds: number): string => new Date(NOW - milliseconds).toISOString();
const point = (change: Partial<Pulse>): Pulse => ({ code: "0101", name: "Rabat", mobile: false, devices: 1, last_dossier_at: before(1000), last_seen_at: before(1000), waiting_dossiers: 0, waiting_pages: 0, oldest_at: null, ...change });

it("hears a contact point by its dossiers and by its devices", () => {
  expect(heard(point({ last_dossier_at: before(DAY), last_seen_at: before(5) }))).toBe(NOW - 5);
  expect(heard(point({ last_dossier_at: before(DAY), last_seen_at: null }))).toBe(NOW - DAY);
  expect(heard(point({ last_dossier_at: null, last_seen_at: null }))).toBeNull();
});

it("puts every contact point into one group, dossiers on devices first", () => {
  const holding = point({ code: "1", waiting_dossiers: 2, oldest_at: before(2 * LATE), last_seen_at: before(9 * DAY), last_dossier_at: null });
  const silent = point({ code: "2", last_dossier_at: before(2 * DAY), last_seen_at: before(DAY + 1) });
  const never = point({ code: "3", last_dossier_at: null, last_seen_at: null });
  const well = point({ code: "4", last_dossier_at: before(9 * DAY), last_seen_at: before(DAY) });
  const all = grouped([holding, silent, never, well], DAY, NOW);
  expect(Object.values(all).map((points) => points.map((one) => one.code))).toEqual([["1"], ["2"], ["3"], ["4"]]);
  expect(group(silent, SILENCES[2], NOW)).toBe("well");
});

it("never tells a negative age, should a device's clock run ahead", () => {
  expect(waited(point({ oldest_at: before(-5000) }), NOW)).toBe(0);
  expect(waited(point({}), NOW)).toBeNull();
});
