import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { ROOT, SERVER_OUTPUT } from './folders.ts';

/** Packages of many hundred small files, all of them ES modules: to read them one by one takes longer than to run them. */
const TAKEN_IN = /^(@turf\/|typebox(\/|$))/;

const PLACE = /\bimport\.meta\.url\b/g;
const OTHER_PLACE = /\bimport\.meta\.(dirname|filename)\b/;

/** A file of ours that became a part of another still knows where it lay; it has to ask by the URL. */
const whereItLay: Plugin = {
  name: 'where-it-lay',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes('node_modules')) return null;
      const text = await readFile(path, 'utf8');
      const other = OTHER_PLACE.exec(text);
      if (other) return { errors: [{ text: `${other[0]} is lost in a bundle: ask by the URL` }] };
      const from = JSON.stringify(relative(SERVER_OUTPUT, path).replaceAll(sep, '/'));
      const contents = text.replace(PLACE, (place) => `new URL(${from}, ${place}).href`);
      return { contents, loader: 'ts' };
    });
  },
};

/** Packages are read from node_modules, as ever, but for those that are taken in. */
const packages: Plugin = {
  name: 'packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || TAKEN_IN.test(path) ? null : { external: true },
    );
  },
};

/** How TypeScript of the server becomes JavaScript that Node reads at once. */
export const BUNDLE = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  absWorkingDir: ROOT,
  plugins: [whereItLay, packages],
} satisfies BuildOptions;
