import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  BasedOn,
  CLOSED,
  Identifier,
  Instant,
  Name,
  Nullable,
  Position,
  Synthetic,
} from './common.ts';
import { GridCode } from './grid.ts';
import { Confidence } from './rule.ts';

const Reason = Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' });
/** What a case is about: it points there and copies nothing of it. */
export const CASE_SUBJECTS = ['incident', 'tip', 'alarm', 'grid-task'] as const;
export type CaseSubject = (typeof CASE_SUBJECTS)[number];
export const CaseSubject = Type.Enum([...CASE_SUBJECTS]);
const About = Type.Object({ kind: CaseSubject, id: Identifier }, CLOSED);

/**
 * `undecided`: it lies on a border and somebody says which side; `offered` to a desk; `accepted`; `escalated` to the
 * command body to decide; `closed`.
 */
export const CASE_STATES = ['undecided', 'offered', 'accepted', 'escalated', 'closed'] as const;
export const CaseState = Type.Enum([...CASE_STATES]);
export type CaseState = (typeof CASE_STATES)[number];

/** The desk that decides what departments hand to and fro. */
export const COMMAND_DEPARTMENT = 'governance-command';
/** So often a case is refused before the command body decides [D]. */
export const MOST_BOUNCES = 3;
/** A place so near the border of two areas is asked about [D]. */
export const BORDER_METRES = 100;

/** One line of the rule table. `what`: kind of incident, class of tip, subject of alarm, department of task; null: whichever. */
export const CaseRule = Type.Object(
  {
    id: Identifier,
    about: CaseSubject,
    what: Nullable(Identifier),
    lead: Identifier,
    assisting: Type.Array(Identifier, { maxItems: 8, uniqueItems: true }),
    termWorkingDays: Type.Integer({ minimum: 1, maximum: 120 }),
  },
  CLOSED,
);
export type CaseRule = Static<typeof CaseRule>;

/** The rule table: the first line that fits proposes the desk. */
export const CaseRules = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    rules: Type.Array(CaseRule, { minItems: 1, maxItems: 200 }),
    source: Type.String({ minLength: 1, maxLength: 300 }),
    confidence: Confidence,
    /** null: as shipped. */
    recordedAt: Nullable(Instant),
    recordedBy: Nullable(Identifier),
  },
  CLOSED,
);
export type CaseRules = Static<typeof CaseRules>;

/** `POST /api/case-rules`: a further version. */
export const CaseRulesChange = Type.Object(
  {
    basedOn: BasedOn,
    rules: CaseRules.properties.rules,
    source: CaseRules.properties.source,
    confidence: Confidence,
  },
  CLOSED,
);
export type CaseRulesChange = Static<typeof CaseRulesChange>;

/** 督办: what a body above asks for by when. `escalatedAt`: the day passed and it went to the command body. */
export const CaseSupervision = Type.Object(
  { reason: Reason, by: Identifier, at: Instant, dueAt: Instant, escalatedAt: Nullable(Instant) },
  CLOSED,
);
export type CaseSupervision = Static<typeof CaseSupervision>;

