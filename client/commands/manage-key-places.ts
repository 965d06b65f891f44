import type {
  KeyPlaceChange,
  KeyPlaceStanding,
  VenueType,
  VenueTypeChange,
} from '../../shared/model/key-place.ts';
import { api } from '../live/api.ts';

/** Changes who runs a key place, its plans and its last drill; 409 when somebody was quicker. */
export const changeKeyPlace = (id: string, change: KeyPlaceChange) =>
  api.send<KeyPlaceStanding>('PUT', `/api/key-places/${encodeURIComponent(id)}`, change);

/** Declares which department leads in a new kind of business, or takes it back; 409 as above. */
export const declareLead = (id: string, change: VenueTypeChange) =>
  api.send<VenueType>('PUT', `/api/venue-types/${encodeURIComponent(id)}`, change);
