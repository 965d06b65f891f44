import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Product, startProduct } from '../../browser/support/product.ts';
import { demoCookie } from '../../support/demo-desk.ts';

/** The limit for a later start, and that of FAULTS.md F1. */
const READY_WITHIN_MS = 10_000;

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

/** Signs in at a desk of the demonstration and asks for the picture of the city. */
async function expectPicture(): Promise<void> {
  const { baseUrl } = product;
  const cookie = await demoCookie(baseUrl, 'coordinator');
  const answer = await fetch(`${baseUrl}/api/situation`, { headers: { cookie } });
  expect(answer.status).toBe(200);
}

it('a server that was killed while the whole city is fed is ready again within ten seconds (G1)', async () => {
  await expectPicture();
  await product.kill();
  const began = performance.now();
  await product.start();
  await expectPicture();
  const readyAfterMs = performance.now() - began;
  console.info(`ready after ${Math.round(readyAfterMs)} ms`);
  expect(readyAfterMs).toBeLessThan(READY_WITHIN_MS);
});
