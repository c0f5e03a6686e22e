/* How far a job is, without drawing the whole page anew: without this script the page itself is fetched every few seconds. */

"use strict";

(() => {
  const EVERY = 2000; // milliseconds
  const job = document.querySelector("#job[data-unfinished]");
  if (!job) {
    return;
  }

  const look = async () => {
    let answer;
    try {
      answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    } catch {
      return; // No network for a moment; it is asked again.
    }
    if (answer.status >= 500) {
      return; // The site is busy for a moment; this page stays, and it is asked again.
    }
    if (!answer.ok || answer.redirected) {
      window.location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("#job[data-unfinished]");
    if (!now) {
      window.location.reload();
      return;
    }
    job.className = now.className;
    const news = job.querySelector(".batch-job-news");
    const fresh = now.querySelector(".batch-job-news");
    if (news.innerHTML !== fresh.innerHTML) {
      news.replaceChildren(...fresh.childNodes);
    }
  };

  const again = () => setTimeout(() => look().finally(again), EVERY);
  again();
})();
