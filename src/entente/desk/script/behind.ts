// Parts that take longer than their page: [data-behind] names an address whose
// page holds a part of the same id (or of the id in data-for, which is replaced
// then). While that is in work it shows how far it
// is, with the button that stops it; then the part takes this one's place.
import { watchWork } from "./work";

async function pageAt(to: string): Promise<Document> {
  const answer = await fetch(to, { headers: { Accept: "text/html" } });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Stops the work whose form this is.
export function stopWork(form: HTMLFormElement): void {
  const sent = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (typeof value === "string") sent.append(key, value);
  void fetch(form.action, { method: "POST", body: sent, redirect: "manual" });
}

// The button stops the work, and the page stays.
function stopInPlace(work: HTMLElement): void {
  work.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    stopWork(event.target as HTMLFormElement);
  });
}

async function follow(place: HTMLElement): Promise<void> {
  const to = place.dataset.behind ?? "";
  const page = await pageAt(to);
  const work = page.querySelector<HTMLElement>("[data-work]");
  if (work) {
    work.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    work.querySelector(".note")?.remove();
    place.replaceChildren(document.adoptNode(work));
    stopInPlace(work);
    watchWork(work, () => void follow(place));
    return;
  }
  const old = place.dataset.for ? document.getElementById(place.dataset.for) : place;
  const fresh = old && page.getElementById(old.id);
  if (old && fresh) {
    const folds = old.querySelectorAll("details");
    fresh.querySelectorAll("details").forEach((fold, i) => (fold.open = folds[i]?.open ?? false));
    old.replaceWith(document.adoptNode(fresh));
    start(fresh);
    return;
  }
  // It was stopped, or cannot be answered: what the page says.
  const said = document.createElement("p");
  said.textContent = page.querySelector("main p")?.textContent ?? "";
  const again = document.createElement("a");
  again.href = to;
  again.textContent = "Ask again";
  said.append(" ", again);
  place.replaceChildren(said);
}

function start(within: ParentNode): void {
  within.querySelectorAll<HTMLElement>("[data-behind]").forEach((place) => void follow(place));
}

export function startBehind(): void {
  start(document);
}
