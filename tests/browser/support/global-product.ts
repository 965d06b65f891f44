import type { TestProject } from 'vitest/node';
import { freePort } from '../../support/free-port.ts';
import { startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product is, or will be, that several files share. */
    productUrl: string;
  }
}

/** One product for several files: a start costs ten seconds, in which files that have no use for it begin. */
export default async function openSharedProduct(
  project: TestProject,
): Promise<() => Promise<void>> {
  const port = await freePort();
  project.provide('productUrl', `http://127.0.0.1:${port}`);
  const starting = startProduct('normal-day', { PORT: String(port) });
  // Said at once, for who waits is told only that nobody answers; in words, for the runner may stumble over its stack.
  starting.catch((error: unknown) => console.error(String(error)));
  return async () => (await starting).close();
}
