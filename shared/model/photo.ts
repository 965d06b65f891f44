import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant, Name, Nullable } from './common.ts';

/** Pixels of the longer side: enough to read a sign across a street, and small enough for a poor line [D]. */
export const PHOTO_SIDE = 1_600;
/** Of a photo as a unit's page sends it [D]: one of that many pixels takes a fifth of it. */
export const MOST_PHOTO_BYTES = 2 * 1_048_576;
/** Of one task [D]. */
export const MOST_PHOTOS = 60;
/** Pictures are deleted so long after their incident was over (DOMAIN.md §7, art. 85; the number is ours [D]). */
export const PHOTOS_LAST_DAYS = 30;

/**
 * What a unit saw at the scene. The picture is another resource, `/api/photos/:id/picture`, and is of our own encoding:
 * nothing that a device wrote beside the pixels is in it. `deletedAt`: its picture is gone, and its hash stays.
 */
export const Photo = Type.Object(
  {
    id: Identifier,
    incident: Identifier,
    dispatch: Identifier,
    resource: Identifier,
    callSign: Name,
    happenedAt: Instant,
    enteredAt: Instant,
    width: Type.Integer({ minimum: 1, maximum: PHOTO_SIDE }),
    height: Type.Integer({ minimum: 1, maximum: PHOTO_SIDE }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'of the picture that is kept' }),
    deletedAt: Nullable(Instant),
  },
  CLOSED,
);
export type Photo = Static<typeof Photo>;

/** `POST /api/unit/photos`: of which task it is, and when it was taken. The body is the JPEG itself. */
export const UnitPhoto = Type.Object({ dispatch: Identifier, happenedAt: Instant }, CLOSED);
export type UnitPhoto = Static<typeof UnitPhoto>;
