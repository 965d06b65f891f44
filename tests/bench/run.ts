import { parseArgs } from 'node:util';
import type { Bench } from './harness.ts';
import { endUnfedCity } from './support/demo-city.ts';
import { endBenchServer } from './support/postgres.ts';

/** Every bench by name, loaded only when asked for. */
const BENCHES: Readonly<Record<string, () => Promise<{ bench: Bench }>>> = {
  codec: () => import('./codec.ts'),
  pip: () => import('./pip.ts'),
  ingest: () => import('./ingest.ts'),
  latest: () => import('./latest.ts'),
  rules: () => import('./rules.ts'),
  dispatch: () => import('./dispatch.ts'),
  studio: () => import('./studio.ts'),
  alarms: () => import('./alarms.ts'),
  evacuation: () => import('./evacuation.ts'),
  fanout: () => import('./fanout.ts'),
  aoi: () => import('./aoi.ts'),
  'slow-client': () => import('./slow-client.ts'),
  render: () => import('./render.ts'),
  pixel: () => import('./pixel.ts'),
  load: () => import('./load.ts'),
  soak: () => import('./soak.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' } },
});
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const options = {
  quick: values.quick,
  rounds: Number(values.rounds ?? (values.quick ? 2 : 5)),
};

// Some of what a bench waits for does not keep a process alive by itself, e.g. the end of a cluster.
setInterval(() => undefined, 60_000);

const seconds = (since: number) => Math.round((performance.now() - since) / 1_000);

let failed = 0;
const begun = performance.now();
for (const name of names) {
  const started = performance.now();
  const load = BENCHES[name];
  if (!load) {
    console.error(`no bench "${name}"; there are: ${Object.keys(BENCHES).join(', ')}`);
    process.exit(2);
  }
  try {
    await (await load()).bench(options);
  } catch (error) {
    failed += 1;
    console.error(`bench ${name} failed:`, error);
  }
  console.error(`${name} took ${seconds(started)} s, ${seconds(begun)} s so far`);
}
await endUnfedCity();
await endBenchServer();
process.exit(failed > 0 ? 1 : 0);
