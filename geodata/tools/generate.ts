import { mkdirSync, writeFileSync } from 'node:fs';
import { createAtlas } from './atlas.ts';
import { growCity } from './city.ts';
import { countiesText } from './county-file.ts';
import { coverageTopology, topologyText } from './coverage-file.ts';
import { buildGates, buildUsualDays } from './crowds.ts';
import { buildDangers } from './dangers.ts';
import { DEPARTMENTS } from './departments.ts';
import { englishNamesText } from './english-names.ts';
import { buildEvents } from './events.ts';
import { FEEDS } from './feeds.ts';
import { buildGatherings } from './gatherings.ts';
import { buildHazardFiles } from './hazard-files.ts';
import { buildHazards } from './hazards.ts';
import { buildLabels } from './labels.ts';
import { buildResources } from './resources.ts';
import { buildShelterFiles } from './shelter-files.ts';
import { buildShelters } from './shelters.ts';
import { buildStreams } from './streams.ts';
import { buildStreets } from './streets.ts';

/** Builds every file of geodata/boundaries and geodata/city anew: `npx tsx geodata/tools/generate.ts`. */
const started = Date.now();

function report(step: string): void {
  console.log(`${((Date.now() - started) / 1_000).toFixed(1).padStart(6)} s  ${step}`);
}

function save(path: string, text: string): void {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  report(`${path}: ${(Buffer.byteLength(text) / 1_000).toFixed(0)} kB`);
}

/** A JSON array with one item a line. */
function saveList(name: string, items: readonly unknown[]): void {
  const lines = items.map((item) => JSON.stringify(item)).join(',\n');
  save(`city/${name}.json`, `[\n${lines}\n]\n`);
  report(`${items.length} ${name}`);
}

mkdirSync(new URL('../boundaries', import.meta.url), { recursive: true });
mkdirSync(new URL('../city', import.meta.url), { recursive: true });

const city = growCity(report);
save('boundaries/counties.geojson', countiesText(city));
save('city/coverage.topojson', topologyText(coverageTopology(city)));

save(
  'city/names-english.json',
  englishNamesText([...city.counties, ...city.towns, ...city.communities]),
);

const atlas = createAtlas(city);
const streets = buildStreets(city);
save('city/streets.json', `${JSON.stringify(streets)}\n`);
report(`${streets.nodes.length} street nodes, ${streets.edges.length} edges`);

const hazards = buildHazards(atlas);
const gatherings = buildGatherings(atlas);
const shelters = buildShelters(atlas);
const resources = buildResources(atlas, streets);
saveList('departments', DEPARTMENTS);
saveList('feeds', FEEDS);
saveList('hazards', hazards);
saveList('hazard-files', buildHazardFiles(hazards));
saveList('dangers', buildDangers(hazards));
saveList('gatherings', gatherings);
saveList('shelters', shelters);
saveList('shelter-files', buildShelterFiles(shelters));
saveList('resources', resources);
const streams = buildStreams(atlas, { hazards, gatherings, shelters, resources });
saveList('streams', streams);
saveList('gates', buildGates(gatherings));
saveList('usual-days', buildUsualDays(streams, gatherings));
saveList('events', buildEvents(gatherings));
saveList('labels', buildLabels(city, atlas));
