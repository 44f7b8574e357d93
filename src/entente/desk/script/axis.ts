// Zoom by dragging over the time axis: the days under the mark become ?from=
// and ?to= of the address.
import { show } from "./live";

const DAY = 86_400_000;

function day(text: string | undefined): number {
  return Date.parse(text + "T00:00:00Z") / DAY;
}

function iso(days: number): string {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

function addressOf(from: number, to: number): string {
  const asked = new URLSearchParams(location.search);
  asked.delete("page");
  asked.set("from", iso(from));
  asked.set("to", iso(to));
  return location.pathname + "?" + asked.toString();
}

function attach(): void {
  const axis = document.getElementById("axis");
  const svg = axis?.querySelector("svg");
  const box = axis?.querySelector<HTMLElement>(".scroll");
  if (!axis || !svg || !box) return;
  axis.querySelectorAll<HTMLElement>("[data-script-only]").forEach((e) => (e.hidden = false));
  const first = day(axis.dataset.from);
  const days = day(axis.dataset.to) - first + 1;
  let begin: number | null = null;
  let mark: HTMLElement | null = null;

  const part = (event: PointerEvent): number => {
    const at = svg.getBoundingClientRect();
    return Math.min(Math.max((event.clientX - at.left) / at.width, 0), 1);
  };
  const end = (): void => {
    mark?.remove();
    mark = null;
    begin = null;
  };
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    begin = part(event);
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", (event) => {
    if (begin === null) return;
    const now = part(event);
    if (!mark) {
      mark = document.createElement("div");
      mark.className = "axis-mark";
      box.append(mark);
    }
    const at = svg.getBoundingClientRect();
    const left = Math.min(begin, now) * at.width + at.left - box.getBoundingClientRect().left;
    mark.style.left = left + box.scrollLeft + "px";
    mark.style.width = Math.abs(now - begin) * at.width + "px";
  });
  box.addEventListener("pointerup", (event) => {
    if (begin === null) return;
    const now = part(event);
    const from = Math.floor(Math.min(begin, now) * days);
    const to = Math.min(Math.floor(Math.max(begin, now) * days), days - 1);
    const wide = Math.abs(now - begin) * svg.getBoundingClientRect().width > 4;
    end();
    if (wide) show(addressOf(first + from, first + to), "push");
  });
  box.addEventListener("pointercancel", end);
}

export function startAxis(): void {
  attach();
  document.addEventListener("desk:shown", attach);
}
