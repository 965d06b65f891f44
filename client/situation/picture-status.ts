import { type LinkStatus, type LiveState, useLive } from '../store/live-store.ts';

/**
 * How live the picture is, which is less than how live the line is: while the database takes no readings nothing new
 * can be seen, however well the server is heard.
 */
export const pictureStatus = ({
  status,
  heartbeat,
}: Pick<LiveState, 'status' | 'heartbeat'>): LinkStatus =>
  status === 'live' && heartbeat?.database === 'degraded' ? 'not-live' : status;

export const usePictureStatus = (): LinkStatus => useLive(pictureStatus);
