import { buildServer } from '../../server/build/server.ts';

/** Before the first file of a project: its tests start the server that was built of these sources, as people do. */
export default async function buildServerFirst(): Promise<void> {
  await buildServer(() => undefined);
}
