// A form that is checked as one types: [data-check] is where it is sent then,
// and the parts with [data-checked] of what comes back take the place of those
// of the same id. Nothing is written by it.
import { stopWork } from "./behind";

let latest = 0;

// What the parts say first is said aloud, once.
function say(): void {
  const said = document.getElementById("said");
  const text = document.querySelector("[data-checked] [data-say]")?.textContent ?? "";
  if (said && said.textContent !== text) said.textContent = text;
}

async function check(form: HTMLFormElement): Promise<void> {
  const mine = ++latest;
  const sent = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (typeof value === "string") sent.append(key, value);
  const answer = await fetch(form.dataset.check ?? "", { method: "POST", body: sent });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== latest) return; // something newer was typed
  document.querySelectorAll<HTMLElement>("[data-checked]").forEach((part) => {
    const fresh = page.getElementById(part.id);
    // What was asked of the text before is asked no more.
    part.querySelectorAll<HTMLFormElement>("[data-work] form").forEach(stopWork);
    if (!fresh) return;
    part.querySelectorAll<HTMLElement>("details[open][data-place]").forEach((open) => {
      const place = CSS.escape(open.dataset.place ?? "");
      fresh.querySelector(`details[data-place="${place}"]`)?.setAttribute("open", "");
    });
    part.replaceWith(document.adoptNode(fresh));
  });
  say();
}

// A button fill=FIELD=TEXT puts the text into the field.
function fill(form: HTMLFormElement, button: HTMLButtonElement): void {
  const mark = button.value.indexOf("=");
  const field = form.elements.namedItem(button.value.slice(0, mark));
  if (!(field instanceof HTMLInputElement)) return;
  field.value = button.value.slice(mark + 1);
  field.focus();
}

// To the line and column of a mistake.
function goTo(text: HTMLTextAreaElement, line: number, column: number): void {
  const lines = text.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const at = before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  text.focus();
  text.setSelectionRange(at, at);
  text.scrollTop = Math.max(0, (line - 6) * (text.scrollHeight / lines.length));
}

export function startEditor(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-check]");
  if (!form) return;
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void check(form), 250);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    const button = event.submitter as HTMLButtonElement | null;
    if (button?.hasAttribute("formaction") || form.getAttribute("action") !== form.dataset.check) return;
    event.preventDefault();
    if (button?.name === "fill") fill(form, button);
    void check(form);
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("a[data-line]");
    const text = document.querySelector<HTMLTextAreaElement>("form[data-check] textarea");
    if (!link || !text) return;
    event.preventDefault();
    goTo(text, Number(link.dataset.line), Number(link.dataset.column));
  });
}
