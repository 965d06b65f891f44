import type {
  NewShelter,
  ShelterCountEntry,
  ShelterFileChange,
  ShelterSiteChange,
  ShelterStateChange,
  SiteQuestion,
} from '../../shared/model/shelter-file.ts';
import type { ShelterFile, SiteAnswer } from '../../shared/wire/shelters.ts';
import { api } from '../live/api.ts';

const path = (id: string, part: string) => `/api/shelters/${encodeURIComponent(id)}/${part}`;

/** Records a further version of a shelter's file; 409 when somebody was quicker. */
export const changeShelterFile = (id: string, change: ShelterFileChange) =>
  api.send<ShelterFile>('PUT', path(id, 'file'), change);

/** Says that somebody found this version of the file true. @param key the same for a retry */
export const verifyShelter = (id: string, basedOn: number, key: string) =>
  api.send<ShelterFile>('POST', path(id, 'verification'), { basedOn }, key);

/** Takes a shelter a step further; opening needs an order. @param key the same for a retry */
export const stepShelter = (id: string, change: ShelterStateChange, key: string) =>
  api.send<ShelterFile>('POST', path(id, 'state'), change, key);

/** Enters a head count by hand. @param key the same for a retry */
export const countShelter = (id: string, entry: ShelterCountEntry, key: string) =>
  api.send<ShelterFile>('POST', path(id, 'counts'), entry, key);

/** What stands against a site, before anything is saved. */
export const askSite = (question: SiteQuestion) =>
  api.send<SiteAnswer>('POST', '/api/shelters/siting', question);

/** Takes a site into the register; said twice with one id it is taken once. */
export const registerShelter = (shelter: NewShelter) =>
  api.send<ShelterFile>('POST', '/api/shelters', shelter);

/** Records where a site is and what it is called. */
export const moveShelter = (id: string, change: ShelterSiteChange) =>
  api.send<ShelterFile>('PUT', path(id, 'site'), change);
