// Single keys, which can be switched off: those of links and buttons that name
// theirs in data-key, and / j k ?
const OFF = "entente-keys-off";

// A box to tick takes no text. The one in the list of keys still has the focus
// for a moment after the list is closed, and the next key must not be lost.
function isTyping(target: EventTarget | null): boolean {
  const typed = "input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]";
  return target instanceof HTMLElement && target.matches(typed);
}

// Along the rows of the page, from where the focus is.
function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  if (rows.length === 0) return;
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
  rows[next].focus();
  rows[next].scrollIntoView({ block: "nearest" });
}

// A link with a key that leads to a part of the page opens it, and goes to its
// first field.
function goInto(link: HTMLElement): boolean {
  const to = link.getAttribute("href") ?? "";
  const part = to.startsWith("#") ? document.getElementById(to.slice(1)) : null;
  if (!part) return false;
  if (part instanceof HTMLDetailsElement) part.open = true;
  const fields = "input[type=radio]:checked, input:not([type=hidden], [type=radio]), select, textarea";
  const field = part.querySelector<HTMLElement>(fields) ?? part;
  field.focus();
  if (field instanceof HTMLInputElement && field.type !== "radio") field.select();
  part.scrollIntoView({ block: "nearest" });
  return true;
}

function obey(key: string, dialog: HTMLDialogElement): boolean {
  if (key === "?") {
    dialog.showModal();
    return true;
  }
  const link = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (link) {
    if (!goInto(link)) link.click();
    return true;
  }
  if (key === "j" || key === "k") {
    step(key === "j" ? 1 : -1);
    return true;
  }
  if (key === "/") {
    const box = document.querySelector<HTMLInputElement>("input[type=search]");
    box?.focus();
    box?.select();
    return box !== null;
  }
  return false;
}

export function startKeys(): void {
  const dialog = document.querySelector<HTMLDialogElement>("#keys");
  const on = document.querySelector<HTMLInputElement>("#keys-on");
  const open = document.querySelector<HTMLElement>("#keys-open");
  if (!dialog || !on || !open) return;
  open.hidden = false;
  open.addEventListener("click", () => dialog.showModal());
  on.checked = localStorage.getItem(OFF) === null;
  on.addEventListener("change", () => {
    if (on.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("a[data-key]");
    if (link && goInto(link)) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (dialog.open) return;
    if (event.key === "Escape" && isTyping(event.target)) {
      (event.target as HTMLElement).blur();
      return;
    }
    if (!on.checked || isTyping(event.target)) return;
    if (obey(event.key, dialog)) event.preventDefault();
  });
}
