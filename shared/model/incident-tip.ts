import Type, { type Static } from 'typebox';
import { BasedOn, CLOSED, Identifier, Instant, Nullable } from './common.ts';
import { Incident } from './incident.ts';
import { Tip } from './tip.ts';

/** Tips this far from an incident, and incidents this far from a tip, are offered to be linked, metres [D]. */
export const NEAR_TIP_METRES = 2_000;

/** So many tips are listed on a card, linked or near, the newest first [D]. */
export const MOST_TIPS_LISTED = 100;

const basedOn = BasedOn;
const Metres = Type.Integer({ minimum: 0, description: 'to the nearest place of the incident' });
const Count = Type.Integer({ minimum: 0 });
const Moment = Nullable(Instant);

const { id, class: tipClass, words, place, state, receivedAt } = Tip.properties;

/**
 * A tip beside an incident, for those who may read tips: what was seen where and when, and nothing its sender left to
 * be reached by.
 */
export const IncidentTip = Type.Object(
  { id, class: tipClass, words, place, state, receivedAt, metres: Metres },
  CLOSED,
);
export type IncidentTip = Static<typeof IncidentTip>;

/** `GET /api/incidents/:id/tips`, each list newest first. */
export const IncidentTips = Type.Object({
  linked: Type.Array(IncidentTip),
  beyond: Type.Integer({ minimum: 0, description: 'linked too: of other areas, or past the list' }),
  near: Type.Array(IncidentTip, { description: 'open, of no incident, and at most 2 km away' }),
});
export type IncidentTips = Static<typeof IncidentTips>;

/** What whoever reads an incident is told of its tips: how many, and when the first and the last were received. */
export const TipCount = Type.Object({ count: Count, firstAt: Moment, lastAt: Moment }, CLOSED);
export type TipCount = Static<typeof TipCount>;

/** An open incident near a tip. */
export const NearIncident = Type.Object(
  {
    id: Incident.properties.id,
    kind: Incident.properties.kind,
    title: Incident.properties.title,
    state: Incident.properties.state,
    version: Incident.properties.version,
    receivedAt: Incident.properties.receivedAt,
    metres: Metres,
  },
  CLOSED,
);
export type NearIncident = Static<typeof NearIncident>;

/** `POST /api/incidents/:id/tips`. A tip is taken from an incident again only with a reason. */
export const TipLinkBody = Type.Union([
  Type.Object({ basedOn, act: Type.Literal('tip-link'), tip: Identifier }, CLOSED),
  Type.Object(
    {
      basedOn,
      act: Type.Literal('tip-unlink'),
      tip: Identifier,
      reason: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
    },
    CLOSED,
  ),
]);
export type TipLinkBody = Static<typeof TipLinkBody>;
