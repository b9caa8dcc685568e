import { expect, it } from "vitest";
import { gathered } from "./looks";

const look = (at: string, by: string, what: string, refused = false) => ({ at, by, what, refused });

it("puts one person's looks of one minute together, and leaves out what the timeline tells", () => {
  const told = gathered([
    look("2026-11-28T10:00:40Z", "amina", "page_seen"),
    look("2026-11-28T10:00:20Z", "amina", "page_seen"),
    look("2026-11-28T10:00:10Z", "omar", "page_seen"),
    look("2026-11-28T10:00:05Z", "amina", "dossier_taken"),
    look("2026-11-28T09:59:00Z", "amina", "page_seen"),
    look("2026-11-28T09:58:00Z", "omar", "scan_seen", true),
  ]);
  expect(told.map(({ by, what, times, refused }) => [by, what, times, refused])).toEqual([
    ["amina", "page_seen", 2, false],
    ["omar", "page_seen", 1, false],
    ["amina", "page_seen", 1, false],
    ["omar", "scan_seen", 1, true],
  ]);
});
