import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { listenOn } from './live-sockets.ts';

const OUTPUT = join(import.meta.dirname, '../../../.cache/bench/pages');

/** A page of a bench, open in a browser. It puts what can be asked of it on `window.bench`. */
export type BenchPage = {
  page: Page;
  /** Calls a function of `window.bench` with one argument that travels as JSON. */
  ask<Result>(verb: string, given?: unknown): Promise<Result>;
  close(): Promise<void>;
};

/**
 * Bundles one entry file of `pages/`, minified.
 * @param format `iife` for what is put into a page before its own code, where names would meet
 */
export async function bundlePage(entry: string, format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'pages', entry)],
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    outdir: OUTPUT,
    write: false,
    loader: { '.topojson': 'json' },
    define: { 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
    logLevel: 'error',
  });
  return outputFiles.find(({ path }) => path.endsWith('.js'))!.text;
}

type Size = { width: number; height: number };
const DEFAULT_SIZE: Size = { width: 320, height: 180 };

/** Opens a bundled page of `pages/` with one canvas, and waits until `window.bench` is there. */
export async function openBenchPage(
  browser: Browser,
  entry: string,
  size = DEFAULT_SIZE,
): Promise<BenchPage> {
  const script = await bundlePage(entry, 'esm');
  const html = `<!doctype html><meta charset="utf-8"><title>bench</title>
    <body style="margin:0"><canvas id="canvas" width="${size.width}" height="${size.height}"></canvas>
    <script type="module" src="/page.js"></script>`;
  const server = createServer(({ url }, response) => {
    const isScript = url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : html);
  });
  const port = await listenOn(server);
  const page = await browser.newPage({ viewport: size });
  page.on('pageerror', (error) => console.error(`${entry}:`, error.message));
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction(() => 'bench' in window);
  return {
    page,
    ask: <Result>(verb: string, given?: unknown) =>
      page.evaluate(
        ([name, argument]) =>
          (window as unknown as { bench: Record<string, (given: unknown) => unknown> }).bench[
            name as string
          ]!(argument),
        [verb, given] as const,
      ) as Promise<Result>,
    async close() {
      await page.close();
      server.close();
      server.closeAllConnections();
    },
  };
}
