import type { Area } from '../../shared/model/area.ts';
import type { Department } from '../../shared/model/department.ts';
import type { Gathering } from '../../shared/model/gathering.ts';
import type { Hazard } from '../../shared/model/hazard.ts';
import type { Resource } from '../../shared/model/resource.ts';
import type { Rule } from '../../shared/model/rule.ts';
import type { Shelter } from '../../shared/model/shelter.ts';
import type { Stream } from '../../shared/model/stream.ts';
import type { Registers } from '../../shared/wire/situation.ts';

/** The registers with a way to each thing by its name. Never mutated: a new revision is a new object. */
export type IndexedRegisters = Registers & {
  streamByNumber: ReadonlyMap<number, Stream>;
  streamById: ReadonlyMap<string, Stream>;
  /** `kind:id` of a subject → the streams that watch it. */
  streamsBySubject: ReadonlyMap<string, readonly Stream[]>;
  hazardById: ReadonlyMap<string, Hazard>;
  gatheringById: ReadonlyMap<string, Gathering>;
  shelterById: ReadonlyMap<string, Shelter>;
  resourceById: ReadonlyMap<string, Resource>;
  /** How each unit stands while nobody sends it: `resources` may say how its task has it (unit-tasks.ts). */
  statusAtRest: ReadonlyMap<string, Resource['status']>;
  areaByCode: ReadonlyMap<string, Area>;
  ruleById: ReadonlyMap<string, Rule>;
  departmentById: ReadonlyMap<string, Department>;
};

const byId = <Item extends { id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.id, item]));

/** The key of `streamsBySubject`. */
export const subjectKey = (kind: string, id: string): string => `${kind}:${id}`;

function groupBySubject(streams: readonly Stream[]): ReadonlyMap<string, readonly Stream[]> {
  const groups = new Map<string, Stream[]>();
  for (const stream of streams) {
    if (stream.subject === null) continue;
    const key = subjectKey(stream.subjectKind, stream.subject);
    const group = groups.get(key);
    if (group) group.push(stream);
    else groups.set(key, [stream]);
  }
  return groups;
}

/** Builds every index in one pass a register. */
export function indexRegisters(registers: Registers): IndexedRegisters {
  return {
    ...registers,
    streamByNumber: new Map(registers.streams.map((stream) => [stream.number, stream])),
    streamById: byId(registers.streams),
    streamsBySubject: groupBySubject(registers.streams),
    hazardById: byId(registers.hazards),
    gatheringById: byId(registers.gatherings),
    shelterById: byId(registers.shelters),
    resourceById: byId(registers.resources),
    statusAtRest: new Map(registers.resources.map(({ id, status }) => [id, status])),
    areaByCode: new Map(registers.areas.map((area) => [area.code, area])),
    ruleById: byId(registers.rules),
    departmentById: byId(registers.departments),
  };
}
