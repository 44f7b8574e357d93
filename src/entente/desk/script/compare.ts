// An earlier brief's results (JSON, megabytes) against those of now: of the file
// that is chosen only what is compared is sent.
interface Results {
  head: { as_of: string; data_hash: string; acts_read: { acts: number } };
  claims: { claims: { id: string; title: string; word: string; probability: number | null }[] };
  contest: { theories: { name: string; title: string; log_evidence: number | null; share: number | null }[] };
  forecast: { items: { id: string; title: string; horizon: number; probability: number | null }[] };
}

function compared(all: Results): Results {
  return {
    head: { as_of: all.head.as_of, data_hash: all.head.data_hash, acts_read: { acts: all.head.acts_read.acts } },
    claims: {
      claims: all.claims.claims.map(({ id, title, word, probability }) => ({ id, title, word, probability })),
    },
    contest: {
      theories: all.contest.theories.map(({ name, title, log_evidence, share }) => ({ name, title, log_evidence, share })),
    },
    forecast: {
      items: all.forecast.items.map(({ id, title, horizon, probability }) => ({ id, title, horizon, probability })),
    },
  };
}

export function startCompare(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-compare]");
  const file = form?.querySelector<HTMLInputElement>("input[type=file]");
  const results = form?.querySelector<HTMLInputElement>("[name=results]");
  const said = form?.querySelector<HTMLElement>("[role=alert]");
  if (!form || !file || !results || !said) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = file.files?.[0];
    if (!chosen) return;
    chosen
      .text()
      .then((text) => {
        results.value = JSON.stringify(compared(JSON.parse(text) as Results));
        form.submit();
      })
      .catch(() => {
        said.textContent = "This file holds no results of a brief.";
      });
  });
}
