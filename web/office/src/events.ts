// What happened to a dossier, in words.
import { told, type Locale } from "../../shared/text/translate";
import { officeText } from "./text";

/** The words of an event's name, with its detail where there are words of its own for it; the name itself where a later server knows more. */
export function eventName(what: string, detail: string | null | undefined, locale: Locale): string {
  const named = (key: string): string | null => (told(officeText, locale, key) === key ? null : told(officeText, locale, key));
  return (detail ? named(`event.${what}.${detail}`) : null) ?? named(`event.${what}`) ?? what;
}
