// Pages that change in place: a link inside [data-live], or what is typed in
// [data-live-form], is fetched as a whole page, and the parts with [data-live]
// are put in the place of those of the same id. The address follows, so that
// every state can be sent.

let latest = 0;

function take(html: string): boolean {
  const page = new DOMParser().parseFromString(html, "text/html");
  const parts = document.querySelectorAll<HTMLElement>("[data-live]");
  const fresh = [...parts].map((part) => page.getElementById(part.id));
  if (parts.length === 0 || fresh.some((part) => part === null)) return false;
  parts.forEach((part, i) => part.replaceWith(document.adoptNode(fresh[i]!)));
  const kept = page.querySelectorAll<HTMLInputElement>("[data-live-form] input");
  const form = document.querySelector<HTMLFormElement>("[data-live-form]");
  if (form) keep(form, kept);
  document.title = page.title;
  document.dispatchEvent(new Event("desk:shown"));
  return true;
}

// The hidden fields of the form say what else is asked; what a person types
// stays as it is.
function keep(form: HTMLFormElement, fresh: NodeListOf<HTMLInputElement>): void {
  form.querySelectorAll("input[type=hidden]").forEach((field) => field.remove());
  fresh.forEach((field) => {
    if (field.type === "hidden") {
      form.prepend(document.adoptNode(field));
      return;
    }
    const here = form.querySelector<HTMLInputElement>("#" + field.id);
    if (here && here !== document.activeElement) here.value = field.value;
  });
}

// An element by its data-place, which says the same thing in two pages.
function at(place: string | null | undefined): HTMLElement | null {
  return place ? document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`) : null;
}

// What a person has made of the page: where the focus is, which lists are open.
// Gives it back, as far as it is still there.
function remember(): () => void {
  const focus = document.activeElement;
  const place = focus?.getAttribute("data-place");
  const inside = focus?.closest("[data-live]") !== null && focus !== document.body;
  const open = [...document.querySelectorAll<HTMLElement>("[data-live] details[open]")].map(
    (list) => list.dataset.place,
  );
  return () => {
    open.forEach((list) => at(list)?.setAttribute("open", ""));
    const said = document.getElementById("said");
    if (said) said.textContent = document.querySelector("[data-say]")?.textContent ?? "";
    if (!inside || document.activeElement !== document.body) return;
    const same = at(place);
    (same ?? document.getElementById("main"))?.focus({ preventScroll: true });
  };
}

export async function show(to: string, how: "push" | "replace" | "stay"): Promise<void> {
  const mine = ++latest;
  const give = remember();
  let html = "";
  try {
    const answer = await fetch(to, { headers: { Accept: "text/html" } });
    html = await answer.text();
  } catch {
    location.assign(to); // the browser says why
    return;
  }
  if (mine !== latest) return; // something newer was asked
  if (!take(html)) {
    location.assign(to);
    return;
  }
  if (how === "push") history.pushState(null, "", to);
  if (how === "replace") history.replaceState(null, "", to);
  give();
}

function addressOf(form: HTMLFormElement): string {
  const asked = new URLSearchParams();
  for (const [key, value] of new FormData(form))
    if (typeof value === "string" && value !== "") asked.append(key, value);
  const query = asked.toString();
  return form.getAttribute("action") + (query ? "?" + query : "");
}

// A date is asked for when it is whole, or gone.
function isWhole(field: Element | null): boolean {
  if (!(field instanceof HTMLInputElement) || field.type === "search") return true;
  return field.value === "" || /^\d{4}-\d\d-\d\d$/.test(field.value);
}

export function startLive(): void {
  const form = document.querySelector<HTMLFormElement>("[data-live-form]");
  if (!form) return;
  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (!isWhole(event.target as Element)) return;
    waiting = window.setTimeout(() => show(addressOf(form), "replace"), 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    show(addressOf(form), "push");
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("[data-live] a[href]");
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.hasAttribute("download") || link.origin !== location.origin) return;
    if (link.pathname !== form.getAttribute("action")) return;
    event.preventDefault();
    show(link.pathname + link.search, "push");
  });
  addEventListener("popstate", () => show(location.pathname + location.search, "stay"));
}
