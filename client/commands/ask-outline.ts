import type { PolygonGeometry } from '../../shared/model/common.ts';
import type { PlaceAnswer } from '../../shared/wire/place-question.ts';
import { api } from '../live/api.ts';

/** What lies in a drawn polygon; changes nothing. */
export const askOutline = (outline: PolygonGeometry) =>
  api.send<PlaceAnswer>('POST', '/api/places/question', { outline });
