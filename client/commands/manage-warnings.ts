import type { ChannelDraft } from '../../shared/model/channel.ts';
import type { Release, ReleaseBody, ReleaseVersion } from '../../shared/model/release.ts';
import type { Imported } from '../../shared/model/warning.ts';
import { api, sendXml } from '../live/api.ts';

/** Takes a CAP file as it is; the server says what became of it. */
export const importWarning = async (file: File) =>
  sendXml<Imported>('/api/warnings', await file.text());

const release = (id: number, rest = '') => `/api/releases/${id}${rest}`;
const seen = ({ version, draftedAt }: ReleaseVersion) => ({ version, draftedAt });

/** @param key the same for a retry, so that one release is drafted */
export const draftRelease = (body: ReleaseBody, key: string) =>
  api.send<Release>('POST', '/api/releases', body, key);

/** Writes the newest version anew, or begins its correction; 409 when somebody was quicker. */
export const redraftRelease = (id: number, newest: ReleaseVersion, body: ReleaseBody) =>
  api.send<Release>('PUT', release(id), { seen: seen(newest), body });

/** Passes or publishes exactly the version that was read. */
export const stepRelease = (id: number, step: 'review' | 'publication', newest: ReleaseVersion) =>
  api.send<Release>('POST', release(id, `/${step}`), seen(newest));

export const withdrawRelease = (id: number, reason: string) =>
  api.send<Release>('POST', release(id, '/withdrawal'), { reason });

export const discardRelease = (id: number) => api.send<Release>('DELETE', release(id, '/draft'));

/** @param form fields id, name, url, intervalSeconds */
export const createSource = (form: FormData) =>
  api.send('POST', '/api/warning-sources', {
    ...Object.fromEntries(form),
    intervalSeconds: Number(form.get('intervalSeconds')),
  });

export const removeSource = (id: string) =>
  api.send('DELETE', `/api/warning-sources/${encodeURIComponent(id)}`);

/**
 * @param form fields id, name, kind, audience, address
 * @param key the same for a retry, which is told the secret that nobody has seen
 */
export const createChannel = (form: FormData, key: string) =>
  api.send<{ id: string; secret: string | null }>(
    'POST',
    '/api/channels',
    Object.fromEntries(form) as ChannelDraft,
    key,
  );

export const closeChannel = (id: string) =>
  api.send('DELETE', `/api/channels/${encodeURIComponent(id)}`);

/** Records that the receiver said he has a delivered message. */
export const acknowledgeMessage = (id: number) =>
  api.send('POST', `/api/messages/${id}/acknowledgement`);
