// Text in two languages. A key that the Arabic table lacks, an unknown key or a missing parameter is a type error.

/** The languages of the screens. */
export type Locale = "fr" | "ar";

/** The writing direction of a language. */
export const direction = (locale: Locale): "ltr" | "rtl" => (locale === "ar" ? "rtl" : "ltr");

/** The names in braces in a text: `"{n} pages"` has `n`. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** No second argument for a text without names, an object with every name otherwise. */
export type Parameters<Text extends string> = [Names<Text>] extends [never] ? [] : [{ [Name in Names<Text>]: string | number }];

/** A French table and its Arabic twin: same keys, no more, no fewer. */
export interface Tables<French extends Record<string, string>> {
  fr: French;
  ar: { [Key in keyof French]: string };
}

/** Ties an Arabic table to its French one. */
export function tables<const French extends Record<string, string>>(fr: French, ar: { [Key in keyof French]: string }): Tables<French> {
  return { fr, ar };
}

/** A function that gives the text of a key in the language that `locale()` names at the time of the call. */
export type Translate<French extends Record<string, string>> = <Key extends keyof French & string>(key: Key, ...parameters: Parameters<French[Key]>) => string;

export function translator<French extends Record<string, string>>(source: Tables<French>, locale: () => Locale): Translate<French> {
  return (key, ...parameters) => fill(source[locale()][key] as string, parameters[0]);
}

/** The text of a key that came from the server: the key itself where the table does not know it. */
export function told(source: Readonly<Record<Locale, Readonly<Record<string, string>>>>, locale: Locale, key: string): string {
  return Object.hasOwn(source[locale], key) ? source[locale][key]! : key;
}

/** Puts the values in the place of the names in braces. */
export function fill(text: string, values: Record<string, string | number> | undefined): string {
  return values === undefined ? text : text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A counted noun: French knows two forms, Arabic six. `{n}` is the number. */
export interface Counted {
  fr: { one: string; other: string };
  ar: { zero: string; one: string; two: string; few: string; many: string; other: string };
}

/** The form of a counted noun for `n`. */
export function count(noun: Counted, n: number, locale: Locale): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = noun[locale];
  const form = forms[new Intl.PluralRules(locale).select(n)] ?? noun[locale].other;
  return fill(form, { n });
}
