import { expect, it } from "vitest";
import type { DossierDetail } from "../../../shared/api/model";
import { begin, write, activate } from "./model";
import { sum, written } from "./sums";

const field = (key: string, value: string) => ({ key, value, machine_value: value, band: "sure", page: 0, place: null, alternatives: [], confidence: 1, status: "machine", needed: true, masked: false });
const dossier = (fields: [string, string][]) => ({ dossier_id: "d", unread: [], findings_full: [], pages_read: [], keying: null, fields: fields.map(([key, value]) => field(key, value)) }) as unknown as DossierDetail;

it("adds the rows up as they stand while one types", () => {
  let review = begin(dossier([["total_amount", "300.00"], ["acts[0].amount", "120.50"], ["dispensations[0].amount", "150.00"], ["invoices[0].total", "999.00"]]));
  expect(sum(review)).toEqual({ rows: 27050, total: 30000 });
  review = activate(review, review.entries.findIndex((entry) => entry.field.key === "acts[0].amount"));
  expect(sum(write(review, "150"))).toEqual({ rows: 30000, total: 30000 });
  expect(sum(write(review, "15x"))).toBeNull();
});

it("says nothing without a total or without rows", () => {
  expect(sum(begin(dossier([["total_amount", "300.00"]])))).toBeNull();
  expect(sum(begin(dossier([["acts[0].amount", "300.00"]])))).toBeNull();
});

it("writes centimes as the contract does", () => expect([written(5), written(-3600), written(123456)]).toEqual(["0.05", "-36.00", "1234.56"]));
