import { absenceOf } from '../store/absence.ts';
import { type LinkStatus, type LiveState, useLive } from '../store/live-store.ts';

/**
 * How live the picture is, which is less than how live the line is: while the database takes no readings, or nobody judges
 * them, nothing new can be seen, however well the server is heard.
 */
export const pictureStatus = (live: Pick<LiveState, 'status' | 'heartbeat'>): LinkStatus =>
  absenceOf(live) === null ? live.status : 'not-live';

export const usePictureStatus = (): LinkStatus => useLive(pictureStatus);
