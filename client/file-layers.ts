import type { Plugin, Rolldown } from 'vite';

/** Where it begins, in `client/`. */
type Layer = { name: string; entries: readonly string[] };

/** What a screen loads, one after the other. */
const LAYERS: readonly Layer[] = [
  { name: 'first', entries: ['main.tsx'] },
  { name: 'link', entries: ['live/live.ts', 'live/unfold-coverage.ts'] },
  { name: 'ground', entries: ['map/map-view.tsx'] },
  { name: 'drawing', entries: ['map/deck-map.ts', 'map/after-style.ts'] },
  { name: 'screen', entries: ['wall/wall-desk.tsx'] },
  {
    name: 'page',
    entries: [
      'start/start-page.tsx',
      'start/setup-page.tsx',
      'pair/pair-page.tsx',
      'tip/tip-page.tsx',
      'unit/unit-page.tsx',
      'help/help-page.tsx',
      'incident-report/report-paper.tsx',
    ],
  },
  { name: 'desk', entries: ['console/console-desk.tsx'] },
];

/** The modules of a build, as a plugin asks for them. */
export type Modules = {
  getModuleIds(): IterableIterator<string>;
  getModuleInfo(id: string): Pick<Rolldown.ModuleInfo, 'importedIds' | 'importers'> | null;
};

/** All that can be reached from `ids`, themselves included. A set that grows is walked to its end. */
function reach(ids: Iterable<string>, next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(ids);
  for (const id of reached) for (const other of next(id)) reached.add(other);
  return reached;
}

/**
 * The layer of every module that is in one: each holds what its entries need and no layer before it holds, but for what
 * needs a heavy library, and its sheets. Throws when an entry is not part of the page any more.
 * @param libraries heavy ones, by the ids of their modules
 * @returns names of layers by ids of modules
 */
export function layersOf(
  modules: Modules,
  libraries: readonly RegExp[],
  layers: readonly Layer[] = LAYERS,
): ReadonlyMap<string, string> {
  const all = [...modules.getModuleIds()];
  const infoOf = (id: string) => modules.getModuleInfo(id);
  const importersOf = (id: string) => infoOf(id)?.importers ?? [];
  const inLibrary = (id: string) => libraries.some((library) => library.test(id));
  const heavy = reach(all.filter(inLibrary), importersOf);
  const isSheetOfHeavy = (id: string) =>
    id.endsWith('.css') && importersOf(id).every((one) => heavy.has(one));
  const moduleAt = (entry: string): string => {
    const id = all.find((one) => one.endsWith(`/client/${entry}`));
    if (id) return id;
    throw new Error(`file-layers.ts: a layer begins at client/${entry}, which is not in the page`);
  };
  const layerOf = new Map<string, string>();
  for (const { name, entries } of layers) {
    for (const id of reach(entries.map(moduleAt), (one) => infoOf(one)?.importedIds ?? [])) {
      if (!layerOf.has(id) && !heavy.has(id) && !isSheetOfHeavy(id)) layerOf.set(id, name);
    }
  }
  return layerOf;
}

type Bundle = Readonly<
  Record<string, Pick<Rolldown.OutputChunk, 'type' | 'imports'> | { type: 'asset' }>
>;

/** Throws where files need each other: they would run in an order nobody wrote. */
export function failAtCircle(bundle: Bundle): void {
  const importsOf = (file: string) => {
    const output = bundle[file];
    return output?.type === 'chunk' ? output.imports : [];
  };
  for (const file of Object.keys(bundle)) {
    if (!reach(importsOf(file), importsOf).has(file)) continue;
    throw new Error(`file-layers.ts: ${file} needs itself by way of another file`);
  }
}

/**
 * Puts what several pages share into one file a layer. Left to itself each module that another choice of pages shares is a
 * file of its own: a console asked for 114, most of less than a kilobyte.
 * @param libraries that only some pages have a use for: what needs one of them stays with its page
 * @returns a plugin that learns the layers during a build, and the group of chunks that follows them
 */
export function fileLayers(libraries: readonly RegExp[]) {
  let layerOf: ReadonlyMap<string, string> = new Map();
  const learnLayers: Plugin = {
    name: 'learn-layers',
    buildEnd(error) {
      if (!error) layerOf = layersOf(this, libraries);
    },
    generateBundle: (_options, bundle) => failAtCircle(bundle),
  };
  const layered = {
    name: (id: string) => layerOf.get(id) ?? null,
    test: (id: string) => layerOf.has(id),
    minShareCount: 2,
    priority: -1,
    includeDependenciesRecursively: false,
  };
  return { learnLayers, layered };
}
