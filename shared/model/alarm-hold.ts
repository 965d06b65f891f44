import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant, Name, Nullable } from './common.ts';

/**
 * Two facts people can state of a source of alarms, each apart from the other and from what its alarms are:
 * `shelved` its alarms are set aside for a while and come back by themselves; `out-of-service` it is not
 * watched at all, and its condition is unknown.
 */
export const HOLD_KINDS = ['shelved', 'out-of-service'] as const;
export const HoldKind = Type.Enum([...HOLD_KINDS]);
export type HoldKind = (typeof HOLD_KINDS)[number];

/** Why a source is set aside. */
export const HOLD_REASONS = ['maintenance', 'known-fault', 'nuisance', 'trial', 'other'] as const;
export const HoldReason = Type.Enum([...HOLD_REASONS]);

/** The longest an alarm may be shelved: one shift. FAULTS.md F50 [U]. */
export const LONGEST_SHELF_MINUTES = 480;

/** What raises alarms: `stream:<id>`, `feed:<id>` for the silence of a whole feed, `watch:<rule>@<place>`, or `event:<id>`. */
export const AlarmSource = Type.String({
  pattern: '^[a-z]{1,16}:[A-Za-z0-9][A-Za-z0-9._-]{0,63}(@[A-Za-z0-9._-]{1,64})?$',
  description: 'stream:<id>, feed:<id>, watch:<rule>@<place> or event:<id>',
});

const Note = Type.String({ maxLength: 200 });

/** A source set aside, by whom and why. `until` is null for one out of service: it is returned by a person. */
export const AlarmHold = Type.Object(
  {
    id: Type.Integer({ minimum: 1 }),
    kind: HoldKind,
    source: AlarmSource,
    name: Name,
    reason: HoldReason,
    note: Note,
    heldBy: Identifier,
    since: Instant,
    until: Nullable(Instant),
  },
  CLOSED,
);
export type AlarmHold = Static<typeof AlarmHold>;

/** `POST /api/alarm-holds`. `minutes` is for shelving alone, and null otherwise. */
export const NewHold = Type.Object(
  {
    kind: HoldKind,
    source: AlarmSource,
    reason: HoldReason,
    note: Note,
    minutes: Nullable(Type.Integer({ minimum: 1, maximum: LONGEST_SHELF_MINUTES })),
  },
  CLOSED,
);
export type NewHold = Static<typeof NewHold>;

/** The `data` of every `source.…` entry of the journal. `name` is the source's. */
export type HoldChanged = { name: string; hold: AlarmHold };
