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
