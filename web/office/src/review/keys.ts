// The keyboard of the review: only keys that lie in the same place on French, American and Arabic keyboards.

export type Act =
  | "confirm" | "back" | "accept" | "illegible" | "blank" | "machine" | "return" | "reject" | "postpone"
  | "candidateNext" | "candidatePrevious" | "pageNext" | "pagePrevious" | "findingNext" | "findingPrevious" | "zoom" | "zoomIn" | "zoomOut" | "help";

/** One row of the key table: the act, its key as `KeyboardEvent.key`, and the modifiers held. */
export interface Binding {
  act: Act;
  key: string;
  ctrl?: true;
  shift?: true;
  alt?: true;
}

/** In the order in which the help lists them. */
export const BINDINGS: readonly Binding[] = [
  { act: "confirm", key: "Enter" },
  { act: "back", key: "Enter", shift: true },
  { act: "accept", key: "Enter", ctrl: true },
  { act: "candidateNext", key: "ArrowDown", alt: true },
  { act: "candidatePrevious", key: "ArrowUp", alt: true },
  { act: "machine", key: "F2" },
  { act: "illegible", key: "F3" },
  { act: "blank", key: "F4" },
  { act: "findingNext", key: "F6" },
  { act: "findingPrevious", key: "F6", shift: true },
  { act: "pageNext", key: "ArrowRight", alt: true },
  { act: "pagePrevious", key: "ArrowLeft", alt: true },
  { act: "zoom", key: "F8" },
  { act: "zoomIn", key: "PageUp", alt: true },
  { act: "zoomOut", key: "PageDown", alt: true },
  { act: "return", key: "F9" },
  { act: "reject", key: "F9", shift: true },
  { act: "postpone", key: "F10" },
  { act: "help", key: "F1" },
];

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "shiftKey" | "altKey" | "metaKey">;

/** The act of a key press, if it has one. */
export function act(pressed: Pressed): Act | null {
  const found = BINDINGS.find(
    (binding) =>
      binding.key === pressed.key && (binding.ctrl ?? false) === pressed.ctrlKey && (binding.shift ?? false) === pressed.shiftKey && (binding.alt ?? false) === pressed.altKey && !pressed.metaKey,
  );
  return found?.act ?? null;
}

const CAPS: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑", ArrowRight: "→", ArrowLeft: "←", PageUp: "PgUp", PageDown: "PgDn" };

/** How a binding is written on the screen: `Shift+F9`. */
export function written(binding: Binding): string {
  return [...(binding.ctrl ? ["Ctrl"] : []), ...(binding.shift ? ["Shift"] : []), ...(binding.alt ? ["Alt"] : []), CAPS[binding.key] ?? binding.key].join("+");
}

/** The key of an act, written. */
export const keyOf = (wanted: Act): string => written(BINDINGS.find((binding) => binding.act === wanted)!);
