// The language of the screen: one reactive value, remembered on the device and told to the document.
import { commonText, nouns } from "../text/common";
import { count, direction, translator, type Locale, type Tables, type Translate } from "../text/translate";

const REMEMBERED = "guichet.locale";

/** The language at the start: asked for in the address, else remembered, else the browser's. */
function first(): Locale {
  const wanted = [new URLSearchParams(location.search).get("lang"), remembered(), navigator.language.slice(0, 2)];
  return wanted.find((name): name is Locale => name === "fr" || name === "ar") ?? "fr";
}

function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null; // Storage may be forbidden; the language is then the browser's.
  }
}

const language = $state({ locale: first() });
tellDocument();

function tellDocument(): void {
  document.documentElement.lang = language.locale;
  document.documentElement.dir = direction(language.locale);
}

/** The language now; reading it in a template follows its changes. */
export const locale = (): Locale => language.locale;

/** Changes the language of the screen. */
export function speak(wanted: Locale): void {
  language.locale = wanted;
  tellDocument();
  try {
    localStorage.setItem(REMEMBERED, wanted);
    document.cookie = `guichet_lang=${wanted}; path=/; max-age=31536000; samesite=lax`;
  } catch {
    // Nothing depends on it.
  }
}

/** A `t()` for one application's own tables. */
export const speaking = <French extends Record<string, string>>(source: Tables<French>): Translate<French> => translator(source, locale);

/** `t()` of the words of both applications. */
export const common = speaking(commonText);

/** A counted noun in the language of the screen. */
export const counted = (noun: keyof typeof nouns, n: number): string => count(nouns[noun], n, locale());
