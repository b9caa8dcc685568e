// What happened to a dossier, in words.
import { told, type Locale } from "../../shared/text/translate";
import { officeText } from "./text";

/** The words of an event's name; the name itself where a later server knows more. */
export function eventName(what: string, locale: Locale): string {
  const key = `event.${what}`;
  const text = told(officeText, locale, key);
  return text === key ? what : text;
}
