import { mkdirSync, writeFileSync } from 'node:fs';
import { growCity } from './city.ts';
import { countiesText } from './county-file.ts';
import { coverageTopology, topologyText } from './coverage-file.ts';

/** Builds every file of geodata/boundaries and geodata/city anew: `npx tsx geodata/tools/generate.ts`. */
const started = Date.now();

function report(step: string): void {
  console.log(`${((Date.now() - started) / 1_000).toFixed(1).padStart(6)} s  ${step}`);
}

function save(path: string, text: string): void {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  report(`${path}: ${(text.length / 1_000).toFixed(0)} k characters`);
}

mkdirSync(new URL('../boundaries', import.meta.url), { recursive: true });
mkdirSync(new URL('../city', import.meta.url), { recursive: true });
const city = growCity(report);
save('boundaries/counties.geojson', countiesText(city));
save('city/coverage.topojson', topologyText(coverageTopology(city)));
