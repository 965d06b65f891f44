import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { listenOn } from './live-sockets.ts';

const PAGES = join(import.meta.dirname, 'pages');
const OUTPUT = join(import.meta.dirname, '../../../.cache/bench');

/** A page built as the product's client is, by the same bundler with the same target. */
export type BuiltPage = { files: ReadonlyMap<string, Buffer> };

const ROOT = join(import.meta.dirname, '../../..');

/** Builds the folder `pages/<name>`, which has an index.html, unless the libraries and it are as they were. */
export async function buildPage(name: string): Promise<BuiltPage> {
  const root = join(PAGES, name);
  const sources = [
    join(ROOT, 'package-lock.json'),
    join(root, 'index.html'),
    join(root, 'main.ts'),
  ];
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(source));
  const outDir = join(OUTPUT, `${name}-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(join(outDir, 'index.html'))) {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      worker: { format: 'es' },
      build: { outDir, target: 'es2022', chunkSizeWarningLimit: 2_000 },
    });
  }
  const names = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return {
    files: new Map(names.map((path) => [path.slice(outDir.length), readFileSync(path)])),
  };
}

export const zipped = (bytes: Uint8Array): Buffer => gzipSync(bytes, { level: 9 });

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.geojson': 'application/json',
};

/** Serves files on loopback, compressed before. */
export async function serveFiles(
  files: ReadonlyMap<string, Buffer>,
): Promise<{ url: string; close(): void }> {
  const ready = new Map([...files].map(([path, bytes]) => [path, zipped(bytes)]));
  const server = createServer(({ url = '/' }, response) => {
    const path = url === '/' ? '/index.html' : url;
    const bytes = ready.get(path);
    if (!bytes) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    response.setHeader('content-encoding', 'gzip');
    response.end(bytes);
  });
  const port = await listenOn(server);
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
