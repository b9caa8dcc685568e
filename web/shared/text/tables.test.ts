import { expect, it } from "vitest";
import type { components } from "../api/schema";
import { officeText } from "../../office/src/text";
import { actNames, pointFaultNames, priorityNames, queueNames, roleNames, staffActNames } from "../../office/src/queues";
import { detailNames, groundNames } from "../../office/src/review/grounds";
import { settles } from "../../office/src/review/settles";
import { lookNames } from "../../office/src/looks";
import { intakeText } from "../../intake/src/text";
import { commonText, documentNames, findingNames, qualityNames, routeNames, settlementNames, severityNames, stateNames } from "./common";
import { postponeReasons, rejectReasons, returnReasons } from "./reasons";

// A name that the server's closed lists gain is a type error here until it has its words.
type Schemas = components["schemas"];
stateNames.fr satisfies Record<Schemas["DossierState"], string>;
settlementNames.fr satisfies Record<Schemas["Settlement"], string>;
routeNames.fr satisfies Record<Schemas["Route"], string>;
severityNames.fr satisfies Record<Schemas["Severity"], string>;
findingNames.fr satisfies Record<Schemas["FindingCode"], string>;
settles.fr satisfies Record<Schemas["FindingCode"], string>;
queueNames.fr satisfies Record<Schemas["Queue"], string>;
roleNames.fr satisfies Record<Schemas["Role"], string>;
documentNames.fr satisfies Record<Schemas["DocumentType"], string>;
qualityNames.fr satisfies Record<Schemas["Quality"], string>;
returnReasons.fr satisfies Record<Schemas["ReturnReason"], string>;
rejectReasons.fr satisfies Record<Schemas["RejectReason"], string>;
postponeReasons.fr satisfies Record<Schemas["PostponeReason"], string>;

const ALL = { officeText, intakeText, commonText, documentNames, findingNames, qualityNames, routeNames, settlementNames, severityNames, stateNames, postponeReasons, rejectReasons, returnReasons, actNames, detailNames, groundNames, lookNames, pointFaultNames, priorityNames, queueNames, roleNames, settles, staffActNames };

// That no key is missing is the compiler's work; that a text was translated, and keeps its parameters, is this one's.
it.each(Object.entries(ALL))("%s is told in Arabic, with the same parameters", (_, source) => {
  const names = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [key, french] of Object.entries(source.fr)) {
    const arabic = (source.ar as Record<string, string>)[key]!;
    expect(names(arabic), key).toEqual(names(french));
    if (!["app.otherLanguage", "dossier.system"].includes(key)) expect(arabic, key).toMatch(/[\u0600-\u06FF]/);
  }
});
