import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Instant, Name, Nullable, Synthetic } from './common.ts';
import { Post } from './hazard-file.ts';

/** Acts on a hidden danger; `remove` is the authority's own, the second step of art. 12. */
export const DANGER_STEPS = [
  'grade',
  'notify',
  'rectify',
  'remove',
  'pass',
  'fail',
  'close',
] as const;
export type DangerStep = (typeof DANGER_STEPS)[number];

/**
 * The life of a hidden danger (隐患): 发现 → 定级 → 整改 (after the notice) → 待复查 → 复查合格 → 销号.
 * Source: DOMAIN.md §2.5.
 */
export const DANGER_STATES = [
  'found',
  'graded',
  'rectifying',
  'rectified',
  'reviewed',
  'closed',
] as const;
export const DangerState = Type.Enum([...DANGER_STATES]);
export type DangerState = (typeof DANGER_STATES)[number];

export const DANGER_SEVERITIES = ['major', 'general'] as const;
export const DangerSeverity = Type.Enum([...DANGER_SEVERITIES]);
export type DangerSeverity = (typeof DANGER_SEVERITIES)[number];

export const DANGER_ORIGINS = ['inspection', 'report'] as const;
export const DangerOrigin = Type.Enum([...DANGER_ORIGINS]);
export type DangerOrigin = (typeof DANGER_ORIGINS)[number];

const Words = Type.String({ minLength: 1, maxLength: 300 });

/** 五落实: who answers (责任), what is done (措施), with which money (资金), until when (时限), and the plan for meanwhile (预案). */
export const Rectification = Type.Object(
  {
    responsibleUnit: Name,
    post: Post,
    measures: Words,
    fundsYuan: Type.Integer({ minimum: 0, maximum: 10_000_000_000 }),
    deadline: Instant,
    contingency: Words,
  },
  CLOSED,
);
export type Rectification = Static<typeof Rectification>;

/** A hidden danger. Acts are told by account; null is the demonstration's past. */
export const Danger = Type.Object(
  {
    id: Identifier,
    hazard: Identifier,
    hazardName: Name,
    county: AreaCode,
    town: AreaCode,
    state: DangerState,
    version: Type.Integer({ minimum: 1 }),
    origin: DangerOrigin,
    finding: Words,
    severity: Nullable(DangerSeverity),
    rectification: Nullable(Rectification),
    foundAt: Instant,
    foundBy: Nullable(Identifier),
    gradedBy: Nullable(Identifier, {
      description: 'who gave it the severity it has',
    }),
    supervisedAt: Nullable(Instant, {
      description: 'put under listed supervision (挂牌督办); null: not a major one',
    }),
    escalatedAt: Nullable(Instant, {
      description: 'its deadline passed and it was handed to the authority (art. 12), for good',
    }),
    rectifiedAt: Nullable(Instant),
    rectifiedBy: Nullable(Identifier),
    removedByAuthority: Type.Boolean(),
    reviewedAt: Nullable(Instant),
    reviewedBy: Nullable(Identifier),
    closedAt: Nullable(Instant),
    changedAt: Instant,
    changedBy: Nullable(Identifier),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Danger = Static<typeof Danger>;
