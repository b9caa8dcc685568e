// Times, spans and sizes as both languages write them in Morocco: Western digits, day before month.

const two = (n: number): string => String(n).padStart(2, "0");

/** `24/11/2026`, on the device's calendar. */
export function day(at: string | Date): string {
  const when = new Date(at);
  return `${two(when.getDate())}/${two(when.getMonth() + 1)}/${when.getFullYear()}`;
}

/** `09:05`. */
export function clock(at: string | Date): string {
  const when = new Date(at);
  return `${two(when.getHours())}:${two(when.getMinutes())}`;
}

/** Today's time of day, or day and time of day. */
export function moment(at: string | Date, now: Date = new Date()): string {
  return isSameDay(at, now) ? clock(at) : `${day(at)} ${clock(at)}`;
}

/** Whether two moments fall on one day of the device's calendar. */
export const isSameDay = (a: string | Date, b: string | Date): boolean => day(a) === day(b);

/** A span in its greatest whole unit, for a counted noun. */
export function span(milliseconds: number): { noun: "minutes" | "hours" | "days"; n: number } {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return { noun: "minutes", n: minutes };
  return minutes < 48 * 60 ? { noun: "hours", n: Math.floor(minutes / 60) } : { noun: "days", n: Math.floor(minutes / 1440) };
}

/** `1:05` for 65 seconds; never below `0:00`. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** `340 ko`, `2,1 Mo`: decimal units, as the two languages' file dialogs show them. */
export function size(bytes: number, locale: "fr" | "ar"): string {
  const [kilo, mega] = locale === "fr" ? ["ko", "Mo"] : ["kB", "MB"];
  return bytes < 999_500 ? `${Math.max(1, Math.round(bytes / 1000))} ${kilo}` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} ${mega}`;
}
