import Type, { type Static } from 'typebox';
import { Scope } from '../model/account.ts';
import { Alarm } from '../model/alarm.ts';
import { AlarmHold } from '../model/alarm-hold.ts';
import { AlarmEscalation } from '../model/alarm-wait.ts';
import { Area } from '../model/area.ts';
import { Instant, Nullable } from '../model/common.ts';
import { Department } from '../model/department.ts';
import { Dispatch } from '../model/dispatch.ts';
import { FeedStatus } from '../model/feed.ts';
import { Gathering } from '../model/gathering.ts';
import { Hazard } from '../model/hazard.ts';
import { Incident } from '../model/incident.ts';
import { Resource } from '../model/resource.ts';
import { Rule } from '../model/rule.ts';
import { Shelter } from '../model/shelter.ts';
import { Stream } from '../model/stream.ts';
import { Wall } from '../model/wall.ts';
import { Warning } from '../model/warning.ts';

const column = <Schema extends Type.TSchema>(item: Schema) => Type.Array(item);

/**
 * `GET /api/situation`: all that changes, for the asker's scope, true at journal number `journal`.
 * Columns of `latest` run in parallel; `gridConditions` lists only grids whose condition is not `none`.
 */
export const Situation = Type.Object({
  protocol: Type.Integer(),
  journal: Type.Integer(),
  at: Instant,
  scope: Scope,
  synthetic: Type.Boolean({ description: 'true: demonstration data, badged on every screen' }),
  approvalNumber: Nullable(Type.String({ description: '审图号; null: never approved' })),
  registersRevision: Type.String(),
  coverageVersion: Type.String(),
  alarms: Type.Array(Alarm, { description: 'active or not yet acknowledged' }),
  holds: Type.Array(AlarmHold, { description: 'sources shelved or out of service' }),
  escalations: Type.Array(AlarmEscalation),
  warnings: Type.Array(Warning, { description: 'official warnings in force' }),
  incidents: Type.Array(Incident, { description: 'open ones, oldest first' }),
  dispatches: Type.Array(Dispatch, { description: 'open tasks of units' }),
  gridConditions: Type.Array(Type.Tuple([Type.String(), Type.Integer()]), {
    description: '[grid code, condition code]',
  }),
  feeds: Type.Array(FeedStatus),
  walls: Type.Array(Wall),
  latest: Type.Object({
    numbers: column(Type.Integer()),
    at: column(Type.Number({ description: 'epoch milliseconds of the reading' })),
    values: column(Nullable(Type.Number())),
    conditions: column(Type.Integer()),
    flags: column(
      Type.Integer({ description: 'bits as in frames; 1: the quality checks doubt it' }),
    ),
    longitudes: column(Nullable(Type.Number())),
    latitudes: column(Nullable(Type.Number())),
    speeds: column(Nullable(Type.Number())),
    headings: column(Nullable(Type.Number())),
  }),
});
export type Situation = Static<typeof Situation>;

/** `GET /api/registers?revision=R`: what changes by an act of a person. Cached for ever per revision. */
export const Registers = Type.Object({
  revision: Type.String(),
  areas: Type.Array(Area, { description: 'city, counties, towns, functional areas' }),
  departments: Type.Array(Department),
  streams: Type.Array(Stream),
  hazards: Type.Array(Hazard),
  gatherings: Type.Array(Gathering),
  shelters: Type.Array(Shelter),
  resources: Type.Array(Resource),
  rules: Type.Array(Rule),
});
export type Registers = Static<typeof Registers>;
