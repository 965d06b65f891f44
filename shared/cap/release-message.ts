import type { Position } from '../model/common.ts';
import type { Level } from '../model/level.ts';
import type { ReleaseBody } from '../model/release.ts';
import type { ShownStatus } from '../model/warning.ts';
import { colourParameters, SEVERITY_OF_LEVEL } from './colour.ts';
import type { CapMessage, CapReference } from './message.ts';

/** A drill is an Exercise, invented data a Test; only what is neither is Actual (art. 19, DOMAIN.md §6). */
export const statusOf = (drill: boolean, synthetic: boolean): ShownStatus => {
  if (drill) return 'Exercise';
  return synthetic ? 'Test' : 'Actual';
};

export type ReleaseMessage = {
  body: ReleaseBody;
  /** Of the official warning that is relayed; null for a notice. */
  level: Level | null;
  identifier: string;
  sender: string;
  /** Epoch ms. */
  sent: number;
  status: ShownStatus;
  /** Closed rings `[lon, lat]`. */
  rings: Position[][];
  /** The version this one corrects; null for a first one. */
  corrects: CapReference | null;
};

/** Whole seconds: CAP knows no parts of them. */
const seconds = (at: number): number => Math.floor(at / 1_000) * 1_000;

/** A release as the CAP message it goes out as: an Alert, or the Update that corrects the one before. */
export function releaseMessage(release: ReleaseMessage): CapMessage {
  const { body, level, corrects, rings, status } = release;
  return {
    identifier: release.identifier,
    sender: release.sender,
    sent: seconds(release.sent),
    status,
    messageType: corrects ? 'Update' : 'Alert',
    scope: 'Public',
    // Free words here are for drills and tests alone (CAP 1.2 §3.2.1).
    note: status === 'Actual' ? null : { Exercise: '演练', Test: '测试' }[status],
    references: corrects ? [corrects] : [],
    infos: [
      {
        language: 'zh-CN',
        categories: [body.category],
        event: body.event,
        responseTypes: [...body.responseTypes],
        urgency: body.urgency,
        severity: level === null ? body.severity : SEVERITY_OF_LEVEL[level],
        certainty: body.certainty,
        eventCodes: [],
        effective: seconds(release.sent),
        onset: seconds(Date.parse(body.onset)),
        expires: seconds(Date.parse(body.expires)),
        senderName: body.issuer,
        headline: body.headline,
        description: body.description,
        instruction: body.instruction,
        web: null,
        contact: null,
        parameters: colourParameters(level),
        areas: [{ description: body.areaDescription, polygons: rings, circles: [], geocodes: [] }],
      },
    ],
  };
}

/** The message that takes a release back. */
export const cancelMessage = (
  release: Pick<ReleaseMessage, 'identifier' | 'sender' | 'sent' | 'status'> & {
    cancels: CapReference;
    reason: string;
  },
): CapMessage => ({
  identifier: release.identifier,
  sender: release.sender,
  sent: seconds(release.sent),
  status: release.status,
  messageType: 'Cancel',
  scope: 'Public',
  note: release.reason,
  references: [release.cancels],
  infos: [],
});
