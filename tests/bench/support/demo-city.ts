import { buildClient } from '../../../server/build/client.ts';
import { copyCity } from './city-data.ts';
import { type Jingwei, startJingwei } from './jingwei.ts';

/** The demonstration with its client built, on an embedded database; feeds have their bench keys too. */
export async function startDemoCity(
  scenario: string,
  nodeOptions: readonly string[] = [],
): Promise<Jingwei> {
  await buildClient(() => undefined);
  const city = await copyCity();
  const jingwei = await startJingwei(
    { DEMO: 'on', SCENARIO: scenario, DATA_DIR: city.folder },
    nodeOptions,
  );
  return {
    ...jingwei,
    async stop() {
      await jingwei.stop();
      city.remove();
    },
  };
}

let unfed: Promise<Jingwei> | null = null;

/** A city that nobody feeds, one for all benches of a run; `endUnfedCity` ends it. */
export async function unfedDemoCity(): Promise<Jingwei> {
  unfed ??= startDemoCity('none');
  return { ...(await unfed), stop: async () => undefined };
}

export async function endUnfedCity(): Promise<void> {
  await (await unfed)?.stop();
}
