import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  ActorName,
  BasedOn,
  CLOSED,
  Identifier,
  Instant,
  Name,
  Nullable,
  Position,
  RowNumber,
  RowNumberText,
  Synthetic,
} from './common.ts';
import { GridCode } from './grid.ts';
import { IncidentCommand } from './incident-command.ts';
import { IncidentGround } from './incident-ground.ts';

/** 自然灾害, 事故灾难, 公共卫生事件, 社会安全事件 (Emergency Response Law, DOMAIN.md §2.1). */
export const INCIDENT_CLASSES = [
  'natural-disaster',
  'accident',
  'public-health',
  'social-security',
] as const;
export const IncidentClass = Type.Enum([...INCIDENT_CLASSES]);
export type IncidentClass = (typeof INCIDENT_CLASSES)[number];

/** Ids of incidents begin with it: a room that is an incident is told from one that is a plan. */
export const INCIDENT_PREFIX = 'incident-';
export const isIncidentId = (id: string): boolean => id.startsWith(INCIDENT_PREFIX);

/** What has happened, as far as it decides who is sent. */
export const INCIDENT_KINDS = [
  'flood',
  'fire',
  'gas-leak',
  'chemical-leak',
  'crowd',
  'traffic',
  'building',
  'weather',
  'medical',
  'other',
] as const;
export const IncidentKind = Type.Enum([...INCIDENT_KINDS]);
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** 特别重大, 重大, 较大, 一般. Social-security incidents have none (DOMAIN.md §2.1). */
export const INCIDENT_GRADES = ['extremely-serious', 'serious', 'major', 'general'] as const;
export const IncidentGrade = Type.Enum([...INCIDENT_GRADES]);
export type IncidentGrade = (typeof INCIDENT_GRADES)[number];

/** DOMAIN.md §5. */
export const INCIDENT_STATES = [
  'reported',
  'verified',
  'responding',
  'controlled',
  'ended',
  'reviewed',
  'false_alarm',
  'merged',
] as const;
export const IncidentState = Type.Enum([...INCIDENT_STATES]);
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** A sentence about places, things and organisations, never about persons. */
export const IncidentText = Type.String({ minLength: 1, maxLength: 1_000 });

/** What a response is started with, all four by law (art. 72). Level 1 is the highest. */
export const ResponseStart = Type.Object(
  {
    matter: IncidentText,
    level: Type.Integer({ minimum: 1, maximum: 4 }),
    expectedHours: Type.Integer({ minimum: 1, maximum: 2_160 }),
    measures: IncidentText,
  },
  CLOSED,
);
export type ResponseStart = Static<typeof ResponseStart>;

/** The response in force: what it was started or last changed with, and when. */
export const IncidentResponse = Type.Object(
  { ...ResponseStart.properties, since: Instant },
  CLOSED,
);
export type IncidentResponse = Static<typeof IncidentResponse>;

/** So many are named; one flood of them is one incident. */
export const MOST_ALARMS = 200;

/**
 * One incident. `receivedAt` starts the statutory report clocks and is never changed. `grade` null: not
 * graded yet, or of a class that has no grades. `drill` null: it is real.
 */
export const Incident = Type.Object(
  {
    id: Identifier,
    class: IncidentClass,
    kind: IncidentKind,
    title: Name,
    grade: Nullable(IncidentGrade),
    state: IncidentState,
    place: Position,
    grid: Nullable(GridCode),
    county: AreaCode,
    town: AreaCode,
    alarms: Type.Array(Type.Integer({ minimum: 1 }), { maxItems: MOST_ALARMS }),
    response: Nullable(IncidentResponse),
    command: IncidentCommand,
    ground: IncidentGround,
    mergedInto: Nullable(Identifier),
    receivedAt: Instant,
    openedAt: Instant,
    openedBy: Identifier,
    changedAt: Instant,
    closedAt: Nullable(Instant),
    version: Type.Integer({ minimum: 1 }),
    drill: Nullable(Identifier),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Incident = Static<typeof Incident>;

/** How a line came into the log. */
export const LOG_KINDS = [
  'opened',
  'act',
  'dispatch',
  'supplies',
  'shelter',
  'plan',
  'photo',
  'note',
] as const;

/** One line of an incident's log, never changed: when it happened and when it was written down. */
export const IncidentLine = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    kind: Type.Enum([...LOG_KINDS]),
    /** What was done, or how far what was sent or opened is; null for a note. */
    act: Nullable(Type.String({ maxLength: 40 })),
    text: Type.String({ maxLength: 1_000 }),
    happenedAt: Instant,
    enteredAt: Instant,
    by: ActorName,
  },
  CLOSED,
);
export type IncidentLine = Static<typeof IncidentLine>;

export const INCIDENT_ACTS = [
  'verify',
  'grade',
  'reclassify',
  'respond',
  'control',
  'end',
  'review',
  'dismiss',
  'merge',
] as const;
export type IncidentAct = (typeof INCIDENT_ACTS)[number];

/**
 * `POST /api/incidents/:id/acts`. `grade` with `grade`, `reclassify` with `class` and `kind`, `respond` with `response` (starting, or a new level),
 * `merge` with `into`; `review` and `dismiss` with `text`.
 */
export const IncidentActBody = Type.Object(
  {
    basedOn: BasedOn,
    act: Type.Enum([...INCIDENT_ACTS]),
    grade: Type.Optional(IncidentGrade),
    class: Type.Optional(IncidentClass),
    kind: Type.Optional(IncidentKind),
    response: Type.Optional(ResponseStart),
    into: Type.Optional(Identifier),
    text: Type.Optional(IncidentText),
  },
  CLOSED,
);
export type IncidentActBody = Static<typeof IncidentActBody> & { act: IncidentAct };

/** So many closed ones are told at once. */
export const CLOSED_PAGE = 50;

/** `GET /api/incidents`. `closed`: only those that are over, the last closed first; `after`: those after this one. */
export const IncidentQuestion = Type.Object(
  {
    closed: Type.Optional(Type.Enum(['true', 'false'])),
    after: Type.Optional(Identifier),
    title: Type.Optional(Type.String({ maxLength: 80, description: 'part of it, of closed ones' })),
    kind: Type.Optional(IncidentKind),
    alarm: Type.Optional({ ...RowNumberText, description: 'which is part of it, of closed ones' }),
  },
  CLOSED,
);
export type IncidentQuestion = Static<typeof IncidentQuestion>;

/**
 * `POST /api/incidents`: from an alarm or a tip (its place and moment are taken where not said), or by hand. `tip`: it
 * is linked at once. `drill`: it is no real one but of this running drill, which the caller takes part in.
 */
export const NewIncident = Type.Object(
  {
    alarm: Nullable(RowNumber),
    class: IncidentClass,
    kind: IncidentKind,
    title: Name,
    place: Nullable(Position),
    receivedAt: Nullable(Instant),
    tip: Type.Optional(Nullable(Identifier)),
    drill: Type.Optional(Nullable(Identifier)),
  },
  CLOSED,
);
export type NewIncident = Static<typeof NewIncident>;

/** `POST /api/incidents/:id/log`. `happenedAt` null: now. */
export const NewLine = Type.Object({ text: IncidentText, happenedAt: Nullable(Instant) }, CLOSED);
export type NewLine = Static<typeof NewLine>;
