import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Instant, Nullable, Synthetic } from './common.ts';

/** `proposed` by the counts, `open` once somebody took it up, `monitored` with assessment and plan. */
export const SPONTANEOUS_STATES = ['proposed', 'open', 'monitored', 'ended', 'dismissed'] as const;
export type SpontaneousState = (typeof SPONTANEOUS_STATES)[number];

/** Why a proposal is set aside. */
export const DISMISSALS = ['known-event', 'everyday-crowd', 'counting-fault', 'dispersed'] as const;
export const Dismissal = Type.Enum([...DISMISSALS]);

export const SPONTANEOUS_ACTS = ['open', 'assess', 'plan', 'monitor', 'end', 'dismiss'] as const;
export type SpontaneousAct = (typeof SPONTANEOUS_ACTS)[number];

/** Who answers for an assessment or a plan: art. 17 names the town and the venue's manager. */
const Written = Nullable(
  Type.Object(
    {
      town: Type.String({ minLength: 1, maxLength: 500 }),
      venue: Type.String({ minLength: 1, maxLength: 500 }),
      by: Identifier,
      at: Instant,
    },
    CLOSED,
  ),
);

/**
 * A gathering nobody announced (群众自发聚集), as counts at a place: never who came, nor what for.
 * `count` is what was counted when it was found, `usual` what is usual there at that hour of the week.
 */
export const Spontaneous = Type.Object(
  {
    id: Type.Integer({ minimum: 1 }),
    gathering: Identifier,
    state: Type.Enum([...SPONTANEOUS_STATES]),
    foundAt: Instant,
    count: Type.Integer({ minimum: 0 }),
    usual: Nullable(Type.Integer({ minimum: 0 })),
    assessment: Written,
    plan: Written,
    closedAt: Nullable(Instant),
    dismissal: Nullable(Dismissal),
    town: AreaCode,
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Spontaneous = Static<typeof Spontaneous>;

/** `POST /api/spontaneous/:id/acts`. `town` and `venue` are what each writes to assess or to plan. */
export const SpontaneousActBody = Type.Object(
  {
    act: Type.Enum([...SPONTANEOUS_ACTS]),
    town: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    venue: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    dismissal: Type.Optional(Dismissal),
  },
  CLOSED,
);
export type SpontaneousActBody = Static<typeof SpontaneousActBody>;
