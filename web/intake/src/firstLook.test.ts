import { expect, it } from "vitest";
import type { CounterVerdict } from "../../shared/api/model";
import { checks } from "./firstLook";
import { intakeText } from "./text";

const page = (document_type: string | null): CounterVerdict["pages"][number] => ({ document_type, file: "1.jpg", page: 1, panel: null, rotation: 0, quality: [], error: null }) as CounterVerdict["pages"][number];
const verdict = (change: Partial<CounterVerdict>): CounterVerdict => ({ at: "", of_previews: true, pages: [], findings: [], number_known: null, insured_signed: null, physician_signed: null, handed_in_before: [], withdrawn: [], added: [], ...change });
const finding = (code: string): CounterVerdict["findings"][number] => ({ code, severity: "return", fields: [], message: "", message_ar: "" }) as unknown as CounterVerdict["findings"][number];

it("says only what was seen", () => expect(checks(verdict({ pages: [page(null)] }))).toEqual(["form.no"]));

it("says what is there, what is missing and what is doubtful, and has words for each", () => {
  const all = [
    ...checks(verdict({ pages: [page("claim_form_p1")], insured_signed: true, physician_signed: false, number_known: true, handed_in_before: [0] })),
    ...checks(verdict({ pages: [page("claim_form_p1")], findings: [finding("form_page_missing")], insured_signed: false, physician_signed: true, number_known: false })),
    ...checks(verdict({ pages: [page("claim_form_p1")] })),
  ];
  expect(all).toEqual([
    "form.yes", "signature.yes", "stamp.no", "number.yes", "again.no",
    "form.unsure", "signature.no", "stamp.yes", "number.no",
    "form.yes", "number.unsure",
  ]);
  for (const check of all) expect(intakeText.ar[`look.${check}`]).toBeTruthy();
});
