// Single keys, which can be switched off: / j k ? and those of links that name
// theirs in data-key.
const OFF = "entente-keys-off";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable]");
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

function obey(key: string, dialog: HTMLDialogElement): boolean {
  if (key === "?") {
    dialog.showModal();
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
  const link = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  link?.click();
  return link !== null;
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
