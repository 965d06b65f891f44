import Type, { type Static } from 'typebox';
import type { Alarm } from './alarm.ts';
import type { AlarmVerdict } from './alarm-verdict.ts';
import type { AlarmEscalation } from './alarm-wait.ts';
import { AreaCode } from './area.ts';
import { CLOSED, Instant, Nullable } from './common.ts';

/**
 * Everything the journal can say. What happened to the city first, then the acts of people.
 * `conditions.changed` carries every stream and grid of one town that changed in one transaction.
 */
export const JOURNAL_KINDS = [
  'conditions.changed',
  'alarm.raised',
  'alarm.raised-higher',
  'alarm.lowered',
  'alarm.cleared',
  'alarm.acknowledged',
  'alarm.escalated',
  'alarm.judged',
  'source.shelved',
  'source.unshelved',
  'source.taken-out',
  'source.returned',
  'feed.silent',
  'feed.recovered',
  'feed.created',
  'feed.key-issued',
  'feed.key-revoked',
  'stream.created',
  'register.changed',
  'coverage.changed',
  'plan.drafted',
  'plan.drawn',
  'plan.stepped',
  'plan.filing-late',
  'register.imported',
  'blocks.imported',
  'crosswalk.imported',
  'crosswalk.removed',
  'key-place.changed',
  'venue-type.changed',
  'staffing.changed',
  'staffing.carried',
  'staffing-norm.changed',
  'patrol.planned',
  'patrol.reported',
  'service-item.changed',
  'grid-task.changed',
  'rule.changed',
  'threshold.changed',
  'watch-rule.changed',
  'event.changed',
  'spontaneous.changed',
  'gathering.gates-changed',
  'hazard.changed',
  'hazard.inspected',
  'danger.changed',
  'danger.escalated',
  'digging.changed',
  'tip.received',
  'tip.changed',
  'shelter.registered',
  'shelter.moved',
  'shelter.changed',
  'shelter.verified',
  'shelter.state-changed',
  'shelter.counted',
  'warning.received',
  'warning.updated',
  'warning.cancelled',
  'warning.ended',
  'warning-source.created',
  'warning-source.removed',
  'release.drafted',
  'release.reviewed',
  'release.published',
  'release.withdrawn',
  'release.discarded',
  'channel.created',
  'channel.closed',
  'message.delivered',
  'message.failed',
  'message.superseded',
  'message.acknowledged',
  'account.created',
  'account.changed',
  'session.opened',
  'session.refused',
  'session.closed',
  'wall.pairing-started',
  'wall.paired',
  'wall.directed',
  'wall.revoked',
  'handover.changed',
  'run-card.changed',
  'unit.pairing-started',
  'unit.paired',
  'unit.unpaired',
  'unit.certified',
  'unit.profile-recorded',
  'unit.taken-out',
  'unit.returned',
  'incident.changed',
  'incident.photo-added',
  'incident.photos-deleted',
  'dispatch.changed',
  'evacuation.changed',
  'supply-item.changed',
  'supply.changed',
  'supply-order.changed',
  'case.changed',
  'case.shared',
  'case.read',
  'case-rules.changed',
  'case-desk.changed',
  'emergency-plan.changed',
  'emergency-plan.activated',
  'plan-task.changed',
  'drill.changed',
  'drill.incident-changed',
  'drill.move-changed',
  'table.exported',
  'layer.exported',
  'read-key.issued',
  'read-key.revoked',
  'scenario.started',
  'platform.started',
] as const;
export const JournalKind = Type.Enum([...JOURNAL_KINDS]);
export type JournalKind = (typeof JOURNAL_KINDS)[number];

/** Acts on accounts, sessions and secrets, and files taken away: for administrators, and for whoever did them. */
export const AUDIT_KINDS = [
  'feed.key-issued',
  'feed.key-revoked',
  'account.created',
  'account.changed',
  'session.opened',
  'session.refused',
  'session.closed',
  'wall.pairing-started',
  'unit.pairing-started',
  'table.exported',
  'layer.exported',
  'read-key.issued',
  'read-key.revoked',
] as const satisfies readonly JournalKind[];

/** Every stroke in a plan: for those who draw, too much for a wall. */
export const DRAWING_KINDS = ['plan.drawn'] as const satisfies readonly JournalKind[];

/**
 * All that a wall is told, whose screen hangs before everybody: what its map, its figures and its strip are made of. No acts on
 * staff, patrols, cases, orders, releases in work or the public's tips, which no wall may ask for either.
 */
export const WALL_KINDS = [
  'conditions.changed',
  'alarm.raised',
  'alarm.raised-higher',
  'alarm.lowered',
  'alarm.cleared',
  'alarm.acknowledged',
  'alarm.escalated',
  'alarm.judged',
  'source.shelved',
  'source.unshelved',
  'source.taken-out',
  'source.returned',
  'feed.silent',
  'feed.recovered',
  'feed.created',
  'stream.created',
  'register.changed',
  'rule.changed',
  'coverage.changed',
  'warning.received',
  'warning.updated',
  'warning.cancelled',
  'warning.ended',
  'incident.changed',
  'dispatch.changed',
  'wall.paired',
  'wall.directed',
  'wall.revoked',
  'scenario.started',
  'platform.started',
] as const satisfies readonly JournalKind[];

/**
 * One line of the journal. `number` is gapless and in commit order. `actor` is an account id,
 * `feed:<id>`, `wall:<id>`, `unit:<id>` or `system`. `town` and `county` are null when it concerns the whole city.
 */
export const JournalEntry = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    at: Instant,
    kind: JournalKind,
    actor: Type.String({ maxLength: 80 }),
    county: Nullable(AreaCode),
    town: Nullable(AreaCode),
    subject: Nullable(Type.String({ maxLength: 160 })),
    data: Type.Record(Type.String(), Type.Unknown()),
  },
  CLOSED,
);
export type JournalEntry = Static<typeof JournalEntry>;

/** The `data` of `conditions.changed`: columns, so that a silent department stays one line. */
export type ConditionsChanged = {
  /** `[stream number, condition before, condition after, value or null, at]` */
  streams: [number, string, string, number | null, string][];
  /** `[grid code, condition before, condition after]` */
  grids: [string, string, string][];
};

/** The `data` of every `alarm.…` entry: the alarm as it is after the change. */
export type AlarmChanged = { alarm: Alarm };

/** The `data` of `alarm.escalated`. */
export type AlarmEscalated = AlarmChanged & { escalation: AlarmEscalation };

/** The `data` of `alarm.judged`. */
export type AlarmJudged = AlarmChanged & { verdict: AlarmVerdict };

/** The `data` of `coverage.changed`: the plan that took effect or, being temporary, ended. */
export type CoverageChanged = {
  version: string;
  effectiveFrom: string;
  plan: string;
  name: string;
};

/** The `data` of `feed.silent` and `feed.recovered`. `lastSeen` is null for a feed never heard. */
export type FeedChanged = { feed: string; lastSeen: string | null };
