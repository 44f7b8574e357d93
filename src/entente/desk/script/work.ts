// How far a long work is (server-sent events); at its end the page is asked for
// again, and shows the answer.
interface Told {
  what: string;
  done: number;
  total: number;
}

export function startWork(): void {
  const place = document.querySelector<HTMLElement>("[data-work]");
  const what = document.getElementById("work-what");
  const bar = document.querySelector<HTMLProgressElement>("#work-done");
  if (!place || !what || !bar) return;
  const events = new EventSource("/task/events?id=" + encodeURIComponent(place.dataset.work ?? ""));
  events.onmessage = (event) => {
    const told = JSON.parse(event.data) as Told;
    what.textContent = told.what || "Under way.";
    if (told.total > 0) {
      bar.max = told.total;
      bar.value = told.done;
    }
  };
  events.addEventListener("end", () => {
    events.close();
    location.reload();
  });
  events.onerror = () => events.close();
}
