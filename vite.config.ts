import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { fileLayers } from './client/file-layers.ts';
import { letterParts } from './client/letter-parts.ts';

const SERVER = process.env.JINGWEI_SERVER ?? 'http://127.0.0.1:8080';

/**
 * Schemas are built by calls without effects, which no bundler can know: said so here, a page that needs
 * only a list of values drops the schemas and the library they are made with.
 */
const pureSchemas: Plugin = {
  name: 'pure-schemas',
  enforce: 'post',
  transform: {
    filter: { id: /[\\/]shared[\\/](model|wire)[\\/]/ },
    handler: (code) =>
      code
        .replace(/(?<![\w.])(?=(?:Type\.\w+|Nullable)\()/g, '/* @__PURE__ */ ')
        .replace(/\[\.\.\.(\w+)\]/g, '/* @__PURE__ */ Array.from($1)')
        .replace(/\[\.\.\.(\w+), ([^\]]*)\]/g, '/* @__PURE__ */ $1.concat($2)'),
  },
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const schemas = Object.keys(chunk.modules).find((id) => /node_modules[\\/]typebox/.test(id));
      if (schemas) this.error(`${chunk.name} needs ${schemas}: a page has no use for schemas`);
    }
  },
};

/**
 * Libraries that only some pages have a use for, fetched in one piece each. The map and the live link come first; deck.gl
 * follows when the map is there; charts when a desk opens them.
 */
const libraries = [
  { name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/ },
  { name: 'socket', test: /node_modules[\\/](socket\.io|engine\.io|@socket\.io)[^\\/]*[\\/]/ },
  {
    name: 'deck',
    test: /node_modules[\\/](@deck\.gl|@luma\.gl|@math\.gl|@loaders\.gl|@probe\.gl)[\\/]/,
  },
  { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
];

const groups = [
  // Left to itself the helper lands in the largest chunk, and everybody fetches that.
  { name: 'preload', test: /vite[\\/]preload-helper/, priority: 1 },
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|zustand)[\\/]/ },
  ...libraries,
];

const { learnLayers, layered } = fileLayers(libraries.map(({ test }) => test));

export default defineConfig({
  root: 'client',
  plugins: [react(), letterParts, pureSchemas, learnLayers],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // The one chunk above the usual limit is maplibre, which cannot be split.
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      // The worker of the unit's page must lie beside it and keep its name: its place is its reach.
      input: {
        index: fileURLToPath(new URL('client/index.html', import.meta.url)),
        'unit-worker': fileURLToPath(new URL('client/live/unit-worker.ts', import.meta.url)),
      },
      output: {
        codeSplitting: { groups: [...groups, layered] },
        entryFileNames: ({ name }) =>
          name === 'unit-worker' ? 'unit-worker.js' : 'assets/[name]-[hash].js',
      },
      treeshake: {
        propertyReadSideEffects: false,
        moduleSideEffects: [{ test: /node_modules[\\/]typebox[\\/]/, sideEffects: false }],
      },
    },
  },
  worker: { format: 'es' },
  server: {
    proxy: {
      // The Host stays the page's own, or the server would take the page for a foreign one.
      '/api': { target: SERVER, changeOrigin: false },
      '/live': { target: SERVER, ws: true, changeOrigin: false },
    },
  },
});
