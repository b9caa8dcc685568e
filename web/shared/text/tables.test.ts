import { expect, it } from "vitest";
import { officeText } from "../../office/src/text";
import { intakeText } from "../../intake/src/text";
import { commonText, documentNames, findingNames, qualityNames, routeNames, settlementNames, severityNames, stateNames } from "./common";
import { rejectReasons, returnReasons } from "./reasons";

const ALL = { officeText, intakeText, commonText, documentNames, findingNames, qualityNames, routeNames, settlementNames, severityNames, stateNames, rejectReasons, returnReasons };

// That no key is missing is the compiler's work; that a text was translated, and keeps its parameters, is this one's.
it.each(Object.entries(ALL))("%s is told in Arabic, with the same parameters", (_, source) => {
  const names = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [key, french] of Object.entries(source.fr)) {
    const arabic = (source.ar as Record<string, string>)[key]!;
    expect(names(arabic), key).toEqual(names(french));
    if (!["app.otherLanguage", "dossier.system", "nav.home"].includes(key)) expect(arabic, key).toMatch(/[\u0600-\u06FF]/);
  }
});
