import { expect, it } from 'vitest';
import { failAtCircle, layersOf, type Modules } from '../../client/file-layers.ts';

const HEAVY = [/node_modules\/maplibre-gl\//];
const LAYERS = [
  { name: 'first', entries: ['main.ts'] },
  { name: 'ground', entries: ['map.ts'] },
  { name: 'desk', entries: ['desk.ts'] },
];

/** A page in which every module imports what is beside it; `client/` goes before names without a folder. */
function pageOf(imports: Readonly<Record<string, readonly string[]>>): Modules {
  const idOf = (name: string) => (name.includes('/') ? `/${name}` : `/client/${name}`);
  const ids = [...new Set(Object.entries(imports).flat(2))];
  const importersOf = (name: string) =>
    Object.keys(imports).filter((importer) => imports[importer]!.includes(name));
  const infos = new Map(
    ids.map((name) => [
      idOf(name),
      {
        importedIds: (imports[name] ?? []).map(idOf),
        importers: importersOf(name).map(idOf),
      },
    ]),
  );
  return { getModuleIds: () => infos.keys(), getModuleInfo: (id) => infos.get(id) ?? null };
}

const layersIn = (page: Modules) =>
  Object.fromEntries([...layersOf(page, HEAVY, LAYERS)].map(([id, name]) => [id.slice(8), name]));

it('a layer holds what its entries need and no layer before it holds', () => {
  const page = pageOf({
    'main.ts': ['words.ts'],
    'map.ts': ['words.ts', 'colours.ts'],
    'desk.ts': ['words.ts', 'colours.ts', 'panel.ts'],
  });
  expect(layersIn(page)).toEqual({
    'main.ts': 'first',
    'words.ts': 'first',
    'map.ts': 'ground',
    'colours.ts': 'ground',
    'desk.ts': 'desk',
    'panel.ts': 'desk',
  });
});

it('what needs a heavy library stays with its page, however far off the library is, and so does its sheet', () => {
  const page = pageOf({
    'main.ts': ['words.ts'],
    'map.ts': ['engine.ts', 'colours.ts', 'map.css'],
    'engine.ts': ['node_modules/maplibre-gl/index.js', 'engine.css'],
    'desk.ts': ['colours.ts', 'desk.css'],
  });
  expect(layersIn(page)).toEqual({
    'main.ts': 'first',
    'words.ts': 'first',
    'colours.ts': 'ground',
    'desk.ts': 'desk',
    'desk.css': 'desk',
  });
});

it('a layer that begins nowhere is told by name', () => {
  const page = pageOf({ 'main.ts': ['words.ts'], 'desk.ts': ['words.ts'] });
  expect(() => layersOf(page, HEAVY, LAYERS)).toThrow('client/map.ts');
});

it('files that need each other fail the build, however long the way round is', () => {
  const chunk = (...imports: string[]) => ({ type: 'chunk' as const, imports });
  const straight = {
    'desk.js': chunk('first.js'),
    'first.js': chunk(),
    'a.css': { type: 'asset' as const },
  };
  expect(() => failAtCircle(straight)).not.toThrow();
  const round = { ...straight, 'first.js': chunk('ground.js'), 'ground.js': chunk('desk.js') };
  expect(() => failAtCircle(round)).toThrow('desk.js needs itself');
});
