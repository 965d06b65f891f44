import type { BrowserContext } from 'playwright-core';
import type { Desk } from '../../shared/model/desk.ts';

/** Sits a browser down at a desk of the demonstration, so that the pages that follow are signed in. */
export async function takeDesk(context: BrowserContext, url: string, desk: Desk): Promise<void> {
  const answer = await context.request.post(`${url}/api/demo-session`, {
    data: { desk },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`no desk ${desk}: ${answer.status()} ${await answer.text()}`);
}

/** A desk of the demonstration for whoever asks without a browser. @returns the `Cookie` header */
export async function demoCookie(url: string, desk: Desk): Promise<string> {
  const answer = await fetch(`${url}/api/demo-session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ desk }),
  });
  if (!answer.ok) throw new Error(`no desk ${desk}: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0]!)
    .join('; ');
}
