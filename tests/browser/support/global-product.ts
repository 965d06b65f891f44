import type { TestProject } from 'vitest/node';
import { startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product is that several files share. */
    productUrl: string;
  }
}

/** One product for several files: a start costs ten seconds. */
export default async function openSharedProduct(
  project: TestProject,
): Promise<() => Promise<void>> {
  const product = await startProduct();
  project.provide('productUrl', product.baseUrl);
  return product.close;
}
