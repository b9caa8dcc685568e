// The keyboard of the review: only keys that lie in the same place on French, American and Arabic keyboards.

export type Act =
  | "confirm" | "back" | "accept" | "acceptPause" | "doubtNext" | "doubtPrevious" | "machine" | "candidate" | "lookup" | "illegible" | "notApplicable" | "blank"
  | "undo" | "redo" | "pageNext" | "pagePrevious" | "pin" | "rotate" | "contrast" | "zoom" | "zoomIn" | "zoomOut" | "return" | "reject" | "refer" | "postpone" | "help";

/** One row of the key table: the act, its key as `KeyboardEvent.key`, and the modifiers held. */
export interface Binding {
  act: Act;
  key: string;
  /** The key's place on the board, where its letter depends on the layout: an Arabic layout has another letter there. */
  code?: string;
  ctrl?: true;
  shift?: true;
  alt?: true;
}

/** In the order in which the help lists them. */
export const BINDINGS: readonly Binding[] = [
  { act: "confirm", key: "Enter" },
  { act: "back", key: "Enter", shift: true },
  { act: "accept", key: "Enter", ctrl: true },
  { act: "acceptPause", key: "Enter", ctrl: true, shift: true },
  { act: "doubtNext", key: "ArrowDown", alt: true },
  { act: "doubtPrevious", key: "ArrowUp", alt: true },
  { act: "machine", key: "F2" },
  { act: "candidate", key: "F2", shift: true },
  { act: "lookup", key: "Enter", alt: true },
  { act: "illegible", key: "F3" },
  { act: "notApplicable", key: "F3", shift: true },
  { act: "blank", key: "F4" },
  { act: "undo", key: "z", code: "KeyZ", ctrl: true },
  { act: "redo", key: "y", code: "KeyY", ctrl: true },
  { act: "pageNext", key: "F6" },
  { act: "pagePrevious", key: "F6", shift: true },
  { act: "pin", key: "F6", ctrl: true },
  { act: "rotate", key: "F7" },
  { act: "zoom", key: "F8" },
  { act: "contrast", key: "F8", shift: true },
  { act: "zoomIn", key: "PageUp", alt: true },
  { act: "zoomOut", key: "PageDown", alt: true },
  { act: "return", key: "F9" },
  { act: "reject", key: "F9", shift: true },
  { act: "refer", key: "F9", ctrl: true },
  { act: "postpone", key: "F10" },
  { act: "help", key: "F1" },
];

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "shiftKey" | "altKey" | "metaKey">;

/** Whether the key that was pressed is a binding's: by its name; by its place only where its name is a letter of no Latin alphabet. */
function isKey(binding: Binding, pressed: Pressed): boolean {
  if (binding.code === undefined) return binding.key === pressed.key;
  const letter = pressed.key.toLowerCase();
  return /^[a-z]$/.test(letter) ? letter === binding.key : pressed.code === binding.code;
}

/** The act of a key press, if it has one. */
export function act(pressed: Pressed): Act | null {
  const found = BINDINGS.find(
    (binding) =>
      isKey(binding, pressed) && (binding.ctrl ?? false) === pressed.ctrlKey && (binding.shift ?? false) === pressed.shiftKey && (binding.alt ?? false) === pressed.altKey && !pressed.metaKey,
  );
  return found?.act ?? null;
}

const CAPS: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑", PageUp: "PgUp", PageDown: "PgDn", z: "Z", y: "Y" };

/** How a binding is written on the screen: `Shift+F9`. */
export function written(binding: Binding): string {
  return [...(binding.ctrl ? ["Ctrl"] : []), ...(binding.shift ? ["Shift"] : []), ...(binding.alt ? ["Alt"] : []), CAPS[binding.key] ?? binding.key].join("+");
}

/** The key of an act, written. */
export const keyOf = (wanted: Act): string => written(BINDINGS.find((binding) => binding.act === wanted)!);