/** A case (分流转办): one id and one clock from its first desk to its last. */
export const Case = Type.Object(
  {
    id: Identifier,
    about: About,
    title: Name,
    place: Nullable(Position),
    grid: Nullable(GridCode),
    county: AreaCode,
    town: Nullable(AreaCode),
    state: CaseState,
    lead: Identifier,
    assisting: Type.Array(Identifier),
    /** The line of the rule table that proposed the desk; null: somebody chose it. */
    rule: Nullable(Type.Object({ id: Identifier, version: BasedOn }, CLOSED)),
    /** The areas a border case may belong to. */
    sides: Nullable(Type.Array(AreaCode)),
    bounces: Type.Integer({ minimum: 0 }),
    /** Whether the command body has decided whose it is. */
    decided: Type.Boolean(),
    receivedAt: Instant,
    dueAt: Instant,
    supervision: Nullable(CaseSupervision),
    openedAt: Instant,
    openedBy: Identifier,
    closedAt: Nullable(Instant),
    version: BasedOn,
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Case = Static<typeof Case>;

export const CASE_ACTS = [
  'open',
  'side',
  'accept',
  'refuse',
  'decide',
  'assist',
  'supervise',
  'escalate',
  'close',
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** A link of the chain of owners, never changed. */
export const CaseLink = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    act: Type.Enum([...CASE_ACTS]),
    from: Nullable(Identifier),
    to: Identifier,
    reason: Nullable(Reason),
    at: Instant,
    by: Identifier,
  },
  CLOSED,
);
export type CaseLink = Static<typeof CaseLink>;

/** `POST /api/cases`. `lead` null: by the rule table. */
export const NewCase = Type.Object(
  { about: About, title: Name, lead: Nullable(Identifier) },
  CLOSED,
);
export type NewCase = Static<typeof NewCase>;

const Assisting = Type.Array(Identifier, { maxItems: 8, uniqueItems: true });

/** `POST /api/cases/:id/acts`. A refusal says why and which desk instead. */
export const CaseActBody = Type.Union([
  Type.Object({ basedOn: BasedOn, act: Type.Literal('side'), area: AreaCode }, CLOSED),
  Type.Object({ basedOn: BasedOn, act: Type.Literal('accept') }, CLOSED),
  Type.Object(
    { basedOn: BasedOn, act: Type.Literal('refuse'), reason: Reason, proposed: Identifier },
    CLOSED,
  ),
  Type.Object(
    {
      basedOn: BasedOn,
      act: Type.Literal('decide'),
      reason: Reason,
      lead: Identifier,
      assisting: Assisting,
    },
    CLOSED,
  ),
  Type.Object({ basedOn: BasedOn, act: Type.Literal('assist'), assisting: Assisting }, CLOSED),
  Type.Object(
    {
      basedOn: BasedOn,
      act: Type.Literal('supervise'),
      reason: Reason,
      workingDays: Type.Integer({ minimum: 1, maximum: 60 }),
    },
    CLOSED,
  ),
  Type.Object({ basedOn: BasedOn, act: Type.Literal('close'), reason: Reason }, CLOSED),
]);
export type CaseActBody = Static<typeof CaseActBody>;

/** What can be shared of a case. Whatever is not named stays hidden. */
export const SHARED_FIELDS = [
  'title',
  'about',
  'place',
  'grid',
  'town',
  'state',
  'lead',
  'receivedAt',
  'dueAt',
  'chain',
] as const;
export const SharedField = Type.Enum([...SHARED_FIELDS]);
export type SharedField = (typeof SHARED_FIELDS)[number];

/** A share: some fields, for one department, until a moment. */
export const CaseShare = Type.Object(
  {
    id: Identifier,
    case: Identifier,
    department: Identifier,
    fields: Type.Array(SharedField),
    reason: Reason,
    sharedAt: Instant,
    sharedBy: Identifier,
    endsAt: Instant,
    endedAt: Nullable(Instant),
  },
  CLOSED,
);
export type CaseShare = Static<typeof CaseShare>;

/** `POST /api/cases/:id/shares`. The id is the sender's, so that a retry shares nothing twice. */
export const NewCaseShare = Type.Object(
  {
    id: Identifier,
    department: Identifier,
    fields: Type.Array(SharedField, { minItems: 1, uniqueItems: true }),
    reason: Reason,
    endsAt: Instant,
  },
  CLOSED,
);
export type NewCaseShare = Static<typeof NewCaseShare>;

/** What a share's reader is given: the fields that were named, and no other. */
export const SharedCase = Type.Object(
  { share: CaseShare, shown: Type.Record(Type.String(), Type.Unknown()) },
  CLOSED,
);
export type SharedCase = Static<typeof SharedCase>;
