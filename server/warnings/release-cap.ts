import { MESSAGES_A_SECOND, nationalIdentifier } from '../../shared/cap/identifier.ts';
import type { CapMessage, CapReference } from '../../shared/cap/message.ts';
import { cancelMessage, releaseMessage, statusOf } from '../../shared/cap/release-message.ts';
import { structureProblems } from '../../shared/cap/structure.ts';
import { writeCap } from '../../shared/cap/write-message.ts';
import { readXml } from '../../shared/cap/xml-tree.ts';
import { simplifyRing } from '../../shared/geo/warning-shape.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import type { Position } from '../../shared/model/common.ts';
import type { ReleaseVersion } from '../../shared/model/release.ts';
import type { Queryable } from '../database/database.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { situationRepository } from '../situation/repository.ts';
import { type PublishedCap, releaseRepository } from './release-repository.ts';

/** How the platform is called as a sender: the first fourteen characters of its identifiers. */
const senderOf = (organ: string): string => `${CITY_CODE}${organ}00000`;

/** The text that goes out. Throws on one the schema would refuse: that is a fault of ours. */
function written(message: CapMessage): string {
  const text = writeCap(message);
  const problems = structureProblems(readXml(text));
  if (problems.length > 0) throw new Error(`a release is no CAP 1.2: ${problems.join('; ')}`);
  return text;
}

const ringsOf = ({ outline }: ReleaseVersion): Position[][] =>
  outline.coordinates.map(([outer]) => simplifyRing(outer!));

/** The next identifier at `at` (epoch ms). @throws Problem 409 when ten went out in this second */
async function nextIdentifier(organ: string, at: number, on: Queryable): Promise<string> {
  const first = nationalIdentifier(CITY_CODE, organ, at, 0);
  const taken = await releaseRepository(on).countOfSecond(first.slice(0, -1));
  if (taken < MESSAGES_A_SECOND) return nationalIdentifier(CITY_CODE, organ, at, taken);
  throw problem(409, 'too-many-this-second', 'ten messages went out in this second: try again');
}

const referenceTo = ({ capIdentifier, publishedAt }: ReleaseVersion, sender: string) =>
  ({ sender, identifier: capIdentifier!, sent: Date.parse(publishedAt!) }) satisfies CapReference;

type Parts = Pick<Services, 'config'>;

/** Whether anything here is invented: then nothing that goes out calls itself Actual. */
const isInvented = async ({ config }: Parts, on: Queryable): Promise<boolean> =>
  config.demo || (await situationRepository(on).isSynthetic());

/**
 * A version as the message it goes out as at `at` (epoch ms).
 * @param before the authoritative version that it corrects; null: there is none
 */
export async function capOfVersion(
  parts: Parts,
  version: ReleaseVersion,
  before: ReleaseVersion | null,
  at: number,
  on: Queryable,
): Promise<PublishedCap> {
  const sender = senderOf(parts.config.capOrgan);
  const identifier = await nextIdentifier(parts.config.capOrgan, at, on);
  const status = statusOf(version.body.drill, await isInvented(parts, on));
  const corrects = before && referenceTo(before, sender);
  const { body, level } = version;
  const rings = ringsOf(version);
  const message = releaseMessage({
    body,
    level,
    identifier,
    sender,
    sent: at,
    status,
    rings,
    corrects,
  });
  return { identifier, status, text: written(message) };
}

/** The message that takes the authoritative version back at `at` (epoch ms). */
export async function capOfWithdrawal(
  { config }: Parts,
  version: ReleaseVersion,
  reason: string,
  at: number,
  on: Queryable,
): Promise<PublishedCap> {
  const sender = senderOf(config.capOrgan);
  const identifier = await nextIdentifier(config.capOrgan, at, on);
  const status = version.capStatus!;
  const cancels = referenceTo(version, sender);
  const message = cancelMessage({ identifier, sender, sent: at, status, cancels, reason });
  return { identifier, status, text: written(message) };
}
