import type { UnitPhoto } from '../../shared/model/photo.ts';
import type {
  CertificationChange,
  UnitCertification,
} from '../../shared/model/unit-certification.ts';
import type { UnitPairing, UnitPlace } from '../../shared/model/unit-page.ts';
import type { ProfileChange, UnitProfile } from '../../shared/model/unit-profile.ts';
import type { ServiceChange, UnitService } from '../../shared/model/unit-service.ts';
import type { UnitTask } from '../../shared/wire/unit-task.ts';
import { api, sendJpeg } from '../live/api.ts';

/** Exchanges a code for the session of a unit's own page. Codes are read aloud: case is ignored. */
export const pairUnit = (code: string) =>
  api.send<undefined>('POST', '/api/unit/pair', {
    code: code.replace(/[\s-]/g, '').toUpperCase(),
  });

export const unpairUnit = () => api.send<undefined>('DELETE', '/api/unit/pairing');

export const askOwnTask = () => api.get<UnitTask>('/api/unit/task');

/** @param key of the act, the same however often it is sent */
export const sendOwnAct = (kind: 'step' | 'note', body: unknown, key: string) =>
  api.send<unknown>('POST', `/api/unit/${kind}s`, body, key);

/** @param key of the act, the same however often it is sent */
export const sendOwnPhoto = (of: UnitPhoto, picture: Blob, key: string) =>
  sendJpeg(`/api/unit/photos?${new URLSearchParams(of)}`, picture, key);

export const tellOwnPlace = (place: UnitPlace) =>
  api.send<undefined>('POST', '/api/unit/place', place);

/** The server forgets where the unit said it is. */
export const withdrawOwnPlace = () => api.send<undefined>('DELETE', '/api/unit/place');

const unitPath = (unit: string) => `/api/units/${encodeURIComponent(unit)}`;
const pathOf = (unit: string) => `${unitPath(unit)}/pairing`;

/** What the desk does about a unit's device. */
export const pairingPath = pathOf;
export const makeUnitCode = (unit: string) =>
  api.send<{ code: string; expiresAt: string }>('POST', `${pathOf(unit)}-code`);
export const cutUnitDevice = (unit: string) => api.send<UnitPairing>('DELETE', pathOf(unit));

/** Until when units are certified. */
export const CERTIFICATIONS_PATH = '/api/unit-certifications';
export const certifyUnit = (unit: string, change: CertificationChange) =>
  api.send<UnitCertification>('PUT', `${unitPath(unit)}/certification`, change);

/** What is recorded of a unit: whether it may be sent, what it can do, how many it carries, its shift and its certification. */
export const recordsPath = (unit: string) => `${unitPath(unit)}/records`;
export const recordProfile = (unit: string, change: ProfileChange) =>
  api.send<UnitProfile>('PUT', `${unitPath(unit)}/profile`, change);
export const changeService = (unit: string, change: ServiceChange) =>
  api.send<UnitService>('PUT', `${unitPath(unit)}/service`, change);
