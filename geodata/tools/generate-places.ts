import { writeFileSync } from 'node:fs';
import { readCoverage } from '../read.ts';
import { buildGasPipes } from './gas-pipes.ts';
import { readGround } from './ground.ts';
import { buildGroundHeights } from './ground-heights.ts';
import { buildKeyPlaces } from './key-places.ts';
import { buildProtectedObjects } from './protected-objects.ts';

/** Builds the registers of places from the committed city: `npx tsx geodata/tools/generate-places.ts`. */
function save(name: string, items: readonly unknown[]): void {
  const lines = items.map((item) => JSON.stringify(item)).join(',\n');
  writeFileSync(new URL(`../city/${name}.json`, import.meta.url), `[\n${lines}\n]\n`);
  console.log(`${items.length} ${name}`);
}

const ground = readGround();
save('protected-objects', buildProtectedObjects(ground));
save('gas-pipes', buildGasPipes());
save('key-places', buildKeyPlaces(ground));
// One number a grid and nothing else: in lines of their own they would be ten times as long.
const heights = JSON.stringify(buildGroundHeights(readCoverage()));
writeFileSync(new URL('../city/ground-heights.json', import.meta.url), `${heights}\n`);
