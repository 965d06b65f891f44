import { readRegister, readStreets } from '../../geodata/read.ts';
import { applyEdit } from '../../shared/geo/coverage/apply-edit.ts';
import type { Coverage } from '../../shared/geo/coverage/coverage.ts';
import { findings } from '../../shared/geo/coverage/findings.ts';
import { findingsOfShapes } from '../../shared/geo/coverage/findings-of-shapes.ts';
import { metricsOf } from '../../shared/geo/coverage/metrics.ts';
import { openCoverage } from '../../shared/geo/coverage/open-coverage.ts';
import { PROPOSAL_DEFAULTS, proposeDivision } from '../../shared/geo/coverage/propose-division.ts';
import { edgesOf } from '../../shared/geo/coverage/snap.ts';
import type { Position } from '../../shared/model/common.ts';
import { createRandom } from '../../shared/random.ts';
import { cityGrids } from '../support/coverage.ts';
import { boardOf } from '../support/drawing.ts';
import { walk } from '../support/random-edits.ts';
import { type Bench, type BenchOptions, median, mustEqual, percentile, report } from './harness.ts';

const GRIDS = 500;
const DRAGS = { quick: 40, long: 600 };
const WALK = { quick: 200, long: 10_000 };
/** A community of the city with 5,245 households. */
const LARGE_COMMUNITY = '320213025009';

/** The first communities of the city that have 500 grids between them. */
function plan(): Coverage {
  const { grids, communities } = cityGrids();
  const chosen = grids.slice(0, GRIDS);
  const whole = new Set(chosen.map(({ community }) => community));
  return openCoverage(
    grids.filter(({ community }) => whole.has(community)),
    { communities: communities.filter(({ code }) => whole.has(code)) },
  );
}

/** One community of 500 grids: as large as none is, and the whole of it is the neighbourhood. */
const oneCommunity = (): Coverage => boardOf(25, 20);

/** Vertices with no border of a community at them, `[lon, lat]`. */
function innerVertices(coverage: Coverage): Position[] {
  const fixed = new Set<string>();
  const all = new Map<string, Position>();
  for (const community of coverage.tiles.keys()) {
    for (const { ends, isBorder } of edgesOf(coverage, community)) {
      for (const end of ends) {
        all.set(String(end), end);
        if (isBorder) fixed.add(String(end));
      }
    }
  }
  return [...all].filter(([name]) => !fixed.has(name)).map(([, place]) => place);
}

/** Milliseconds of drags: the edit, the metrics of all 500 grids, the findings of the communities it touched. */
function drag(start: Coverage, drags: number): number[] {
  const hazards = readRegister('hazards').map(({ place }) => place);
  const shelters = readRegister('shelters').map(({ place }) => place);
  const facts = { hazards, shelters };
  const vertices = innerVertices(start);
  for (const key of start.grids.keys()) metricsOf(start, key, facts);
  const times: number[] = [];
  let coverage = start;
  for (let index = 0; index < drags; index += 1) {
    const from = vertices[(index * 37) % vertices.length]!;
    const to: Position = [Math.round(from[0] * 1e6 + 3) / 1e6, Math.round(from[1] * 1e6 + 2) / 1e6];
    const started = performance.now();
    const moved = applyEdit(coverage, { kind: 'move-vertex', from, to });
    for (const key of moved.coverage.grids.keys()) metricsOf(moved.coverage, key, facts);
    const touched = new Set(moved.changed.map((key) => moved.coverage.grids.get(key)!.community));
    findings(moved.coverage, [...touched]);
    times.push(performance.now() - started);
    mustEqual(moved.changed.length > 1, true, 'grids that follow');
    coverage = applyEdit(moved.coverage, { kind: 'move-vertex', from: to, to: from }).coverage;
  }
  return times;
}

function drags({ quick }: BenchOptions): void {
  const count = quick ? DRAGS.quick : DRAGS.long;
  const cases = { 'drag-500-grids': plan(), 'drag-500-grids-of-one-community': oneCommunity() };
  for (const [name, coverage] of Object.entries(cases)) {
    const times = drag(coverage, count);
    const note = `p95 of ${count}: edit, metrics of all ${coverage.grids.size} grids, findings of the neighbourhood`;
    report(
      { bench: 'studio', case: name, unit: 'ms', goal: '<= 100', note },
      percentile(times, 0.95),
    );
  }
}

function timed(rounds: number, work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    work();
    return (performance.now() - started) / 1_000;
  });
  return median(times);
}

function checks({ quick, rounds }: BenchOptions): void {
  const { grids, communities } = cityGrids();
  const shapes = grids.map(({ key, community, kind, households, outline }) => {
    const geometry = { type: 'MultiPolygon', coordinates: outline };
    return { key, community, kind, households, geometry };
  });
  const goal = '<= 5';
  const note = `${grids.length} grids, ${communities.length} communities; none has a finding`;
  const opened = timed(quick ? 1 : rounds, () => {
    mustEqual(findings(openCoverage(grids, { communities })).length, 0, 'findings');
  });
  report({ bench: 'studio', case: 'city-as-coverage', unit: 's', goal, note }, opened);
  const checked = timed(quick ? 1 : rounds, () => {
    mustEqual(findingsOfShapes(shapes, communities).length, 0, 'findings');
  });
  report({ bench: 'studio', case: 'city-as-shapes', unit: 's', goal, note }, checked);
}

function proposal({ quick, rounds }: BenchOptions): void {
  const { grids, communities } = cityGrids();
  const coverage = openCoverage(
    grids.filter(({ community }) => community === LARGE_COMMUNITY),
    { communities: communities.filter(({ code }) => code === LARGE_COMMUNITY) },
  );
  const { nodes, edges } = readStreets();
  const hazards = readRegister('hazards').map(({ place }) => place);
  let points = '';
  const seconds = timed(quick ? 1 : rounds, () => {
    const proposed = proposeDivision(coverage, {
      ...PROPOSAL_DEFAULTS,
      community: LARGE_COMMUNITY,
      lines: edges.map(([a, b]) => [nodes[a]!, nodes[b]!]),
      facts: { hazards },
      pastReports: [],
      random: createRandom(1),
      keyOf: (index) => `new-${index + 1}`,
      nameOf: (index) => `第${index + 1}网格`,
    })!;
    const { score, present } = proposed;
    mustEqual(score.withinLimits, score.grids, 'grids within 300 to 500 households');
    points = `${score.points} points, present ${present.points}`;
  });
  const note = `5,245 households, all grids within 300–500; ${points}`;
  report({ bench: 'studio', case: 'proposal-5000-households', unit: 's', note }, seconds);
}

function randomWalk({ quick }: BenchOptions): void {
  const edits = quick ? WALK.quick : WALK.long;
  const started = performance.now();
  const { taken, refused } = walk(edits, 1);
  const seconds = (performance.now() - started) / 1_000;
  const count = Object.values(taken).reduce((sum, one) => sum + one, 0);
  const note = `${count} taken, ${refused} refused; exact after every one`;
  report({ bench: 'studio', case: `random-edits-${edits}`, unit: 's', note }, seconds);
}

/** Drawing in the studio: what a frame has to wait for, what the server checks, what a proposal costs. */
export const bench: Bench = async (options) => {
  drags(options);
  checks(options);
  proposal(options);
  randomWalk(options);
};
