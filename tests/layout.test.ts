import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, type SourceFile, sourceFiles } from './support/source-files.ts';

const files = sourceFiles(['shared', 'server', 'client', 'geodata']);
const below = (folder: string) => files.filter(({ path }) => path.startsWith(folder));

/** `file → import` for every import that breaks the rule. */
const offences = (
  among: SourceFile[],
  isForbidden: (target: string, file: SourceFile) => boolean,
) =>
  among.flatMap((file) =>
    file.imports.filter((target) => isForbidden(target, file)).map((t) => `${file.path} → ${t}`),
  );

const folderOf = (path: string, depth: number) => path.split('/').slice(0, depth).join('/');

describe('the direction of imports', () => {
  it('keeps shared/ free of server, client, geodata and Node', () => {
    const outside = /^(server|client|geodata|tests)\/|^node:/;
    expect(offences(below('shared/'), (target) => outside.test(target))).toEqual([]);
  });

  it('lets rules know nouns and what is sent of them, and neither of these the rules', () => {
    const above = (...folders: string[]) => new RegExp(`^shared/(${folders.join('|')})/`);
    expect(offences(below('shared/model/'), (t) => above('wire', 'risk').test(t))).toEqual([]);
    expect(offences(below('shared/wire/'), (t) => above('risk').test(t))).toEqual([]);
  });

  it('keeps the client apart from the server', () => {
    expect(offences(below('client/'), (target) => target.startsWith('server/'))).toEqual([]);
    expect(offences(below('server/'), (target) => target.startsWith('client/'))).toEqual([]);
  });

  it('lets only shared/geo use turf', () => {
    const isTurf = (target: string) => target.startsWith('@turf/');
    const elsewhere = files.filter(({ path }) => !path.startsWith('shared/geo/'));
    expect(offences(elsewhere, isTurf)).toEqual([]);
  });

  it('lets panels import no other panel, nor the map', () => {
    const forbidden = (target: string, { path }: SourceFile) =>
      (target.startsWith('client/panels/') && folderOf(target, 3) !== folderOf(path, 3)) ||
      target.startsWith('client/map/');
    expect(offences(below('client/panels/'), forbidden)).toEqual([]);
  });

  it('lets a command have its key from the form or button that repeats it, never from itself', () => {
    const own = below('client/commands/').filter(({ text }) => text.includes('newActKey()'));
    // Where a wall looks is said whole each time: to say it twice changes nothing.
    expect(own.map(({ path }) => path)).toEqual([
      'client/commands/act-key.ts',
      'client/commands/direct-wall.ts',
    ]);
  });

  it('lets only client/live fetch and open sockets', () => {
    const elsewhere = below('client/').filter(({ path }) => !path.startsWith('client/live/'));
    expect(offences(elsewhere, (target) => target === 'socket.io-client')).toEqual([]);
    const fetching = elsewhere.filter(({ text }) =>
      /\bfetch\(|XMLHttpRequest|new WebSocket/.test(text),
    );
    expect(fetching.map(({ path }) => path)).toEqual([]);
  });

  it('lets only the session on a server limit an idle transaction: the embedded database dies of it', () => {
    const limiting = below('server/')
      .filter(({ text }) => /(set_config\(.|set (local )?)idle_in_transaction/i.test(text))
      .map(({ path }) => path);
    expect(limiting).toEqual(['server/database/server-session.ts']);
  });

  it('lets only the live plugin speak on sockets', () => {
    const speaking = /^(server\/live\/|server\/plugins\/sockets\.ts)/;
    const elsewhere = below('server/').filter(({ path }) => !speaking.test(path));
    expect(offences(elsewhere, (target) => target === 'socket.io')).toEqual([]);
  });
});

/** What features stand on, or what stands above several of them: each is looked at by a rule of its own, or by none. */
const NO_FEATURES = [
  'act-keys',
  'affected-area',
  'answers',
  'assessment',
  'base-map',
  'build',
  'by-the-clock',
  'database',
  'evacuations',
  'ground-heights',
  'identity',
  'journal',
  'live',
  'outbound',
  'plugins',
  'routing',
  'telemetry',
  'threads',
];
/** Every other folder of the server holds a feature; one may reach into another by its repository.ts alone. */
const FEATURES = new RegExp(`^server/(?!(${NO_FEATURES.join('|')})/)[\\w-]+/`);

/** How many are inside a shelter is worked out in one place, for whoever takes them there or supplies them. */
const INSIDE = /^server\/shelters\/(file-repository|occupancy)\.ts$/;

describe('features', () => {
  it('reach into each other only by repository.ts', () => {
    const features = files.filter(({ path }) => FEATURES.test(path));
    const forbidden = (target: string, { path }: SourceFile) =>
      FEATURES.test(target) &&
      folderOf(target, 2) !== folderOf(path, 2) &&
      !target.endsWith('/repository.ts') &&
      !(INSIDE.test(target) && path === 'server/supplies/basis.ts');
    expect(features.length).toBeGreaterThan(200);
    expect(offences(features, forbidden)).toEqual([]);
  });

  it('are unknown to the door for readings, but for the registers of feeds and streams', () => {
    const others = (target: string) =>
      FEATURES.test(target) && !/^server\/(feeds|streams)\/repository\.ts$/.test(target);
    expect(offences(below('server/telemetry/'), others)).toEqual([]);
  });
});

/**
 * A connection among the parameters of a method. Those of a factory, and of what stands beside it, are at the margin, or
 * one step from it on lines of their own.
 */
const TAKEN_BY_METHOD = /^(?: {2,}\S.*[( ]| {4,})\w+\??: (?:Queryable|Transaction|Database)\b/m;
/** A lock that ends with its own statement. */
const LOCK_OF_NOBODY = /Repository\((?:\w+\.)*database\)\s*\.lock/;

describe('repositories', () => {
  it('take their connection in the factory alone', () => {
    const repositories = below('server/').filter(({ path }) => path.endsWith('repository.ts'));
    expect(repositories.length).toBeGreaterThan(70);
    const twice = repositories.filter(({ text }) => TAKEN_BY_METHOD.test(text));
    expect(twice.map(({ path }) => path)).toEqual([]);
  });

  it('lock nothing outside a transaction', () => {
    const locking = below('server/').filter(({ text }) => LOCK_OF_NOBODY.test(text));
    expect(locking.map(({ path }) => path)).toEqual([]);
  });
});

/** An order to evacuate is made of acts of shelters and warnings: it stands above them, by these doors alone. */
const DOORS_OF_EVACUATIONS =
  /^server\/(\w[\w-]*\/repository|shelters\/(steps|file-repository|occupancy)|warnings\/release-acts)\.ts$/;
/** The card of the desk tells what every feature has in hand; an incident that is merged hands on what was ordered for it. */
const ASK_EVACUATIONS = ['server/handovers/hand-over.ts', 'server/incidents/merge.ts'];

describe('evacuations', () => {
  it('draw shelters and warnings together by a few doors, and two who are named ask their repository', () => {
    const own = below('server/evacuations/');
    const isClosed = (target: string) =>
      FEATURES.test(target) && !DOORS_OF_EVACUATIONS.test(target);
    expect(own.length).toBeGreaterThan(3);
    expect(offences(own, isClosed)).toEqual([]);
    const others = below('server/').filter(
      ({ path }) => !path.startsWith('server/evacuations/') && path !== 'server/app.ts',
    );
    const reaching = (target: string, { path }: SourceFile) =>
      target.startsWith('server/evacuations/') &&
      !(target === 'server/evacuations/repository.ts' && ASK_EVACUATIONS.includes(path));
    expect(offences(others, reaching)).toEqual([]);
  });
});

describe('files', () => {
  it('stay small enough to be read at a sitting', () => {
    const long = files
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  it('spell closed objects, fields that may be null and lengths of time as others do', () => {
    const own = ['shared/model/common.ts', 'shared/time/units.ts'];
    const spelt =
      /additionalProperties: false|Type\.Null\(\),?\s*\]|\[\s*Type\.Null\(\)|_MS = [^;]*\b(60_000|3_600_000|86_400_000)\b/;
    const among = [...below('shared/'), ...below('server/')];
    const odd = among.filter(({ path, text }) => !own.includes(path) && spelt.test(text));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('never write raw HTML', () => {
    const raw = /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|\bsetHTML\(/;
    expect(files.filter(({ text }) => raw.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('have no any, no suppressed check and nothing left to do', () => {
    const smell =
      /(:|\bas)\s*any\b|@ts-(ignore|expect-error|nocheck)|biome-ignore|\b(TODO|FIXME)\b/;
    expect(files.filter(({ text }) => smell.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe.each(['README.md', 'docs/regulation.md'])('%s', (page) => {
  const words = readFileSync(join(ROOT, page), 'utf8');
  const named = [
    ...words.matchAll(/`((?:client|server|shared|geodata|tests|docs)\/[\w./-]+)`/g),
  ].map((match) => match[1]!);

  it('names files that exist', () => {
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
