import { simplifyRing } from '../../shared/geo/warning-shape.ts';
import type { Position } from '../../shared/model/common.ts';
import type { EvacuationNotice } from '../../shared/model/evacuation.ts';
import { MOST_RING_POSITIONS, type ReleaseBody } from '../../shared/model/release.ts';
import { HOUR_MS } from '../../shared/time/units.ts';
import { instant } from '../clock.ts';

/** What the event is called to the public. */
const EVENT = '紧急疏散';

/** The draft of a release that tells the public of an order. @param ring closed, [lon, lat]; @param now epoch ms */
export const releaseBody = (
  { hours, eventClass, ...words }: EvacuationNotice,
  ring: readonly Position[],
  issuer: string,
  now: number,
): ReleaseBody => ({
  ...words,
  ...{ kind: 'notice', drill: false, event: EVENT, eventClass, category: 'Safety', issuer },
  ...{ urgency: 'Immediate', severity: 'Unknown', certainty: 'Unknown' },
  responseTypes: ['Evacuate'],
  ...{ onset: instant(now), expires: instant(now + hours * HOUR_MS) },
  area: { kind: 'polygon', ring: simplifyRing(ring, MOST_RING_POSITIONS) },
  ...{ fromWarning: null, fromAlarm: null },
});
