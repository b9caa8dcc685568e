import { describe, expect, it } from "vitest";
import type { DossierDetail, FieldDetail } from "../../../shared/api/model";
import { field } from "../../../shared/form/catalog";
import { activate, add, back, begin, candidate, confirm, doubtfulCount, draft, firstOpen, machine, mark, saved, unsaved, write, type Review } from "./model";

function detail(key: string, value: string | null, band: FieldDetail["band"], alternatives: string[] = [], status: FieldDetail["status"] = "machine"): FieldDetail {
  return {
    key, value, band, confidence: 0.7, page: 0, place: { x: 0, y: 0, w: 0.1, h: 0.1 }, machine_value: value, status, needed: field(key).needed,
    alternatives: alternatives.map((other) => ({ value: other, probability: 0.2 })), corrected_at: null, corrected_by: null, masked: false,
  };
}

const dossier = (fields: FieldDetail[], unread: string[] = []): DossierDetail => ({ fields, unread, findings_full: [], pages_read: [] }) as unknown as DossierDetail;

const SAMPLE = dossier(
  [
    detail("insured_full_name", "BENALI Fatima", "sure"),
    detail("insured_immatriculation", "103457192", "look", ["103457892"]),
    detail("insured_address", "12 rue des Iris", "look"),
    detail("total_amount", "1250.50", "look"),
    detail("acts[0].date", "2026-03-14", "type"),
  ],
  ["acts[0].amount"],
);

const active = (review: Review): string | undefined => review.entries[review.active]?.field.key;
const text = (review: Review): string | undefined => review.entries[review.active]?.text;
const enter = (review: Review): Review => confirm(review).review;

describe("the walk", () => {
  it("begins at the first doubtful field and goes only to such", () => {
    let review = begin(SAMPLE);
    expect(active(review)).toBe("insured_immatriculation");
    expect(doubtfulCount(review)).toBe(4);
    review = enter(review);
    expect(active(review)).toBe("total_amount");
    review = enter(review);
    expect(active(review)).toBe("acts[0].date");
  });

  it("empties what is too doubtful, and does not take an empty field for an answer", () => {
    const review = enter(enter(begin(SAMPLE)));
    expect(text(review)).toBe("");
    expect(confirm(review)).toMatchObject({ fault: "empty", review: { active: review.active } });
  });

  it("goes round the end, and stops when nothing is left", () => {
    let review = mark(begin(SAMPLE), "illegible");
    review = mark(review, "blank");
    review = enter(write(review, "14032026"));
    expect(active(review)).toBe("acts[0].amount");
    review = enter(write(review, "120"));
    expect(doubtfulCount(review)).toBe(0);
    expect(active(review)).toBe("acts[0].amount");
    expect(unsaved(review)).toEqual([
      { key: "insured_immatriculation", status: "illegible", value: null },
      { key: "total_amount", status: "blank", value: null },
      { key: "acts[0].date", status: "confirmed", value: null },
      { key: "acts[0].amount", status: "corrected", value: "120.00" },
    ]);
  });

  it("goes back to where it came from and reopens it", () => {
    const review = back(enter(begin(SAMPLE)));
    expect(active(review)).toBe("insured_immatriculation");
    expect(review.entries[review.active]).toMatchObject({ said: "open", text: "103457192" });
    expect(unsaved(review)).toEqual([]);
  });
});

describe("values", () => {
  it("are corrections only where they differ from the machine's", () => {
    expect(unsaved(enter(write(begin(SAMPLE), "103 457 192")))).toEqual([{ key: "insured_immatriculation", status: "confirmed", value: null }]);
    expect(unsaved(enter(write(begin(SAMPLE), "103457892")))).toEqual([{ key: "insured_immatriculation", status: "corrected", value: "103457892" }]);
  });

  it("that have no form stay", () => {
    const review = write(begin(SAMPLE), "10345");
    expect(confirm(review)).toEqual({ review, fault: "length" });
  });

  it("switch between candidates and back to the machine's", () => {
    let review = candidate(begin(SAMPLE), 1);
    expect(text(review)).toBe("103457892");
    review = candidate(review, 1);
    expect(text(review)).toBe("103457192");
    expect(text(machine(write(review, "1")))).toBe("103457192");
    expect(text(candidate(write(review, "1"), -1))).toBe("103457892");
  });
});

describe("leaving a field by the mouse", () => {
  it("takes what was typed there", () => {
    const review = activate(write(begin(SAMPLE), "103457892"), 0);
    expect(active(review)).toBe("insured_full_name");
    expect(unsaved(review)).toEqual([{ key: "insured_immatriculation", status: "corrected", value: "103457892" }]);
  });

  it("keeps what has no form, and the dossier from being accepted", () => {
    const review = activate(write(activate(begin(SAMPLE), 0), ""), 1);
    expect(review.entries[0]).toMatchObject({ said: "open", text: "" });
    expect(firstOpen(review)).toBe(0);
  });

  it("says nothing of a field that was only looked at", () => expect(unsaved(activate(begin(SAMPLE), 0))).toEqual([]));
});

describe("saving", () => {
  it("keeps as unsaved what changed while it was sent", () => {
    let review = enter(begin(SAMPLE));
    const sent = unsaved(review);
    review = enter(write(back(review), "103457892"));
    expect(unsaved(saved(review, sent))).toEqual([{ key: "insured_immatriculation", status: "corrected", value: "103457892" }]);
    expect(unsaved(saved(review, unsaved(review)))).toEqual([]);
  });

  it("brings a draft back, typed and said", () => {
    const review = write(enter(write(begin(SAMPLE), "103457892")), "99,");
    const again = begin(SAMPLE, draft(review, SAMPLE));
    expect(again.entries).toEqual(review.entries);
    expect(unsaved(again)).toEqual(unsaved(review));
  });

  it("takes up what the server already has", () => {
    const review = begin(dossier([{ ...detail("total_amount", "99.00", "look", [], "corrected"), machine_value: "1250.50" }]));
    expect(review.entries[0]).toMatchObject({ said: "corrected", text: "99,00", saved: true });
    expect(doubtfulCount(review)).toBe(0);
    expect(draft(review, dossier([{ ...detail("total_amount", "99.00", "look", [], "corrected"), machine_value: "1250.50" }]))).toEqual({});
  });
});

it("adds a row that the machine did not see", () => {
  const review = add(begin(SAMPLE), "acts");
  expect(active(review)).toBe("acts[1].date");
  expect(review.entries.filter((entry) => entry.field.row === 1).map((entry) => entry.field.key)).toEqual(["acts[1].date", "acts[1].code", "acts[1].cotation", "acts[1].icd10", "acts[1].amount"]);
  expect(doubtfulCount(review)).toBe(doubtfulCount(begin(SAMPLE)));
});

it("keeps the keystroke budget: doubtful fields, wrong characters, one to accept", () => {
  // Five doubtful fields, two with one wrong character: the walk needs an Enter each, and a character where one is wrong.
  let review = begin(dossier(["insured_immatriculation", "physician_inpe", "facility_inpe"].map((key) => detail(key, "123456789", "look", ["123456780"])).concat([detail("total_amount", "10.00", "look"), detail("attachment_count", "3", "look")])));
  let keys = 0;
  while (doubtfulCount(review) > 0) {
    if (active(review) === "physician_inpe" || active(review) === "facility_inpe") {
      review = write(review, "123456780");
      keys += 1;
    }
    review = enter(review);
    keys += 1;
  }
  expect(keys + 1).toBe(5 + 2 + 1);
});
