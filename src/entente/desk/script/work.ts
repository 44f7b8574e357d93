// How far a long work is (server-sent events). On a page of its own the page is
// asked for again at its end, and shows the answer.
interface Told {
  what: string;
  done: number;
  total: number;
}

// Shows the work in `place` as it goes on, and calls back at its end.
export function watchWork(place: HTMLElement, end: () => void): void {
  const what = place.querySelector<HTMLElement>("[role=status]");
  const bar = place.querySelector<HTMLProgressElement>("progress");
  const events = new EventSource("/task/events?id=" + encodeURIComponent(place.dataset.work ?? ""));
  events.onmessage = (event) => {
    const told = JSON.parse(event.data) as Told;
    if (what) what.textContent = told.what || "Under way.";
    if (bar && told.total > 0) {
      bar.max = told.total;
      bar.value = told.done;
    }
  };
  events.addEventListener("end", () => {
    events.close();
    end();
  });
  events.onerror = () => events.close();
}

export function startWork(): void {
  const place = document.querySelector<HTMLElement>("main > [data-work]");
  if (!place) return;
  // Who stops it is on the way to another page, which a reload would take away.
  let isLeft = false;
  place.querySelector("form")?.addEventListener("submit", () => (isLeft = true));
  watchWork(place, () => {
    if (!isLeft) location.reload();
  });
}
